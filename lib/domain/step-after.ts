import { BasicLearningStepsStrategy, type Grade as FsrsGrade } from "ts-fsrs";
import type { CardState } from "./card-state";
import { FSRS_STATE } from "./fsrs";
import type { Grade } from "./grade";
import type { Settings } from "./settings";
import { DAY_MINUTES } from "./steps";

/** A step that follows a grade: how long it is, and which step comes after it, from 0. */
export interface Step {
  minutes: number;
  next: number;
}

/**
 * The step that follows a grade, or null where the card goes into review. Under a day the rules are those of
 * ts-fsrs. Of a day and more they are Anki's (rslib/src/scheduler/states/steps.rs): Hard repeats such a step, and
 * where it makes a first one longer, it gives whole days, of an only step at most one more.
 */
export function stepAfter(state: CardState, grade: Grade, settings: StepSettings): Step | null {
  const { learningStepsMinutes: learning, relearningStepsMinutes: relearning } = settings;
  const steps = state.state === "new" || state.state === "learning" ? learning : relearning;
  const place = state.state === "new" || state.state === "review" ? 0 : state.step;
  const minutesOf = (list: readonly number[]) => list.map((minutes) => `${minutes}m` as const);
  const parameters = { learning_steps: minutesOf(learning), relearning_steps: minutesOf(relearning) };
  const found = BasicLearningStepsStrategy(parameters as never, FSRS_STATE[state.state], place)[grade as FsrsGrade];
  if (!found || found.scheduled_minutes <= 0) return null;
  if (grade !== 2) return { minutes: found.scheduled_minutes, next: found.next_step };
  const minutes = place > 0 && isOfDays(steps[place]) ? steps[place] : hardOnFirst(found.scheduled_minutes, steps);
  return minutes === null ? null : { minutes, next: found.next_step };
}

type StepSettings = Pick<Settings, "learningStepsMinutes" | "relearningStepsMinutes">;

const isOfDays = (minutes: number | undefined): minutes is number => minutes !== undefined && minutes >= DAY_MINUTES;

/**
 * The length of Hard on a first step, from what ts-fsrs makes of it: the mean of the first two, or half as much
 * again of an only one. Null where an only step under a day would reach a day: the card goes into review.
 */
function hardOnFirst(minutes: number, [first = 0, second]: readonly number[]): number | null {
  if (!isOfDays(minutes)) return minutes;
  if (second === undefined && !isOfDays(first)) return null;
  const most = second === undefined ? first + DAY_MINUTES : minutes;
  return Math.round(Math.min(minutes, most) / DAY_MINUTES) * DAY_MINUTES;
}
