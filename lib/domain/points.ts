/** How a learner has done on one key point, over the reviews in which they ticked points. */
export interface PointHistory {
  /** How many such reviews asked for it. */
  asked: number;
  /** In how many of them it was not recalled. */
  missed: number;
  /** Whether it was recalled, for the last five of them, the latest last. */
  lately: boolean[];
}

/** How many of the latest askings a history keeps one by one. */
export const LATELY = 5;

/** Fewer askings say nothing yet: two misses in a row happen to a point that is well known too. */
const ENOUGH = 3;

/**
 * Whether a point keeps being missed: asked at least three times, missed in at least half of the
 * last five askings, and not recalled in both of the last two. What was missed long ago does not
 * count for ever, and two recalls in a row take the mark away.
 */
export function keepsBeingMissed({ asked, lately }: PointHistory): boolean {
  if (asked < ENOUGH || lately.length < ENOUGH) return false;
  const missed = lately.filter((recalled) => !recalled).length;
  return 2 * missed >= lately.length && lately.slice(-2).includes(false);
}
