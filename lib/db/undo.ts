import type { UndoInput } from "../domain/action";
import { cardStateSchema } from "../domain/card-state";
import { studyDayOf } from "../domain/study-day";
import { toColumns } from "./card-state-row";
import { undoEdit } from "./edits";
import type { Prisma } from "./generated/client";
import { longTransaction } from "./long-transaction";
import { lockSettings } from "./settings";

type Tx = Prisma.TransactionClient;

/** How far back undo goes. */
export const UNDO_DEPTH = 50;

/** What was taken back: the kind of act, the cards it was done to (one, but for an act on many). */
export type UndoResult =
  | { kind: "undone"; what: string; cardIds: string[] }
  | { kind: "nothing"; message: string }
  | { kind: "not-found"; message: string };

/** An act of the ledger: a review, an action, or all the rows of an act on many cards. */
interface Act {
  /** The batch of an act on many cards, else the row's own id. */
  act: string;
  kind: string;
  undone: boolean;
}

interface Row {
  id: string;
  cardId: string;
  kind: string;
  before: unknown;
}

const SOMETHING_SINCE: UndoResult = {
  kind: "nothing",
  message: "You did something else since, or took this back already. Nothing was changed.",
};

/** A rescheduling of a large collection takes its time. */
const TIMEOUT_MS = 60_000;

/**
 * Takes back the last thing that a learner did (a grade, a suspension, a burial, a reset, a note, an edit, a
 * rescheduling) that is not taken back yet, on whatever device, if it is one of the last fifty. The
 * state becomes exactly what it was before; the ledger keeps both. The same undo twice is one. An act on
 * many cards is taken back whole.
 */
export async function undoLast(userId: string, input: UndoInput, now: Date): Promise<UndoResult> {
  return longTransaction(
    async (tx) => {
      const settings = await lockSettings(tx, userId); // one undo of a learner after the other, and after their edits
      if (!settings) return { kind: "not-found", message: "There is no such account." };
      const again = await findUndone(tx, userId, input.id);
      if (again) return again;
      const found = await lockLast(tx, userId);
      if (!found) return { kind: "nothing", message: "There is nothing left to undo." };
      const { act, rows } = found;
      if (input.only && act.act !== input.only) return SOMETHING_SINCE;
      const at = new Date(now.getTime() - input.ageMs);
      const entry = { userId, at, studyDay: studyDayOf(at, settings), settingsVersion: settings.version };
      if (act.kind === "note") await restoreNotes(tx, rows, { ...entry, id: input.id });
      else if (act.kind === "edit") for (const edit of rows) await undoEdit(tx, { ...entry, id: input.id, edit });
      else await restoreStates(tx, rows, { ...entry, id: input.id });
      return { kind: "undone", what: act.kind, cardIds: rows.map((row) => row.cardId) };
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

/** What an undo of this id took back, if there was one. */
async function findUndone(tx: Tx, userId: string, id: string): Promise<UndoResult | null> {
  const rows = await tx.$queryRaw<{ what: string; cardId: string }[]>`
    SELECT coalesce(a.kind::text, 'grade') AS what, u.card_id AS "cardId"
    FROM actions u LEFT JOIN actions a ON a.user_id = u.user_id AND a.id = u.undoes
    WHERE u.user_id = ${userId}::uuid AND u.kind = 'undo' AND (u.id = ${id}::uuid OR u.batch = ${id}::uuid)`;
  const [first] = rows;
  return first ? { kind: "undone", what: first.what, cardIds: rows.map((row) => row.cardId) } : null;
}

/** The last act that is not taken back, among the last fifty. */
async function findLast(tx: Tx, userId: string): Promise<Act | null> {
  const acts = await tx.$queryRaw<Act[]>`
    SELECT act, kind, EXISTS (
      SELECT 1 FROM actions u WHERE u.user_id = ${userId}::uuid AND u.undoes = last.id
    ) AS undone
    FROM (
      (SELECT r.id AS act, r.id, 'grade' AS kind, r.seq FROM reviews r
       WHERE r.user_id = ${userId}::uuid ORDER BY r.seq DESC LIMIT ${UNDO_DEPTH})
      UNION ALL
      (SELECT coalesce(a.batch, a.id), (array_agg(a.id))[1], a.kind::text, max(a.seq) FROM actions a
       WHERE a.user_id = ${userId}::uuid AND a.kind NOT IN ('undo', 'practice')
       GROUP BY 1, a.kind ORDER BY 4 DESC LIMIT ${UNDO_DEPTH})
    ) last
    ORDER BY seq DESC LIMIT ${UNDO_DEPTH}`;
  return acts.find((act) => !act.undone) ?? null;
}

/** The last act with its rows, once its cards' states are locked: whatever comes in now waits, and finds another version. */
async function lockLast(tx: Tx, userId: string): Promise<{ act: Act; rows: Row[] } | null> {
  const act = await findLast(tx, userId);
  if (!act) return null;
  const rows = await findRows(tx, userId, act);
  await tx.$queryRaw`
    SELECT 1 FROM card_states WHERE user_id = ${userId}::uuid AND card_id = ANY(${rows.map((row) => row.cardId)}::uuid[])
    ORDER BY card_id FOR UPDATE`;
  const last = await findLast(tx, userId);
  return last?.act === act.act ? { act, rows } : lockLast(tx, userId);
}

async function findRows(tx: Tx, userId: string, { act, kind }: Act): Promise<Row[]> {
  if (kind === "grade") {
    return tx.$queryRaw<Row[]>`
      SELECT id, card_id AS "cardId", 'grade' AS kind, before FROM reviews WHERE user_id = ${userId}::uuid AND id = ${act}::uuid`;
  }
  return tx.$queryRaw<Row[]>`
    SELECT id, card_id AS "cardId", kind::text AS kind, before FROM actions
    WHERE user_id = ${userId}::uuid AND kind <> 'undo' AND (id = ${act}::uuid OR batch = ${act}::uuid)`;
}

interface UndoEntry {
  id: string;
  userId: string;
  at: Date;
  studyDay: string;
  settingsVersion: number;
}

/**
 * Puts the states back to what they were, and says so in the ledger, in one statement. No other act of
 * these cards lies between: the last act is the first to be taken back.
 */
async function restoreStates(tx: Tx, rows: readonly Row[], entry: UndoEntry): Promise<void> {
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
      CASE WHEN ${rows.length} = 1 THEN NULL ELSE ${entry.id}::uuid END, 'undo', m.card_id, m.version,
      ${entry.at.toISOString()}::timestamptz, ${entry.studyDay}::date, m.undoes, ${entry.settingsVersion}::int, m.present, m.json
    FROM moved m`;
}

async function restoreNotes(tx: Tx, rows: readonly Row[], entry: UndoEntry): Promise<void> {
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
      SELECT ${entry.userId}::uuid, ${entry.id}::uuid, 'undo', ${row.cardId}::uuid, ${entry.at.toISOString()}::timestamptz,
        ${entry.studyDay}::date, ${row.id}::uuid, ${entry.settingsVersion}::int,
        jsonb_build_object('text', (SELECT text FROM old)), ${text}::jsonb`;
  }
}
