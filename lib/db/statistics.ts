import type { Settings } from "../domain/settings";
import { type CardCounts, type DayAggregate, type DueDay, MATURE_DAYS } from "../domain/statistics";
import { postgresZone } from "../domain/time-zones";
import { db } from "./client";
import { countedReviews } from "./counted-reviews";
import { scheduledCards } from "./visible-cards";

/** All that the statistics page is drawn from. */
export interface Aggregates {
  days: DayAggregate[];
  due: DueDay[];
  counts: CardCounts;
}

/**
 * A learner's history and what lies ahead, added up by study day in one query. The ledger is
 * counted whole; what is due counts only cards that the learner still studies. A step counts on the
 * study day of its instant.
 */
export async function loadAggregates(userId: string, settings: Settings): Promise<Aggregates> {
  const rows = await db().$queryRaw<{ aggregates: Aggregates }[]>`
    WITH days AS (
      SELECT study_day::text AS "studyDay",
        CASE WHEN interval_before_days = 0 THEN 'learning' WHEN interval_before_days < ${MATURE_DAYS} THEN 'young' ELSE 'mature' END AS kind,
        count(*)::int AS reviews, count(*) FILTER (WHERE grade > 1)::int AS passed,
        coalesce(sum(retrievability), 0) AS predicted, sum(duration_ms)::float8 AS "durationMs"
      FROM ${countedReviews(userId)} r
      GROUP BY 1, 2
    ), cards AS (
      SELECT s.state, s.interval_days, s.suspended, coalesce(s.due_day, ((s.due_at AT TIME ZONE ${postgresZone(settings.timeZone)}) - make_interval(hours => ${settings.rolloverHour}::int))::date)::text AS "dueDay"
      FROM ${scheduledCards(userId)} c
      JOIN studies t ON t.deck_id = c.deck_id AND t.user_id = ${userId}::uuid
      LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    ), due AS (
      SELECT "dueDay", count(*)::int AS cards FROM cards WHERE "dueDay" IS NOT NULL AND suspended IS NOT TRUE GROUP BY 1
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
