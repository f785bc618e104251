import type { Left } from "./progress";
import type { Settings } from "./settings";

/** The longest time that a learner's answers count for, in ms: a forgotten page says nothing about memory. */
export function longestAnswerMs({ longestAnswerSeconds }: Pick<Settings, "longestAnswerSeconds">): number {
  return longestAnswerSeconds * 1000;
}

/** From so many reviews on a session has a pace of its own. */
const OWN_PACE = 5;

/**
 * How often a card is still to be shown today, on average: a new card passes two steps where both are
 * Good, and of cards in review about one in ten is forgotten and comes once more.
 */
const SHOWINGS: Record<keyof Left, number> = { new: 2, learning: 1, review: 1.1 };

/** The middle value, of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * How long a review takes at present, in ms: the median of this session's once there are five, before
 * that the learner's recent median, and without one what there is. Null without any review.
 */
export function paceMs(session: readonly number[], recentMs: number | null): number | null {
  return session.length >= OWN_PACE || recentMs === null ? median(session) : recentMs;
}

/** How many showings what is left still needs today, on average. */
export function showingsLeft(left: Left): number {
  return left.new * SHOWINGS.new + left.learning * SHOWINGS.learning + left.review * SHOWINGS.review;
}

/** How long what is left takes, in ms. */
export function timeLeftMs(left: Left, pace: number): number {
  return showingsLeft(left) * pace;
}

/** A length of time in words: "under a minute", "about 7 min", "about 1 h 10 min". From ten minutes on to five minutes. */
export function aboutMinutes(ms: number): string {
  const exact = ms / 60_000;
  if (exact < 1) return "under a minute";
  const minutes = exact < 10 ? Math.round(exact) : Math.round(exact / 5) * 5;
  return `about ${minutesWords(minutes)}`;
}

/** How long something took, in ms, in words: "40 s", "3 min", "1 h 5 min". */
export function tookWords(ms: number): string {
  return ms < 60_000 ? `${Math.round(ms / 1000)} s` : minutesWords(Math.round(ms / 60_000));
}

function minutesWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
