import { randomUUID } from "node:crypto";
import { applyCardAction, type CardsActionInput } from "../domain/action";
import { type CardState, NEW_CARD } from "../domain/card-state";
import { same } from "../domain/ledger";
import type { Settings } from "../domain/settings";
import { studyDayOf } from "../domain/study-day";
import {
  type CardStateRow,
  cardStateColumns,
  stateColumns,
  stateFromExcluded,
  toCardState,
  toColumns,
} from "./card-state-row";
import type { Prisma } from "./generated/client";
import { longTransaction } from "./long-transaction";
import { ID_TAKEN } from "./reviews";
import { settingsColumns } from "./settings";
import { scheduledCards } from "./visible-cards";

type Tx = Prisma.TransactionClient;

/** What became of an act on many cards: how many it changed, or why it was not done. */
export type ChangeCardsResult =
  | { kind: "done"; changed: number }
  | { kind: "not-found"; message: string }
  | typeof ID_TAKEN;

/** Thousands of cards on a slow or busy machine. */
const TIMEOUT_MS = 60_000;

/**
 * Does one thing to many cards of a learner, in one transaction, as one act that undo takes back as one.
 * Cards that are so already are left out; if any is not the learner's to change, none is changed. The
 * same act twice is one.
 */
export async function changeCards(userId: string, input: CardsActionInput, now: Date): Promise<ChangeCardsResult> {
  const cardIds = [...new Set(input.cardIds)];
  return longTransaction(
    async (tx) => {
      const settings = await lockSettings(tx, userId);
      if (!settings) return { kind: "not-found", message: "There is no such account." };
      const known = await findKnown(tx, userId, input.id);
      if (known) return known.kind === input.kind ? { kind: "done", changed: known.cards } : ID_TAKEN;
      const strange = cardIds.length - (await countCards(tx, userId, cardIds));
      if (strange > 0) return { kind: "not-found", message: strangers(strange, cardIds.length) };
      return { kind: "done", changed: await change(tx, userId, { ...input, cardIds }, settings, now) };
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

function strangers(strange: number, chosen: number): string {
  const which = chosen === 1 ? "This card is" : `${strange} of these ${chosen} cards ${strange === 1 ? "is" : "are"}`;
  return `${which} not in your decks any more. Nothing was changed; reload the page and choose again.`;
}

/** The settings, locked: one act on many cards, or undo, of a learner after the other. */
async function lockSettings(tx: Tx, userId: string): Promise<Settings | undefined> {
  const rows = await tx.$queryRaw<Settings[]>`
    SELECT ${settingsColumns} FROM settings t WHERE t.user_id = ${userId}::uuid FOR UPDATE`;
  return rows[0];
}

/** The act that an id stands for already, or null. */
async function findKnown(tx: Tx, userId: string, id: string): Promise<{ kind: string; cards: number } | null> {
  const rows = await tx.$queryRaw<{ kind: string; cards: number }[]>`
    SELECT a.kind::text AS kind, count(*)::int AS cards FROM actions a
    WHERE a.user_id = ${userId}::uuid AND a.batch = ${id}::uuid GROUP BY 1
    UNION ALL
    SELECT 'single', 1 FROM actions a WHERE a.user_id = ${userId}::uuid AND a.id = ${id}::uuid
    UNION ALL
    SELECT 'grade', 1 FROM reviews r WHERE r.user_id = ${userId}::uuid AND r.id = ${id}::uuid`;
  return rows[0] ?? null;
}

async function countCards(tx: Tx, userId: string, cardIds: readonly string[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ cards: number }[]>`
    SELECT count(*)::int AS cards FROM ${scheduledCards(userId)} c WHERE c.id = ANY(${cardIds}::uuid[])`;
  return row?.cards ?? 0;
}

/**
 * Changes the cards, and says how many were changed. A card that had no state may get one from a review
 * that comes in meanwhile: then it is locked by now, and is done to as it stands.
 */
async function change(tx: Tx, userId: string, input: CardsActionInput, settings: Settings, now: Date): Promise<number> {
  const at = new Date(now.getTime() - input.ageMs);
  const studyDay = studyDayOf(at, settings);
  let left = input.cardIds;
  let changed = 0;
  while (left.length > 0) {
    const states = await lockStates(tx, userId, left);
    const rows = left.flatMap((cardId) => {
      const { state: before, version } = states.get(cardId) ?? { state: NEW_CARD, version: 0 };
      const after = applyCardAction(input.kind, before, studyDay);
      return same(before, after) ? [] : [{ id: randomUUID(), cardId, version: version + 1, before, after }];
    });
    const written = await write(tx, userId, rows, { ...input, at, studyDay, settingsVersion: settings.version });
    changed += written.size;
    left = rows.map(({ cardId }) => cardId).filter((cardId) => !written.has(cardId));
  }
  return changed;
}

async function lockStates(tx: Tx, userId: string, cardIds: readonly string[]) {
  const rows = await tx.$queryRaw<(CardStateRow & { cardId: string })[]>`
    SELECT s.card_id AS "cardId", ${cardStateColumns}
    FROM card_states s WHERE s.user_id = ${userId}::uuid AND s.card_id = ANY(${cardIds}::uuid[])
    ORDER BY s.card_id FOR UPDATE`;
  return new Map(rows.map((row) => [row.cardId, { state: toCardState(row), version: row.state_version ?? 0 }]));
}

interface Change {
  id: string;
  cardId: string;
  version: number;
  before: CardState;
  after: CardState;
}

interface Entry {
  id: string;
  kind: string;
  at: Date;
  studyDay: string;
  settingsVersion: number;
}

/** Writes states and ledger in one statement. Answers with the cards whose state was still the one read. */
async function write(tx: Tx, userId: string, changes: readonly Change[], entry: Entry): Promise<Set<string>> {
  const rows = changes.map(({ after, ...row }) => ({ ...row, json: after, ...toColumns(after) }));
  const written = await tx.$queryRaw<{ cardId: string }[]>`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w(id uuid, "cardId" uuid, version int,
        before jsonb, json jsonb, state state, step smallint, stability float8, difficulty float8, "dueAt" timestamptz,
        "dueDay" date, "intervalDays" int, reps int, lapses int, "lastReviewedAt" timestamptz, "lastStudyDay" date,
        suspended boolean, "buriedUntil" date, leech boolean, flagged boolean)
    ), moved AS (
      INSERT INTO card_states AS s (user_id, card_id, version, ${stateColumns})
      SELECT ${userId}::uuid, w."cardId", w.version, w.state, w.step, w.stability, w.difficulty, w."dueAt", w."dueDay",
        w."intervalDays", w.reps, w.lapses, w."lastReviewedAt", w."lastStudyDay", w.suspended, w."buriedUntil", w.leech,
        w.flagged
      FROM wanted w ORDER BY w."cardId"
      ON CONFLICT (user_id, card_id) DO UPDATE SET version = excluded.version, ${stateFromExcluded}
      WHERE s.version = excluded.version - 1
      RETURNING s.card_id
    )
    INSERT INTO actions (user_id, id, batch, kind, card_id, version, at, study_day, settings_version, before, after)
    SELECT ${userId}::uuid, w.id, ${entry.id}::uuid, ${entry.kind}::action_kind, w."cardId", w.version,
      ${entry.at.toISOString()}::timestamptz, ${entry.studyDay}::date, ${entry.settingsVersion}::int, w.before, w.json
    FROM moved m JOIN wanted w ON w."cardId" = m.card_id
    RETURNING card_id AS "cardId"`;
  return new Set(written.map(({ cardId }) => cardId));
}
