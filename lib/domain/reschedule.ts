import type { CardState } from "./card-state";
import { reschedule } from "./schedule";
import type { Settings } from "./settings";
import type { StudyDay } from "./study-day";

/** A card with its state. */
export interface StatedCard {
  cardId: string;
  state: CardState;
}

/**
 * The cards whose date moves when all are scheduled by these settings, with their new states. They are
 * taken in the order of their ids, and each counts as load for those after it: the same cards and
 * settings give the same dates.
 */
export function rescheduleAll(cards: readonly StatedCard[], today: StudyDay, settings: Settings): StatedCard[] {
  const loads = new Map<StudyDay, number>();
  const inOrder = [...cards].sort((a, b) => (a.cardId < b.cardId ? -1 : 1));
  return inOrder.flatMap(({ cardId, state }) => {
    const after = reschedule(cardId, state, today, settings, loads);
    if (after.state !== "review" || state.state !== "review") return [];
    loads.set(after.dueDay, (loads.get(after.dueDay) ?? 0) + 1);
    return after.dueDay === state.dueDay && after.intervalDays === state.intervalDays ? [] : [{ cardId, state: after }];
  });
}
