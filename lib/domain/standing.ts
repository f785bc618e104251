import type { CardState } from "./card-state";
import { GRADES, type Grade } from "./grade";
import { intervalLabel } from "./interval-label";
import { preview } from "./schedule";
import type { Settings } from "./settings";
import { type StudyDay, studyDayOf } from "./study-day";

/** How a card stands with a learner: what a client needs to show it and to grade it. */
export interface Standing {
  /** The version of the state; a grade names it, and is refused when the state has moved on. */
  version: number;
  /** The study day that the buttons hold for. */
  studyDay: StudyDay;
  state: CardState["state"];
  /** ISO instant at which a step comes due; null for new cards and cards in review. */
  dueAt: string | null;
  /** The interval that each grade gives, such as "10m" or "4d". */
  buttons: Record<Grade, string>;
}

/** A card's standing at an instant, its buttons' intervals those that a click will give. */
export function standingOf(cardId: string, version: number, state: CardState, now: Date, settings: Settings): Standing {
  const outcomes = preview(cardId, state, now, settings);
  const buttons = Object.fromEntries(GRADES.map((grade) => [grade, intervalLabel(outcomes[grade].after, now)]));
  const dueAt = state.state === "learning" || state.state === "relearning" ? state.dueAt : null;
  return {
    version,
    studyDay: studyDayOf(now, settings),
    state: state.state,
    dueAt,
    buttons: buttons as Standing["buttons"],
  };
}
