import type { PastAct, PastActKind } from "../domain/past-act";
import { db } from "./client";
import { isUndone } from "./counted-reviews";
import { Prisma } from "./generated/client";

type Tx = Prisma.TransactionClient;

/** How far back undo goes. */
export const UNDO_DEPTH = 50;

/** An act of the ledger: a review, an action, or all the rows of an act on many cards. */
interface Act {
  /** The batch of an act on many cards, else the row's own id. */
  act: string;
  kind: PastActKind;
  /** The id or the batch of the undo of it that stands, and its place in the ledger; null where there is none. */
  undo: string | null;
  undoSeq: bigint | null;
}

/** What can be undone and what redone, each with the next one first. */
export interface NextActs {
  undo: Act[];
  redo: Act[];
}

/**
 * What a learner can undo: the last acts that stand, among the last fifty. What they can redo: what was undone
 * since the last act, the last undone first; once something else was done, nothing.
 */
export async function findNextActs(tx: Tx, userId: string): Promise<NextActs> {
  const rows = await tx.$queryRaw<(Act & { seq: bigint })[]>`
    WITH RECURSIVE acts AS (
      (SELECT a.batch, a.id, a.kind, a.seq FROM actions a WHERE ${isAct(userId)} ORDER BY a.seq DESC LIMIT 1)
      UNION ALL
      -- From act to act, the rows of a batch passed over: however many acts there are, the last are found by the index.
      SELECT a.* FROM acts later CROSS JOIN LATERAL (
        SELECT a.batch, a.id, a.kind, a.seq FROM actions a
        WHERE ${isAct(userId)} AND a.seq < later.seq AND (a.batch IS NULL OR a.batch IS DISTINCT FROM later.batch)
        ORDER BY a.seq DESC LIMIT 1
      ) a
    )
    SELECT last.act, last.kind, last.seq, undone.act AS undo, undone.seq AS "undoSeq"
    FROM (
      (SELECT r.id AS act, r.id, 'grade' AS kind, r.seq FROM reviews r
       WHERE r.user_id = ${userId}::uuid ORDER BY r.seq DESC LIMIT ${UNDO_DEPTH})
      UNION ALL
      (SELECT coalesce(a.batch, a.id), a.id, a.kind::text, a.seq FROM acts a LIMIT ${UNDO_DEPTH})
    ) last
    LEFT JOIN LATERAL (
      SELECT coalesce(u.batch, u.id) AS act, u.seq FROM actions u
      WHERE u.user_id = ${userId}::uuid AND u.undoes = last.id AND NOT ${isUndone(userId, Prisma.sql`u.id`)}
    ) undone ON TRUE
    ORDER BY last.seq DESC LIMIT ${UNDO_DEPTH}`;
  // The rows of two batches that were written at the same moment may lie between each other.
  const acts = rows.filter(({ act }, i) => rows.findIndex((row) => row.act === act) === i);
  const last = acts[0]?.seq ?? 0n;
  const undoneSince = acts.filter(({ undoSeq }) => undoSeq !== null && undoSeq > last);
  return {
    undo: acts.filter(({ undo }) => undo === null),
    redo: undoneSince.sort((a, b) => Number((b.undoSeq ?? 0n) - (a.undoSeq ?? 0n))),
  };
}

/** An entry `a` of `actions` of a user's that is an act, and no undo or redo of one. */
const isAct = (userId: string) => Prisma.sql`(a.user_id = ${userId}::uuid AND a.kind NOT IN ('undo', 'redo'))`;

/** What a learner can undo and redo, by name; the questions as Markdown. */
export async function listPastActs(userId: string): Promise<{ undo: PastAct[]; redo: PastAct[] }> {
  const { undo, redo } = await findNextActs(db(), userId);
  const ids = [...undo, ...redo].map(({ act }) => act);
  const rows = await db().$queryRaw<Omit<PastAct, "kind">[]>`
    SELECT e.id, e.cards, e.grade, coalesce(v.question, c.question) AS question
    FROM (
      SELECT r.id, r.card_id, 1 AS cards, r.grade::int FROM reviews r
      WHERE r.user_id = ${userId}::uuid AND r.id = ANY(${ids}::uuid[])
      UNION ALL
      SELECT a.id, a.card_id, 1, (a.after ->> 'grade')::int FROM actions a
      WHERE a.user_id = ${userId}::uuid AND a.id = ANY(${ids}::uuid[])
      UNION ALL
      SELECT a.batch, (array_agg(a.card_id))[1], count(*)::int, NULL FROM actions a
      WHERE a.user_id = ${userId}::uuid AND a.batch = ANY(${ids}::uuid[]) GROUP BY 1
    ) e JOIN cards c ON c.id = e.card_id
    LEFT JOIN own_versions v ON v.card_id = c.id AND v.user_id = ${userId}::uuid`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const named = (acts: Act[]) =>
    acts.flatMap(({ act, kind }): PastAct[] => {
      const row = byId.get(act);
      return row ? [{ ...row, kind }] : [];
    });
  return { undo: named(undo), redo: named(redo) };
}
