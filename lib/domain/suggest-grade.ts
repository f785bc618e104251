import type { Grade } from "./grade";

/** From this share of its points on, an answer counts as recalled, if with gaps. */
const ENOUGH = 0.6;

/**
 * The grade that ticked points speak for; null where there are no points or nothing was ticked yet
 * (`recalled` null, which is not the same as none left ticked).
 *
 * All recalled is Good and never Easy: how easily they came only the learner knows. At least three of
 * five is Hard, for Hard means recalled, with trouble. Fewer is Again: an interviewer who hears less
 * than that has not heard the answer, and a pass would put the card off for longer.
 */
export function suggestGrade(recalled: number | null, points: number): Grade | null {
  if (recalled === null || points === 0) return null;
  if (recalled >= points) return 3;
  return recalled / points >= ENOUGH ? 2 : 1;
}

/** The grade that a learner gives who agrees: the suggested one; Good where nothing is suggested. */
export const acceptedGrade = (suggested: Grade | null): Grade => suggested ?? 3;
