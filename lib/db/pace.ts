import type { RecentGrades } from "../domain/hard-hint";
import { longestAnswerMs } from "../domain/pace";
import type { Settings } from "../domain/settings";
import { db } from "./client";
import { countedReviews } from "./counted-reviews";
import { Prisma } from "./generated/client";
import { reviewsToday } from "./studied-cards";

/** How many of the latest reviews a habit is read from. */
const RECENT = 200;

/** How far a learner has come on this study day, over all devices, and how fast they have been lately. */
export interface Pace {
  /** Reviews of this study day. */
  doneToday: number;
  /** The median time of their latest reviews, in ms; null before the first. */
  medianMs: number | null;
  /** The longest time that an answer counts for, in ms. */
  longestAnswerMs: number;
}

/** A learner's pace at an instant, what is done counted over some decks or, with none named, over all. */
export async function loadPace(userId: string, settings: Settings, now: Date, decks: readonly string[]): Promise<Pace> {
  const longest = longestAnswerMs(settings);
  const ofDecks =
    decks.length === 0
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (SELECT FROM cards c JOIN decks d ON d.id = c.deck_id WHERE c.id = r.card_id AND d.slug = ANY(${decks}::text[]))`;
  const [row] = await db().$queryRaw<Omit<Pace, "longestAnswerMs">[]>`
    SELECT
      (SELECT count(*)::int FROM ${reviewsToday(userId, now, settings)} r WHERE true ${ofDecks}) AS "doneToday",
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY least(l.duration_ms, ${longest})) FROM (
        SELECT r.duration_ms FROM ${countedReviews(userId)} r ORDER BY r.seq DESC LIMIT ${RECENT}
      ) l) AS "medianMs"`;
  return { ...(row ?? { doneToday: 0, medianMs: null }), longestAnswerMs: longest };
}

/** How a learner graded their latest reviews of cards that were in review. */
export async function loadRecentGrades(userId: string): Promise<RecentGrades> {
  const [row] = await db().$queryRaw<RecentGrades[]>`
    SELECT count(*)::int AS reviews, count(*) FILTER (WHERE l.grade = 1)::int AS again,
      count(*) FILTER (WHERE l.grade = 2)::int AS hard
    FROM (
      SELECT r.grade FROM ${countedReviews(userId)} r
      WHERE r.state_before = 'review' ORDER BY r.seq DESC LIMIT ${RECENT}
    ) l`;
  return row ?? { reviews: 0, again: 0, hard: 0 };
}
