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
 * ts-fsrs. Of a day and more they are Anki's: Hard repeats such a step, and where it stands for the first
 * one, which it makes longer, it gives whole days and at most one more.
 */
export function stepAfter(state: CardState, grade: Grade, settings: StepSettings): Step | null {
  const { learningStepsMinutes: learning, relearningStepsMinutes: relearning } = settings;
  const steps = state.state === "new" || state.state === "learning" ? learning : relearning;
  const place = state.state === "new" || state.state === "review" ? 0 : state.step;
  const minutesOf = (list: readonly number[]) => list.map((minutes) => `${minutes}m` as const);
  const parameters = { learning_steps: minutesOf(learning), relearning_steps: minutesOf(relearning) };
  const found = BasicLearningStepsStrategy(parameters as never, FSRS_STATE[state.state], place)[grade as FsrsGrade];
  if (!found || found.scheduled_minutes <= 0) return null;
  const present = steps[place] ?? 0;
  if (grade === 2 && place > 0 && present >= DAY_MINUTES) return { minutes: present, next: place };
  const minutes = grade === 2 ? wholeDays(found.scheduled_minutes, present) : found.scheduled_minutes;
  return { minutes, next: found.next_step };
}

type StepSettings = Pick<Settings, "learningStepsMinutes" | "relearningStepsMinutes">;

/** The length of Hard on a first step: whole days where it is more than one, and at most a day more than the step. */
function wholeDays(minutes: number, first: number): number {
  return minutes <= DAY_MINUTES
    ? minutes
    : Math.min(Math.round(minutes / DAY_MINUTES) * DAY_MINUTES, first + DAY_MINUTES);
}
