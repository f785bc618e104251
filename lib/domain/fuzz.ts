/** The days that an interval may become, both inclusive. */
export interface DayRange {
  lowest: number;
  highest: number;
}

/** How far an interval is spread: a day, and a share of what lies in each of these parts of it. */
const PARTS = [
  { start: 2.5, end: 7, share: 0.15 },
  { start: 7, end: 20, share: 0.1 },
  { start: 20, end: Number.POSITIVE_INFINITY, share: 0.05 },
];

/**
 * The days that fuzz may make of an exact interval in days, as in Anki (rslib/src/scheduler/states/fuzz.rs):
 * none below 2.5 days, where it is only rounded; never below 2 or `minimum`, and never over `maximum`, which
 * comes first.
 */
export function fuzzRange(days: number, maximum: number, minimum = 0): DayRange {
  const delta = PARTS.reduce((sum, { start, end, share }) => sum + share * Math.max(0, Math.min(days, end) - start), 1);
  const [low, high] = days < 2.5 ? [days, days] : [Math.max(2, days - delta), days + delta];
  const within = (day: number) => Math.min(Math.max(Math.round(day), minimum), maximum);
  return { lowest: within(low), highest: within(high) };
}

/**
 * The least that a passing grade gives: where the exact interval is above the present one, a day more than
 * the present one, so that fuzz never shortens what was earned (Anki's `greater_than_last` in
 * rslib/src/scheduler/states/review.rs). 0 where the exact interval is no longer than the present one.
 */
export function leastInterval(exact: number, presentDays: number): number {
  return exact > presentDays ? presentDays + 1 : 0;
}

/** A number from 0 to 1 (exclusive) that a card keeps for its review of this number, on every machine. */
export function fuzzFactor(cardId: string, reps: number): number {
  let hash = 0x811c9dc5; // FNV-1a, then the finish of MurmurHash3, so that neighbours differ
  for (const letter of `${cardId}:${reps}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
