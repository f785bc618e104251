import type { HistoryEntry } from "../domain/card-history";
import { db } from "./client";
import { isUndone } from "./counted-reviews";
import { Prisma } from "./generated/client";

/**
 * All that a user did with a card, oldest first: reviews and acts. What was undone is there and says so;
 * undoing and redoing are no entries of their own.
 */
export async function listCardHistory(userId: string, cardId: string): Promise<HistoryEntry[]> {
  const rows = await db().$queryRaw<{ entry: HistoryEntry }[]>`
    SELECT jsonb_build_object('id', r.id, 'kind', 'grade', 'studyDay', r.study_day, 'undone', ${isUndone(userId, Prisma.sql`r.id`)},
        'grade', r.grade, 'intervalDays', r.interval_days, 'durationMs', r.duration_ms, 'retrievability', r.retrievability,
        'stability', (r.after ->> 'stability')::float8,
        'stepMinutes', CASE WHEN r.interval_days = 0 THEN round(extract(epoch FROM (r.after ->> 'dueAt')::timestamptz - r.reviewed_at) / 60) END,
        'recalled', cardinality(r.recalled), 'missed', cardinality(r.missed),
        'becameLeech', (r.after @> '{"leech": true}' AND NOT r.before @> '{"leech": true}')) AS entry, r.seq
    FROM reviews r
    WHERE r.user_id = ${userId}::uuid AND r.card_id = ${cardId}::uuid
    UNION ALL
    SELECT jsonb_build_object('id', a.id, 'kind', a.kind, 'studyDay', a.study_day, 'undone', ${isUndone(userId, Prisma.sql`a.id`)})
        || CASE a.kind WHEN 'practice' THEN a.after
             WHEN 'reschedule' THEN jsonb_build_object('dueDay', a.after -> 'dueDay') ELSE '{}' END, a.seq
    FROM actions a
    WHERE a.user_id = ${userId}::uuid AND a.card_id = ${cardId}::uuid AND a.kind NOT IN ('undo', 'redo')
    ORDER BY seq`;
  return rows.map(({ entry }) => entry);
}
