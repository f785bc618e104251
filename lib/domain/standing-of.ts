import type { Loads } from "./balance";
import { type CardState, isAvailable } from "./card-state";
import { GRADES, type Grade } from "./grade";
import { intervalLabel } from "./interval-label";
import { type Outcome, preview } from "./schedule";
import type { Settings } from "./settings";
import type { Standing } from "./standing";

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
  { after }: Outcome,
  now: Date,
  settings: Settings,
): Standing {
  if (comesToday(after)) return standingOf(cardId, version, after, now, settings);
  const { state } = after;
  return {
    version,
    state,
    dueAt: null,
    buttons: NO_BUTTONS,
    days: NO_DAYS,
    available: !after.suspended,
    due: false,
  };
}
