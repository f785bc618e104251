import type { DayRange } from "./fuzz";
import type { Settings, Weekday } from "./settings";
import { addDays, type StudyDay } from "./study-day";

/** How many reviews are due on coming study days; a day that is not there has none. */
export type Loads = ReadonlyMap<StudyDay, number>;

export const NO_LOADS: Loads = new Map();

/** How likely a day of each kind is beside a normal one on which as much is due. */
const EASE: Record<Weekday, number> = { normal: 1, reduced: 0.35, none: 0 };

/**
 * The interval of a range, in days from a study day, by `factor` (0 to 1) and the learner's weekdays alone:
 * the same factor gives the same day. Where no weekday is left, weekdays do not count.
 */
export function chosenInterval(range: DayRange, from: StudyDay, factor: number, settings: Weekdays): number {
  return weighedInterval(range, from, factor, settings, NO_LOADS);
}

/**
 * The interval of a range that makes the days even, in place of the one `chosen` without. A day of the range counts less the more is due
 * on it (by the square, as in Anki's load balancer) and the less the learner wants to do on its weekday;
 * `factor` chooses. A date moves only to a day with fewer reviews than the one that it leaves, and so
 * the heaviest day never gets heavier. `loads` leave out the card itself.
 */
export function balancedInterval(
  range: DayRange,
  from: StudyDay,
  factor: number,
  settings: Weekdays,
  loads: Loads,
  chosen = chosenInterval(range, from, factor, settings),
): number {
  if (loads.size === 0) return chosen;
  const due = (days: number) => loads.get(addDays(from, days)) ?? 0;
  const lighter = weighedInterval(range, from, factor, settings, loads);
  return due(lighter) < due(chosen) ? lighter : chosen;
}

type Weekdays = Pick<Settings, "weekdays">;

function weighedInterval(
  { lowest, highest }: DayRange,
  from: StudyDay,
  factor: number,
  { weekdays }: Weekdays,
  loads: Loads,
): number {
  if (loads.size === 0 && weekdays.every((kind) => kind === "normal")) {
    return lowest + Math.floor(factor * (highest - lowest + 1));
  }
  const intervals = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
  const ease = intervals.map((days) => EASE[weekdays[weekdayOf(addDays(from, days))] ?? "normal"]);
  const noneLeft = ease.every((share) => share === 0);
  const weights = intervals.map((days, i) => {
    const due = loads.get(addDays(from, days)) ?? 0;
    return (noneLeft ? 1 : (ease[i] ?? 1)) / (1 + due) ** 2;
  });
  let left = factor * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0 && weight > 0) return lowest + i;
  }
  return lowest + weights.findLastIndex((weight) => weight > 0);
}

/** Whether the learner wants reviews on the weekday of a study day. */
export function isWanted(day: StudyDay, { weekdays }: Weekdays): boolean {
  return weekdays[weekdayOf(day)] !== "none";
}

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(day: StudyDay): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}
