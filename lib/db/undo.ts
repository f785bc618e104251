import type { UndoInput } from "../domain/action";
import type { PastActKind } from "../domain/past-act";
import { studyDayOf } from "../domain/study-day";
import { restoreEdit } from "./edits";
import type { Prisma } from "./generated/client";
import { longTransaction } from "./long-transaction";
import { findNextActs } from "./past-acts";
import { restoreNotes, restorePractice, restoreStates, type TakenBack, type UndoEntry } from "./restore";
import { ID_TAKEN } from "./reviews";
import { lockSettings } from "./settings";

type Tx = Prisma.TransactionClient;

/** What was undone or redone: the kind of act, the cards it was done to (one, but for an act on many). */
export type UndoResult =
  | { kind: "undone" | "redone"; what: string; cardIds: string[] }
  | { kind: "nothing"; message: string }
  | { kind: "not-found"; message: string }
  | typeof ID_TAKEN;

const NOTHING_LEFT = { undo: "Nothing left to undo.", redo: "Nothing to redo." };
const DONE = { undo: "undone", redo: "redone" } as const;
const SOMETHING_SINCE: UndoResult = {
  kind: "nothing",
  message: "You have done something else since, or already undone this. Nothing was changed.",
};

/** A rescheduling of a large collection takes its time. */
const TIMEOUT_MS = 60_000;

/**
 * Undoes the last thing that a learner did (a grade, a practice answer, a suspension, a burial, a reset, a note, an
 * edit, a rescheduling) that is not undone yet, on whatever device, if it is one of the last fifty. The
 * state becomes exactly what it was before; the ledger keeps both. The same undo twice is one. An act on
 * many cards is undone whole. Where the page names the act (`only`), no other is undone.
 */
export const undoLast = (userId: string, input: UndoInput, now: Date) => takeBack("undo", userId, input, now);

/**
 * Does again what was undone last, exactly, as long as nothing else was done since: its review counts again, with
 * the instant and the study day that it had. The ledger keeps all of it. The same redo twice is one.
 */
export const redoLast = (userId: string, input: UndoInput, now: Date) => takeBack("redo", userId, input, now);

/** A redo takes back an undo as an undo takes back an act: what was before it is again. */
function takeBack(kind: "undo" | "redo", userId: string, input: UndoInput, now: Date): Promise<UndoResult> {
  return longTransaction(
    async (tx) => {
      const settings = await lockSettings(tx, userId); // one undo of a learner after the other, and after their edits
      if (!settings) return { kind: "not-found", message: "There is no such account." };
      const again = await findDone(tx, kind, userId, input.id);
      if (again) return again;
      const found = await lockNext(tx, kind, userId);
      if (!found) return { kind: "nothing", message: NOTHING_LEFT[kind] };
      const { next, rows } = found;
      if (input.only && next.act !== input.only) return SOMETHING_SINCE;
      const at = new Date(now.getTime() - input.ageMs);
      const studyDay = studyDayOf(at, settings);
      await restore(tx, next.kind, rows, {
        id: input.id,
        kind,
        userId,
        at,
        studyDay,
        settingsVersion: settings.version,
      });
      return { kind: DONE[kind], what: next.kind, cardIds: rows.map((row) => row.cardId) };
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

async function restore(tx: Tx, kind: PastActKind, rows: readonly TakenBack[], entry: UndoEntry): Promise<void> {
  if (kind === "note") await restoreNotes(tx, rows, entry);
  else if (kind === "practice") await restorePractice(tx, rows, entry);
  else if (kind === "edit") for (const row of rows) await restoreEdit(tx, row, entry);
  else await restoreStates(tx, rows, entry);
}

/** What an undo or redo of this id took back, if there was one; another act of this id: taken. */
async function findDone(tx: Tx, kind: "undo" | "redo", userId: string, id: string): Promise<UndoResult | null> {
  const rows = await tx.$queryRaw<{ is: string; what: string; cardId: string }[]>`
    SELECT u.kind::text AS is, coalesce(a.kind::text, 'grade') AS what, u.card_id AS "cardId"
    FROM actions u
    LEFT JOIN actions undo ON undo.user_id = u.user_id AND undo.id = u.undoes AND undo.kind = 'undo'
    LEFT JOIN actions a ON a.user_id = u.user_id AND a.id = coalesce(undo.undoes, u.undoes)
    WHERE u.user_id = ${userId}::uuid AND (u.id = ${id}::uuid OR u.batch = ${id}::uuid)`;
  const [first] = rows;
  if (first && first.is !== kind) return ID_TAKEN;
  return first ? { kind: DONE[kind], what: first.what, cardIds: rows.map((row) => row.cardId) } : null;
}

interface Next {
  act: string;
  kind: PastActKind;
}

/** The next act with the rows to take back, once its cards' states are locked: whatever comes in now waits, and finds another version. */
async function lockNext(
  tx: Tx,
  kind: "undo" | "redo",
  userId: string,
): Promise<{ next: Next; rows: TakenBack[] } | null> {
  const [next] = (await findNextActs(tx, userId))[kind];
  if (!next) return null;
  const rows = await findRows(tx, userId, next.undo ?? next.act);
  await tx.$queryRaw`
    SELECT 1 FROM card_states WHERE user_id = ${userId}::uuid AND card_id = ANY(${rows.map((row) => row.cardId)}::uuid[])
    ORDER BY card_id FOR UPDATE`;
  const [still] = (await findNextActs(tx, userId))[kind];
  return still?.act === next.act ? { next, rows } : lockNext(tx, kind, userId);
}

/** The rows of an act or an undo. */
async function findRows(tx: Tx, userId: string, id: string): Promise<TakenBack[]> {
  return tx.$queryRaw<TakenBack[]>`
    SELECT id, card_id AS "cardId", before FROM reviews WHERE user_id = ${userId}::uuid AND id = ${id}::uuid
    UNION ALL
    SELECT id, card_id, before FROM actions WHERE user_id = ${userId}::uuid AND (id = ${id}::uuid OR batch = ${id}::uuid)`;
}
