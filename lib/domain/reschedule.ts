import { z } from "zod";
import { actShape } from "./action";
import { balancedInterval, chosenInterval, isWanted } from "./balance";
import { type CardState, isAvailable } from "./card-state";
import { type Redating, type ReviewState, redate } from "./schedule";
import type { Settings } from "./settings";
import { addDays, daysBetween, type StudyDay } from "./study-day";

/** A card with its state. */
export interface StatedCard {
  cardId: string;
  state: CardState;
  /** Whether the queue does not ask for it when it is due: it is then no day's work. */
  idle?: boolean;
}

const MOST_SPREAD_DAYS = 365;
const SPREAD_SENTENCE = `Spread over a whole number of days, ${MOST_SPREAD_DAYS} at most, or leave the field empty.`;

/** Over how many days what is due by today is spread; 0 for not at all. */
export const spreadSchema = z.object({
  spreadDays: z.int(SPREAD_SENTENCE).min(0, SPREAD_SENTENCE).max(MOST_SPREAD_DAYS, SPREAD_SENTENCE).default(0),
});

export const rescheduleSchema = spreadSchema.extend(actShape);
export type RescheduleInput = z.input<typeof rescheduleSchema>;

/** A card in review on its way to another date. */
interface Dated {
  cardId: string;
  state: ReviewState;
  idle?: boolean;
  dueDay: StudyDay;
  /** Where else its date may lie; null for one that stays. */
  move: Redating | null;
}

/**
 * The cards whose date moves when all are scheduled by these settings, with their new states: the same
 * cards and settings give the same dates. No date moves to before today. Where days are balanced, a date
 * moves once all others are known, to a day after today and with fewer reviews than its own: so neither
 * today nor the heaviest day has more reviews than without. What is due by today is spread over
 * `spreadDays` days from today on; 0 or 1 leaves it where it is.
 */
export function rescheduleAll(
  cards: readonly StatedCard[],
  today: StudyDay,
  settings: Settings,
  spreadDays = 0,
): StatedCard[] {
  const inOrder = [...cards].sort((a, b) => (a.cardId < b.cardId ? -1 : 1));
  const dated = inOrder.flatMap((card) => {
    const { state } = card;
    return state.state === "review" ? [dateBySettings({ ...card, state }, today, settings)] : [];
  });
  const even = settings.loadBalancing ? balance(dated, today, settings) : dated;
  return spread(even, today, settings, spreadDays).flatMap(({ cardId, state, dueDay }) => {
    if (dueDay === state.dueDay) return [];
    const intervalDays = Math.max(1, daysBetween(state.lastStudyDay, dueDay));
    return [{ cardId, state: { ...state, dueDay, intervalDays } }];
  });
}

/**
 * The date that a card in review would have by these settings, counted from its last review, and not before
 * today. One that these settings could have given stays: moving it would gain nothing.
 */
function dateBySettings(card: Omit<Dated, "dueDay" | "move">, today: StudyDay, settings: Settings): Dated {
  const { cardId, state } = card;
  const { fits, range, factor } = redate(cardId, state, settings);
  const from = state.lastStudyDay;
  const dueDay = addDays(from, chosenInterval(range, from, factor, settings));
  if (fits && (isWanted(state.dueDay, settings) || !isWanted(dueDay, settings))) {
    return { ...card, dueDay: state.dueDay, move: null };
  }
  const lowest = Math.max(range.lowest, daysBetween(from, today) + 1);
  const move = lowest <= range.highest ? { fits, factor, range: { ...range, lowest } } : null;
  if (dueDay >= today) return { ...card, dueDay, move };
  if (!move || isWanted(today, settings)) return { ...card, dueDay: today, move };
  return { ...card, dueDay: addDays(from, chosenInterval(move.range, from, factor, settings)), move };
}

/** Moves dates, one after the other, to lighter days of their ranges. */
function balance(dated: readonly Dated[], today: StudyDay, settings: Settings): Dated[] {
  const loads = new Map<StudyDay, number>();
  const add = (day: StudyDay, cards: number) => {
    const at = day < today ? today : day;
    loads.set(at, (loads.get(at) ?? 0) + cards);
  };
  for (const { dueDay, idle } of dated) if (!idle) add(dueDay, 1);
  return dated.map((card) => {
    const { state, idle, dueDay, move } = card;
    if (idle || !move) return card;
    add(dueDay, -1);
    const from = state.lastStudyDay;
    const chosen = daysBetween(from, dueDay);
    const days = balancedInterval(move.range, from, move.factor, settings, loads, chosen);
    const moved = { ...card, dueDay: addDays(from, days) };
    add(moved.dueDay, 1);
    return moved;
  });
}

/**
 * Deals what is due by today out over so many days from today on, those least likely to be recalled first, and
 * leaves out weekdays without reviews. The days differ by one card at most.
 */
function spread(dated: readonly Dated[], today: StudyDay, settings: Settings, spreadDays: number): readonly Dated[] {
  if (spreadDays < 2) return dated;
  const all = Array.from({ length: spreadDays }, (_, ahead) => addDays(today, ahead));
  const wanted = all.filter((day) => isWanted(day, settings));
  const days = wanted.length > 0 ? wanted : all;
  // Recall falls with elapsed days over stability, whatever the weights.
  const faded = ({ state }: Dated) => daysBetween(state.lastStudyDay, today) / state.stability;
  const due = dated
    .filter(({ idle, state, dueDay }) => !idle && dueDay <= today && isAvailable(state, today))
    .sort((a, b) => faded(b) - faded(a));
  const dayOf = new Map(
    due.map(({ cardId }, i) => [cardId, days[Math.floor((i * days.length) / due.length)] ?? today]),
  );
  return dated.map((card) => {
    const dueDay = dayOf.get(card.cardId) ?? today;
    return dueDay === today ? card : { ...card, dueDay };
  });
}
