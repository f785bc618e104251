import type { DayRange } from "./fuzz";
import type { Settings, Weekday } from "./settings";
import { addDays, type StudyDay } from "./study-day";

/** How many reviews are due on coming study days; a day that is not there has none. */
export type Loads = ReadonlyMap<StudyDay, number>;

export const NO_LOADS: Loads = new Map();

/** How likely a day of each kind is beside a normal one on which as much is due. */
const EASE: Record<Weekday, number> = { normal: 1, reduced: 0.35, none: 0 };

/**
 * The interval of a range, in days from a study day, that falls on the learner's lighter days: a day
 * counts less the more is due on it (by the square, as in Anki's load balancer) and the less the
 * learner wants to do on its weekday. `factor`, 0 to 1, chooses; the same factor gives the same day.
 * Where no weekday is left, weekdays do not count.
 */
export function balancedInterval(
  { lowest, highest }: DayRange,
  from: StudyDay,
  factor: number,
  { weekdays }: Pick<Settings, "weekdays">,
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
export function isWanted(day: StudyDay, { weekdays }: Pick<Settings, "weekdays">): boolean {
  return weekdays[weekdayOf(day)] !== "none";
}

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(day: StudyDay): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}
