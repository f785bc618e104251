import { BasicLearningStepsStrategy, type Grade as FsrsGrade } from "ts-fsrs";
import type { CardState } from "./card-state";
import { FSRS_STATE } from "./fsrs";
import type { Grade } from "./grade";
import type { Settings } from "./settings";

const HOUR = 60;
/** A day in minutes: steps of a day and more are counted in study days, as Anki counts them. */
export const DAY = 1440;

const UNITS: Record<string, number> = { "": 1, m: 1, h: HOUR, d: DAY };

/** Steps as they are typed, such as "1m 10m 1d", in minutes; a number without a unit is minutes. NaN for what is no step. */
export function parseSteps(text: string): number[] {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  return words.map((word) => {
    const [, number = "", unit = ""] = /^(\d{1,9})([mhd]?)$/i.exec(word) ?? [];
    return number === "" ? Number.NaN : Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  });
}

/** Steps as Anki shows them, each in the largest unit that it fills: 90, 120 and 4,320 minutes are "90m 2h 3d". */
export function formatSteps(minutes: readonly number[]): string {
  const words = minutes.map((step) => {
    if (step % DAY === 0) return `${step / DAY}d`;
    return step % HOUR === 0 ? `${step / HOUR}h` : `${step}m`;
  });
  return words.join(" ");
}

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
  if (grade === 2 && place > 0 && present >= DAY) return { minutes: present, next: place };
  const minutes = grade === 2 ? wholeDays(found.scheduled_minutes, present) : found.scheduled_minutes;
  return { minutes, next: found.next_step };
}

type StepSettings = Pick<Settings, "learningStepsMinutes" | "relearningStepsMinutes">;

/** The length of Hard on a first step: whole days where it is more than one, and at most a day more than the step. */
function wholeDays(minutes: number, first: number): number {
  return minutes <= DAY ? minutes : Math.min(Math.round(minutes / DAY) * DAY, first + DAY);
}
