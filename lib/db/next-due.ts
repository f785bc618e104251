import type { Settings } from "../domain/settings";
import { type StudyDay, studyDayOf } from "../domain/study-day";
import { db } from "./client";
import { dueDayOf, studiedCards } from "./studied-cards";

/** What comes back next: the first step that is still to come, and the first study day after this one with reviews. */
export interface NextDue {
  step: { at: Date; count: number } | null;
  review: { day: StudyDay; count: number } | null;
}

/** What of the decks that the user studies comes back next, after an instant and its study day. */
export async function findNextDue(userId: string, settings: Settings, now: Date): Promise<NextDue> {
  const today = studyDayOf(now, settings);
  const [row] = await db().$queryRaw<
    { stepAt: Date | null; steps: number; day: StudyDay | null; reviews: number | null }[]
  >`
    WITH waiting AS (
      SELECT CASE WHEN b.until IS NULL AND s.interval_days = 0 THEN s.due_at END AS due_at,
        -- What is buried comes on the day on which it is no longer, or on its own where that is later.
        greatest(b.until, CASE WHEN s.interval_days > 0 THEN ${dueDayOf(settings)} END) AS due_day
      FROM ${studiedCards(userId)} s
      CROSS JOIN LATERAL (
        SELECT CASE WHEN s.buried_until > ${today}::date THEN s.buried_until END AS until
      ) b
      WHERE s.state <> 'new' AND (b.until IS NOT NULL OR s.due_at > ${now} OR s.due_day > ${today}::date)
    )
    SELECT min(due_at) AS "stepAt", count(due_at)::int AS steps, min(due_day)::text AS day,
      (SELECT count(*)::int FROM waiting w WHERE w.due_day = (SELECT min(due_day) FROM waiting)) AS reviews
    FROM waiting`;
  return {
    step: row?.stepAt ? { at: row.stepAt, count: row.steps } : null,
    review: row?.day ? { day: row.day, count: row.reviews ?? 0 } : null,
  };
}
