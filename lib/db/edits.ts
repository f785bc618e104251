import { createHash } from "node:crypto";
import { type BankWords, type CardWords, withoutIds } from "../domain/card-words";
import { type Edited, editedSchema } from "../domain/edit";
import type { Level } from "../domain/level";
import { studyDayOf } from "../domain/study-day";
import { db } from "./client";
import type { Prisma } from "./generated/client";
import type { TakenBack, UndoEntry } from "./restore";
import { ID_TAKEN } from "./reviews";
import { lockSettings } from "./settings";
import { keyPointsOf, scheduledCards } from "./visible-cards";

type Tx = Prisma.TransactionClient;

/** A card that a learner may edit, as it stands: one of their own, or of the bank with their version of it. */
export interface EditableCard {
  id: string;
  slug: string;
  deckSlug: string;
  deckTitle: string;
  /** Whether it is in a deck of their own. */
  own: boolean;
  words: CardWords;
  tags: string[];
  level: Level;
  /** Names the wording, so that an edit of another one can be refused. */
  loaded: string;
  /** Their version of a card of the bank: from when, and the bank's words that it was last held against. */
  version: { updatedAt: Date; base: BankWords } | null;
  /** A card of the bank: its words as they are, and their name; null for an own card. */
  bank: { words: BankWords; seen: string } | null;
}

/** What became of an edit. `stale`: the card no longer has the words that were edited; nothing was written. */
export type EditResult =
  | { kind: "done"; slug: string }
  | { kind: "stale"; message: string; present: EditableCard }
  | { kind: "not-found" | "invalid"; message: string };

export const NOT_EDITABLE = { kind: "not-found", message: "There is no such card that you can edit." } as const;

interface Row extends CardWords {
  id: string;
  slug: string;
  deckSlug: string;
  deckTitle: string;
  own: boolean;
  tags: string[];
  level: Level;
  updatedAt: Date | null;
  base: BankWords | null;
  bank: BankWords;
}

/** The card of a slug, if the learner may edit it: their own or the bank's, neither deleted nor retired; else null. */
export async function findEditableCard(userId: string, slug: string, within: Tx = db()): Promise<EditableCard | null> {
  const rows = await within.$queryRaw<Row[]>`
    SELECT c.id, c.slug, c.deck_slug AS "deckSlug", c.deck_title AS "deckTitle", c.owner_id IS NOT NULL AS own,
      c.question, c.summary, c.details, ${keyPointsOf} AS "keyPoints", c.tags, c.level, v.updated_at AS "updatedAt", v.base,
      jsonb_build_object('question', b.question, 'summary', b.summary, 'details', b.details, 'keyPoints', coalesce(
        (SELECT jsonb_agg(k.text ORDER BY k.position) FROM key_points k WHERE k.card_id = b.id), '[]')) AS bank
    FROM ${scheduledCards(userId)} c JOIN cards b ON b.id = c.id
    LEFT JOIN own_versions v ON v.card_id = c.id AND v.user_id = ${userId}::uuid
    WHERE c.slug = ${slug}`;
  const row = rows[0];
  if (!row) return null;
  const { id, deckSlug, deckTitle, own, question, summary, keyPoints, details, tags, level, updatedAt, base } = row;
  const words = { question, summary, keyPoints, details };
  return {
    ...{ id, slug, deckSlug, deckTitle, own, words, tags, level },
    loaded: nameOf([question, summary, keyPoints.map((point) => [point.id, point.text]), details, tags, level]),
    version: updatedAt && base ? { updatedAt, base } : null,
    bank: own ? null : { words: row.bank, seen: nameOfBank(row.bank) },
  };
}

/** A short name for a wording: another one has another name. */
const nameOf = (wording: unknown) => createHash("sha256").update(JSON.stringify(wording)).digest("hex").slice(0, 32);

const nameOfBank = ({ question, summary, keyPoints, details }: BankWords) =>
  nameOf([question, summary, keyPoints, details]);

/** What an edit of the card would find: the whole of what it can change. */
export function editedOf({ own, words, tags, level, version }: EditableCard): Edited {
  if (own) return { of: "card", ...words, tags, level, deleted: false };
  return { of: "version", version: version && { ...words, tags, base: version.base } };
}

/** Which card is edited, and what becomes of it: `before` and `after` whole. */
export interface Change {
  cardId: string;
  slug: string;
  before: Edited;
  after: Edited;
}

/**
 * Makes one edit, in one transaction with its entry in the ledger: `work` finds what is to be changed,
 * or says why not. Edits and undos of a learner follow each other. An edit that was already made, or
 * that changes nothing, is done; no schedule is touched.
 */
export async function makeEdit(
  userId: string,
  id: string,
  now: Date,
  work: (tx: Tx) => Promise<Change | Exclude<EditResult, { kind: "done" }>>,
): Promise<EditResult> {
  return db().$transaction(async (tx) => {
    const settings = await lockSettings(tx, userId);
    if (!settings) return NOT_EDITABLE;
    const known = await findKnown(tx, userId, id);
    if (known) return known;
    const change = await work(tx);
    if (!("after" in change)) return change;
    const { cardId, slug, before, after } = change;
    if (JSON.stringify(before) === JSON.stringify(after)) return { kind: "done", slug };
    await putEdited(tx, userId, cardId, after, now);
    const studyDay = studyDayOf(now, settings);
    await tx.$executeRaw`
      INSERT INTO actions (user_id, id, kind, card_id, at, study_day, settings_version, before, after)
      VALUES (${userId}::uuid, ${id}::uuid, 'edit', ${cardId}::uuid, ${now}, ${studyDay}::date, ${settings.version},
        ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`;
    return { kind: "done", slug };
  });
}

/** An edit of this id, if it was made before: done; another act of this id: taken. */
async function findKnown(tx: Tx, userId: string, id: string): Promise<EditResult | null> {
  const rows = await tx.$queryRaw<{ kind: string; slug: string }[]>`
    SELECT a.kind::text AS kind, c.slug FROM actions a JOIN cards c ON c.id = a.card_id
    WHERE a.user_id = ${userId}::uuid AND a.id = ${id}::uuid
    UNION ALL
    SELECT 'grade', c.slug FROM reviews r JOIN cards c ON c.id = r.card_id
    WHERE r.user_id = ${userId}::uuid AND r.id = ${id}::uuid`;
  const [known] = rows;
  if (!known) return null;
  return known.kind === "edit" ? { kind: "done", slug: known.slug } : ID_TAKEN;
}

/** Makes a card, or an own version, what an edit or its undo says that it is. */
async function putEdited(tx: Tx, userId: string, cardId: string, edited: Edited, now: Date): Promise<void> {
  if (edited.of === "card") {
    const { question, summary, details, tags, level, deleted } = edited;
    await tx.$executeRaw`
      UPDATE cards c SET question = ${question}, summary = ${summary}, details = ${details}, tags = ${tags}::text[],
        level = ${level}::level, updated_at = ${now}, retired_at = ${deleted ? now : null}::timestamptz
      FROM decks d WHERE d.id = c.deck_id AND d.owner_id = ${userId}::uuid AND c.id = ${cardId}::uuid`;
    await tx.keyPoint.deleteMany({ where: { cardId, card: { deck: { ownerId: userId } } } });
    await tx.keyPoint.createMany({ data: edited.keyPoints.map((point, i) => ({ ...point, cardId, position: i + 1 })) });
  } else if (edited.version) {
    const row = { ...edited.version, updatedAt: now };
    const key = { userId, cardId };
    await tx.ownVersion.upsert({ where: { userId_cardId: key }, create: { ...key, ...row }, update: row });
  } else {
    await tx.ownVersion.deleteMany({ where: { userId, cardId } });
  }
}

/** Makes a card, or an own version, again what it was before an edit or its undo, and says so in the ledger. */
export async function restoreEdit(
  tx: Tx,
  edit: TakenBack,
  { id, kind, userId, at, studyDay, settingsVersion }: UndoEntry,
): Promise<void> {
  const after = editedSchema.parse(edit.before);
  const last = await tx.action.findUniqueOrThrow({
    where: { userId_id: { userId, id: edit.id } },
    select: { after: true },
  });
  await putEdited(tx, userId, edit.cardId, after, at);
  await tx.$executeRaw`
    INSERT INTO actions (user_id, id, kind, card_id, at, study_day, undoes, settings_version, before, after)
    VALUES (${userId}::uuid, ${id}::uuid, ${kind}::action_kind, ${edit.cardId}::uuid, ${at}, ${studyDay}::date, ${edit.id}::uuid,
      ${settingsVersion}, ${JSON.stringify(last.after)}::jsonb, ${JSON.stringify(after)}::jsonb)`;
}

/** Whether the bank's words have changed since an own version was last held against them. */
export function bankHasChanged({ version, bank }: EditableCard): boolean {
  return version !== null && bank !== null && nameOfBank(bank.words) !== nameOfBank(version.base);
}

/** The bank's words as a new own version is made from them. */
export const baseOf = ({ version, bank, words }: EditableCard): BankWords =>
  version?.base ?? bank?.words ?? withoutIds(words);
