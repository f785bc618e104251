import { applyCardAction, type CardActionInput, type NoteInput } from "../domain/action";
import type { CardState } from "../domain/card-state";
import { same } from "../domain/ledger";
import { longestAnswerMs } from "../domain/pace";
import type { PracticeInput } from "../domain/review";
import type { Standing } from "../domain/standing";
import { standingOf } from "../domain/standing-of";
import { studyDayOf } from "../domain/study-day";
import { stateColumns, stateFromExcluded, stateValues } from "./card-state-row";
import { db, runPrepared } from "./client";
import { Prisma } from "./generated/client";
import { readCard } from "./read-card";
import { ID_TAKEN, NO_SUCH_CARD, notAConflict } from "./reviews";

/** How often an action is tried anew when the card has changed under it. */
const TRIES = 20;

/** What became of an action: `done` with how the card stands now, or why it was not done. */
export type ActionResult = { kind: "done"; standing: Standing } | typeof NO_SUCH_CARD | typeof ID_TAKEN;

/**
 * Suspends, buries or resets a card, or takes one of these back, for one learner: the state and the
 * ledger in one statement. An action that was already written, or that changes nothing, is done.
 */
export async function changeCard(
  userId: string,
  input: CardActionInput,
  now: Date,
  tries = TRIES,
): Promise<ActionResult> {
  const read = await readCard(userId, input.cardId, input.id);
  if (!read) return NO_SUCH_CARD;
  const { settings, state: before, version, known } = read;
  const present = () => standingOf(input.cardId, version, before, now, settings);
  if (known) {
    return known.cardId === input.cardId && known.as === "action" ? { kind: "done", standing: present() } : ID_TAKEN;
  }
  const at = new Date(now.getTime() - input.ageMs);
  const studyDay = studyDayOf(at, settings);
  const after = applyCardAction(input.kind, before, studyDay);
  if (same(before, after)) return { kind: "done", standing: present() };
  const act = { ...input, at, studyDay, version: version + 1, settingsVersion: settings.version };
  // Someone was faster: then it is done to the state as it is by now.
  const written = await write(userId, act, before, after);
  if (!written && tries > 1) return changeCard(userId, input, now, tries - 1);
  if (!written) throw new Error(`card ${input.cardId} changes faster than this action could be written`);
  return { kind: "done", standing: standingOf(input.cardId, version + 1, after, now, settings) };
}

/** An action on its way into the ledger. */
interface Act {
  id: string;
  cardId: string;
  kind: string;
  at: Date;
  studyDay: string;
  version: number;
  settingsVersion: number;
}

/** Writes state and action in one statement; false, and nothing written, if the state has moved on. */
async function write(userId: string, act: Act, before: CardState, after: CardState): Promise<boolean> {
  const { rowCount } = await runPrepared(Prisma.sql`
    WITH moved AS (
      INSERT INTO card_states AS s (user_id, card_id, version, ${stateColumns})
      VALUES (${userId}::uuid, ${act.cardId}::uuid, ${act.version}, ${stateValues(after)})
      ON CONFLICT (user_id, card_id) DO UPDATE SET version = excluded.version, ${stateFromExcluded}
      WHERE s.version = ${act.version - 1}
      RETURNING s.user_id, s.card_id, s.version
    )
    INSERT INTO actions (user_id, id, kind, card_id, version, at, study_day, settings_version, before, after)
    SELECT moved.user_id, ${act.id}::uuid, ${act.kind}::action_kind, moved.card_id, moved.version,
      ${act.at.toISOString()}::timestamptz, ${act.studyDay}::date, ${act.settingsVersion}::int,
      ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb
    FROM moved`).catch(notAConflict);
  return rowCount === 1;
}

/**
 * Writes an act that changes no state, once: `statement` gets what its row of the ledger says besides
 * before and after. A second statement with the same id gives way.
 */
async function keepAct(
  userId: string,
  input: NoteInput | PracticeInput,
  now: Date,
  statement: (row: { at: string; studyDay: string; settingsVersion: number; longestMs: number }) => Prisma.Sql,
): Promise<ActionResult> {
  const read = await readCard(userId, input.cardId, input.id);
  if (!read) return NO_SUCH_CARD;
  const { settings, state, version, known } = read;
  if (known && known.cardId !== input.cardId) return ID_TAKEN;
  const at = new Date(now.getTime() - input.ageMs);
  const row = {
    at: at.toISOString(),
    studyDay: studyDayOf(at, settings),
    settingsVersion: settings.version,
    longestMs: longestAnswerMs(settings),
  };
  if (!known) await runPrepared(statement(row)).catch(notAConflict);
  return { kind: "done", standing: standingOf(input.cardId, version, state, now, settings) };
}

/** Keeps a learner's note on a card; an empty text removes it. The text before is kept for undoing. */
export async function writeNote(userId: string, input: NoteInput, now: Date): Promise<ActionResult> {
  const text = input.text.trim();
  // The text before is read as it is when this one is written: a second writer waits for the first.
  return keepAct(
    userId,
    input,
    now,
    ({ at, studyDay, settingsVersion }) => Prisma.sql`
      WITH before AS (
        SELECT n.text FROM notes n WHERE n.user_id = ${userId}::uuid AND n.card_id = ${input.cardId}::uuid FOR UPDATE
      ), written AS (
        INSERT INTO notes (user_id, card_id, text) VALUES (${userId}::uuid, ${input.cardId}::uuid, ${text})
        ON CONFLICT (user_id, card_id) DO UPDATE SET text = excluded.text
        RETURNING user_id, card_id
      )
      INSERT INTO actions (user_id, id, kind, card_id, at, study_day, settings_version, before, after)
      SELECT w.user_id, ${input.id}::uuid, 'note', w.card_id, ${at}::timestamptz, ${studyDay}::date, ${settingsVersion}::int,
        jsonb_build_object('text', coalesce((SELECT text FROM before), '')), jsonb_build_object('text', ${text}::text)
      FROM written w WHERE coalesce((SELECT text FROM before), '') <> ${text}`,
  );
}

/** Keeps that a card was practiced without scheduling: the ledger says so, and its state stays as it is. */
export async function practiceCard(userId: string, input: PracticeInput, now: Date): Promise<ActionResult> {
  return keepAct(
    userId,
    input,
    now,
    ({ at, studyDay, settingsVersion, longestMs }) => Prisma.sql`
      INSERT INTO actions (user_id, id, kind, card_id, at, study_day, settings_version, before, after)
      VALUES (${userId}::uuid, ${input.id}::uuid, 'practice', ${input.cardId}::uuid, ${at}::timestamptz, ${studyDay}::date,
        ${settingsVersion}::int, '{}'::jsonb, ${JSON.stringify({ grade: input.grade, durationMs: Math.round(Math.min(input.durationMs, longestMs)) })}::jsonb)`,
  );
}

/** A learner's note on a card, as Markdown; empty without one. */
export async function findNote(userId: string, cardId: string): Promise<string> {
  const note = await db().note.findUnique({ where: { userId_cardId: { userId, cardId } }, select: { text: true } });
  return note?.text ?? "";
}

/** A learner's notes on some cards, by the cards' ids; none where the text is empty. */
export async function listNotes(userId: string, cardIds: readonly string[]): Promise<Map<string, string>> {
  const notes = await db().note.findMany({ where: { userId, cardId: { in: [...cardIds] }, text: { not: "" } } });
  return new Map(notes.map(({ cardId, text }) => [cardId, text]));
}
