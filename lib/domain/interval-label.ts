import type { StudiedCardState } from "./card-state";

const MINUTE_MS = 60_000;
const DAYS_A_MONTH = 30.4375;
const DAYS_A_YEAR = 365.25;

/**
 * The interval on a grade button, short enough for a phone: "10m", "3h", "4d", "2.5mo", "1.2y".
 * `at` is the instant of the review that led to the state.
 */
export function intervalLabel(state: StudiedCardState, at: Date): string {
  return state.state === "review" || state.intervalDays > 0
    ? daysLabel(state.intervalDays)
    : minutesLabel((Date.parse(state.dueAt) - at.getTime()) / MINUTE_MS);
}

/** Days as people say them: days under a month, then months and years to one decimal. */
export function daysLabel(days: number): string {
  if (days < 31) return `${days}d`;
  if (days < DAYS_A_YEAR) return `${oneDecimal(days / DAYS_A_MONTH)}mo`;
  return `${oneDecimal(days / DAYS_A_YEAR)}y`;
}

function minutesLabel(minutes: number): string {
  return minutes < 60 ? `${Math.max(1, Math.round(minutes))}m` : `${oneDecimal(minutes / 60)}h`;
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const SPOKEN: Record<string, string> = { m: "minute", h: "hour", d: "day", mo: "month", y: "year" };

/** A button's interval as it is said aloud: "10m" is "10 minutes". Anything else stays as it is. */
export function spokenInterval(label: string): string {
  const [, number = "", unit = ""] = /^([\d.]+)([a-z]+)$/.exec(label) ?? [];
  const word = SPOKEN[unit];
  return word ? `${number} ${word}${number === "1" ? "" : "s"}` : label;
}
