import { cardStateSchema } from "../domain/card-state";
import { toColumns } from "./card-state-row";
import type { Prisma } from "./generated/client";

type Tx = Prisma.TransactionClient;

/** A row of the ledger that is taken back: an act's, or, where an act is redone, its undo's. */
export interface TakenBack {
  id: string;
  cardId: string;
  /** What was before it: a state, a note's text, an edit's words. */
  before: unknown;
}

/** The undo or redo that goes into the ledger. */
export interface UndoEntry {
  id: string;
  kind: "undo" | "redo";
  userId: string;
  at: Date;
  studyDay: string;
  settingsVersion: number;
}

/**
 * Puts the states back to what they were, and says so in the ledger, in one statement. No other act of
 * these cards lies between: the last act is the first to be taken back.
 */
export async function restoreStates(tx: Tx, rows: readonly TakenBack[], entry: UndoEntry): Promise<void> {
  const states = rows.map((row) => {
    const state = cardStateSchema.parse(row.before);
    return { undoes: row.id, cardId: row.cardId, json: state, ...toColumns(state) };
  });
  await tx.$executeRaw`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(states)}::jsonb) AS w(undoes uuid, "cardId" uuid, json jsonb,
        state state, step smallint, stability float8, difficulty float8, "dueAt" timestamptz, "dueDay" date,
        "intervalDays" int, reps int, lapses int, "lastReviewedAt" timestamptz, "lastStudyDay" date,
        suspended boolean, "buriedUntil" date, leech boolean, flagged boolean)
    ), old AS (
      SELECT s.*, (
        SELECT e.after FROM (
          SELECT r.after, r.version FROM reviews r
          WHERE r.user_id = s.user_id AND r.card_id = s.card_id AND r.version = s.version
          UNION ALL
          SELECT a.after, a.version FROM actions a
          WHERE a.user_id = s.user_id AND a.card_id = s.card_id AND a.version = s.version
        ) e LIMIT 1
      ) AS present
      FROM card_states s JOIN wanted w ON w."cardId" = s.card_id
      WHERE s.user_id = ${entry.userId}::uuid
      FOR UPDATE OF s
    ), moved AS (
      UPDATE card_states s SET version = s.version + 1, state = w.state, step = w.step, stability = w.stability,
        difficulty = w.difficulty, due_at = w."dueAt", due_day = w."dueDay", interval_days = w."intervalDays",
        reps = w.reps, lapses = w.lapses, last_reviewed_at = w."lastReviewedAt", last_study_day = w."lastStudyDay",
        suspended = w.suspended, buried_until = w."buriedUntil", leech = w.leech,
        flagged = w.flagged
      FROM wanted w JOIN old o ON o.card_id = w."cardId"
      WHERE s.user_id = ${entry.userId}::uuid AND s.card_id = w."cardId"
      RETURNING s.card_id, s.version, w.undoes, o.present, w.json
    )
    INSERT INTO actions (user_id, id, batch, kind, card_id, version, at, study_day, undoes, settings_version, before, after)
    SELECT ${entry.userId}::uuid, CASE WHEN ${rows.length} = 1 THEN ${entry.id}::uuid ELSE gen_random_uuid() END,
      CASE WHEN ${rows.length} = 1 THEN NULL ELSE ${entry.id}::uuid END, ${entry.kind}::action_kind, m.card_id, m.version,
      ${entry.at.toISOString()}::timestamptz, ${entry.studyDay}::date, m.undoes, ${entry.settingsVersion}::int, m.present, m.json
    FROM moved m`;
}

/** Gives notes the text that they had, and says so in the ledger. */
export async function restoreNotes(tx: Tx, rows: readonly TakenBack[], entry: UndoEntry): Promise<void> {
  for (const row of rows) {
    const text = JSON.stringify(row.before);
    await tx.$executeRaw`
      WITH old AS (
        SELECT text FROM notes WHERE user_id = ${entry.userId}::uuid AND card_id = ${row.cardId}::uuid FOR UPDATE
      ), moved AS (
        UPDATE notes SET text = ${text}::jsonb ->> 'text'
        WHERE user_id = ${entry.userId}::uuid AND card_id = ${row.cardId}::uuid
      )
      INSERT INTO actions (user_id, id, kind, card_id, at, study_day, undoes, settings_version, before, after)
      SELECT ${entry.userId}::uuid, ${entry.id}::uuid, ${entry.kind}::action_kind, ${row.cardId}::uuid, ${entry.at.toISOString()}::timestamptz,
        ${entry.studyDay}::date, ${row.id}::uuid, ${entry.settingsVersion}::int,
        jsonb_build_object('text', (SELECT text FROM old)), ${text}::jsonb`;
  }
}

/** Says in the ledger that practice answers count, or no longer do: nothing else was changed by them. */
export async function restorePractice(tx: Tx, rows: readonly TakenBack[], entry: UndoEntry): Promise<void> {
  for (const row of rows) {
    await tx.$executeRaw`
      INSERT INTO actions (user_id, id, kind, card_id, at, study_day, undoes, settings_version, before, after)
      VALUES (${entry.userId}::uuid, ${entry.id}::uuid, ${entry.kind}::action_kind, ${row.cardId}::uuid,
        ${entry.at.toISOString()}::timestamptz, ${entry.studyDay}::date, ${row.id}::uuid, ${entry.settingsVersion}::int,
        '{}'::jsonb, '{}'::jsonb)`;
  }
}
