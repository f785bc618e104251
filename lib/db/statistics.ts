import { longestAnswerMs } from "../domain/pace";
import type { Settings } from "../domain/settings";
import { type CardCounts, type DayAggregate, type DueDay, MATURE_DAYS } from "../domain/statistics";
import { studyDayOf } from "../domain/study-day";
import { db } from "./client";
import { dueDayOf, reviewsByDay, studiedCards } from "./studied-cards";

/** All that the statistics page is drawn from. */
export interface Aggregates {
  days: DayAggregate[];
  due: DueDay[];
  counts: CardCounts;
}

/**
 * A learner's history and what lies ahead at an instant, added up by study day in one query. The ledger is
 * counted whole, an answer for no longer than the settings say; what is due counts the cards that
 * the learner studies, a buried one on the day on which it comes back.
 */
export async function loadAggregates(userId: string, settings: Settings, now: Date): Promise<Aggregates> {
  const today = studyDayOf(now, settings);
  const rows = await db().$queryRaw<{ aggregates: Aggregates }[]>`
    WITH days AS (
      SELECT counted_day::text AS "studyDay",
        CASE WHEN interval_before_days = 0 THEN 'learning' WHEN interval_before_days < ${MATURE_DAYS} THEN 'young' ELSE 'mature' END AS kind,
        count(*)::int AS reviews, count(*) FILTER (WHERE grade > 1)::int AS passed,
        coalesce(sum(retrievability), 0) AS predicted, sum(least(duration_ms, ${longestAnswerMs(settings)}))::float8 AS "durationMs"
      FROM ${reviewsByDay(userId, now, settings)} r
      GROUP BY 1, 2
    ), cards AS (
      SELECT s.state, s.interval_days,
        CASE WHEN s.state <> 'new' THEN greatest(${dueDayOf(settings)}, CASE WHEN s.buried_until > ${today}::date THEN s.buried_until END)::text END AS "dueDay"
      FROM ${studiedCards(userId)} s
    ), due AS (
      SELECT "dueDay", count(*)::int AS cards FROM cards WHERE "dueDay" IS NOT NULL GROUP BY 1
    )
    SELECT json_build_object(
      'days', (SELECT coalesce(json_agg(days ORDER BY "studyDay"), '[]') FROM days),
      'due', (SELECT coalesce(json_agg(due ORDER BY "dueDay"), '[]') FROM due),
      'counts', (SELECT json_build_object(
        'new', count(*) FILTER (WHERE state IS NULL OR state = 'new'),
        'learning', count(*) FILTER (WHERE state IN ('learning', 'relearning')),
        'young', count(*) FILTER (WHERE state = 'review' AND interval_days < ${MATURE_DAYS}),
        'mature', count(*) FILTER (WHERE state = 'review' AND interval_days >= ${MATURE_DAYS})) FROM cards)
    ) AS aggregates`;
  const row = rows[0];
  if (!row) throw new Error("an aggregate query without groups always has a row");
  return row.aggregates;
}
