import type { Grade } from "./grade";

/** A review as the hint looks at it: its grade, and its ticked points where points were ticked. */
export interface GradedPoints {
  grade: Grade;
  points: { recalled: readonly string[]; missed: readonly string[] } | null;
}

/** How a learner has graded the latest reviews of cards that were in review. */
export interface RecentGrades {
  reviews: number;
  again: number;
  hard: number;
}

/** So many Hards on answers that were mostly missed are a habit, not a slip. */
const MOSTLY_MISSED = 3;
/** Fewer recent reviews say nothing about a habit. */
const ENOUGH_REVIEWS = 20;
const MUCH_HARD = 0.4;
const HARDLY_AGAIN = 0.05;

const ADVICE =
  "Hard counts as recalled, so those cards wait longer before you see them again. When the answer did not come, press Again.";

/**
 * A sentence for a learner who uses Hard like a fail; null for anyone else. Two signs: Hard on
 * answers of which most points were left unticked, in this session; and, over the latest reviews,
 * Hard for four in ten and more while Again is next to never pressed, although at any usual desired
 * retention more than one in twenty is forgotten. FSRS takes Hard for a success, and would space
 * such cards further and further apart.
 */
export function hardHint(session: readonly GradedPoints[], recent: RecentGrades | null): string | null {
  const missed = session.filter(
    ({ grade, points }) => grade === 2 && points !== null && points.missed.length > points.recalled.length,
  ).length;
  if (missed >= MOSTLY_MISSED) return `You pressed Hard on ${missed} answers of which you had missed most. ${ADVICE}`;
  if (!recent || recent.reviews < ENOUGH_REVIEWS) return null;
  const { reviews, again, hard } = recent;
  if (hard / reviews < MUCH_HARD || again / reviews >= HARDLY_AGAIN) return null;
  return `Of your last ${reviews} reviews you graded ${hard} Hard and ${again === 0 ? "none" : again} Again. ${ADVICE}`;
}
