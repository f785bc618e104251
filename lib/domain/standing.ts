import type { Loads } from "./balance";
import { type CardState, isAvailable } from "./card-state";
import { GRADES, type Grade } from "./grade";
import { intervalLabel } from "./interval-label";
import { type Outcome, preview } from "./schedule";
import type { Settings } from "./settings";
import type { StudyDay } from "./study-day";

/** How a card stands with a learner: what a client needs to show it and to grade it. */
export interface Standing {
  /** The version of the state; a grade names it, and is refused when the state has moved on. */
  version: number;
  /** The study day that the buttons hold for. */
  studyDay: StudyDay;
  state: CardState["state"];
  /** ISO instant at which a step of minutes comes due; null where the card waits for a day, or is new. */
  dueAt: string | null;
  /** The interval that each grade gives, such as "10m" or "4d"; empty for a card that is done with for today. */
  buttons: Record<Grade, string>;
  /** The same in days, 0 for a step of minutes: a grade says which it was, for dates depend on what else is due. */
  days: Record<Grade, number>;
  /** Whether it is neither suspended nor buried today. */
  available: boolean;
  /** Whether its time comes today: a new card, one in a step, or one in review whose day has begun. */
  due: boolean;
}

/** A card's standing at an instant, its buttons' intervals those that a click will give. */
export function standingOf(
  cardId: string,
  version: number,
  state: CardState,
  now: Date,
  settings: Settings,
  loads?: Loads,
): Standing {
  const outcomes = preview(cardId, state, now, settings, loads);
  const byGrade = <T>(value: (outcome: Outcome) => T) =>
    Object.fromEntries(GRADES.map((grade) => [grade, value(outcomes[grade])])) as Record<Grade, T>;
  const studyDay = outcomes[3].studyDay;
  return {
    version,
    studyDay,
    state: state.state,
    dueAt: comesToday(state) ? state.dueAt : null,
    buttons: byGrade(({ after }) => intervalLabel(after, now)),
    days: byGrade(({ after }) => after.intervalDays),
    available: isAvailable(state, studyDay),
    due: state.state !== "review" || state.dueDay <= studyDay,
  };
}

/** Whether a card is in a step of minutes: it comes again in the session that it is in. */
function comesToday(state: CardState): state is Extract<CardState, { dueAt: string }> {
  return (state.state === "learning" || state.state === "relearning") && state.intervalDays === 0;
}

const NO_BUTTONS: Record<Grade, string> = { 1: "", 2: "", 3: "", 4: "" };
const NO_DAYS: Record<Grade, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };

/**
 * A card's standing right after a grade. One that waits for another day is not shown again today, so
 * its buttons, most of the work of a standing, are left out.
 */
export function standingAfter(
  cardId: string,
  version: number,
  { after, studyDay }: Outcome,
  now: Date,
  settings: Settings,
): Standing {
  if (comesToday(after)) return standingOf(cardId, version, after, now, settings);
  const { state } = after;
  return {
    version,
    studyDay,
    state,
    dueAt: null,
    buttons: NO_BUTTONS,
    days: NO_DAYS,
    available: !after.suspended,
    due: false,
  };
}
