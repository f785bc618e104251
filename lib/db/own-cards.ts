import { randomBytes, randomUUID } from "node:crypto";
import { type KeyPoint, keptPointIds, type WantedPoint } from "../domain/card-words";
import type { DeleteCardInput, EditInput, NewCardInput, SettleVersionInput } from "../domain/edit";
import type { Level } from "../domain/level";
import { MOST_OWN_CARDS, slugOf } from "../domain/own-card";
import { db } from "./client";
import { baseOf, type EditResult, editedOf, findEditableCard, makeEdit, NOT_EDITABLE } from "./edits";
import type { Prisma } from "./generated/client";
import { ownId } from "./own-id";
import { lockSettings } from "./settings";

type Tx = Prisma.TransactionClient;

const STALE = "This card has changed since you opened it, in another tab or on another device. Nothing was saved yet.";

/**
 * Gives a card of one's own other words, or a card of the bank a version of one's own. The points keep
 * their ids, and so their histories. Words other than those that were edited are not overwritten: `stale`.
 */
export async function editCard(
  userId: string,
  { id, slug, loaded, words, level }: EditInput,
  now: Date,
): Promise<EditResult> {
  return makeEdit(userId, id, now, async (tx) => {
    const card = await findEditableCard(userId, slug, tx);
    if (!card) return NOT_EDITABLE;
    if (card.loaded !== loaded) return { kind: "stale", message: STALE, present: card };
    const wanted = { ...words, keyPoints: withIds(card.words.keyPoints, words.keyPoints) };
    const { question, summary, details, keyPoints, tags } = wanted;
    const change = { cardId: card.id, slug, before: editedOf(card) };
    const next = { question, summary, keyPoints, details, tags };
    if (card.own) return { ...change, after: { of: "card", ...next, level, deleted: false } };
    const same =
      JSON.stringify([card.words, card.tags]) === JSON.stringify([{ question, summary, keyPoints, details }, tags]);
    return { ...change, after: same ? change.before : { of: "version", version: { ...next, base: baseOf(card) } } };
  });
}

/** Points as they are to be kept: with the ids that they had, or new ones. */
function withIds(old: readonly KeyPoint[], wanted: readonly WantedPoint[]): KeyPoint[] {
  const ids = keptPointIds(old, wanted);
  return wanted.map(({ text }, i) => ({ id: ids[i] ?? randomUUID(), text }));
}

/**
 * Settles what becomes of an own version now that the bank's card has changed: `bank` removes it, `mine`
 * keeps it and takes note of the bank's words. If the bank's words are others by now: `stale`.
 */
export async function settleVersion(userId: string, input: SettleVersionInput, now: Date): Promise<EditResult> {
  return makeEdit(userId, input.id, now, async (tx) => {
    const card = await findEditableCard(userId, input.slug, tx);
    if (!card?.bank) return NOT_EDITABLE;
    if (!card.version) return { kind: "not-found", message: "You have no version of this card. Reload the page." };
    if (card.bank.seen !== input.seen) {
      return {
        kind: "stale",
        message: "The bank's card has changed once more. Look at it again, then choose.",
        present: card,
      };
    }
    const { words, tags } = card;
    const version = input.take === "bank" ? null : { ...words, tags, base: card.bank.words };
    return { cardId: card.id, slug: card.slug, before: editedOf(card), after: { of: "version", version } };
  });
}

/** Deletes a card of one's own, or brings it back. Its schedule and its history stay. */
export async function deleteCard(
  userId: string,
  { id, slug, deleted }: DeleteCardInput,
  now: Date,
): Promise<EditResult> {
  return makeEdit(userId, id, now, async (tx) => {
    const card = await tx.card.findFirst({
      where: { slug, deck: { ownerId: userId, retiredAt: null } },
      include: { keyPoints: { orderBy: { position: "asc" } } },
    });
    if (!card) return NOT_EDITABLE;
    const { question, summary, details, tags, level } = card;
    const keyPoints = card.keyPoints.map((point) => ({ id: point.id, text: point.text }));
    const whole = { of: "card" as const, question, summary, keyPoints, details, tags, level };
    return {
      cardId: card.id,
      slug,
      before: { ...whole, deleted: card.retiredAt !== null },
      after: { ...whole, deleted },
    };
  });
}

/**
 * Makes a card in a deck of one's own, behind its last. Where this form has made a card with these words
 * already: done. It is new to its learner, and to nobody else there at all.
 */
export async function createCard(userId: string, sent: NewCardInput, now: Date): Promise<EditResult> {
  const input = { ...sent, id: ownId(userId, sent.id) };
  return db().$transaction(async (tx) => {
    await lockSettings(tx, userId);
    const deck = await tx.deck.findFirst({ where: { slug: input.deckSlug, ownerId: userId, retiredAt: null } });
    if (!deck)
      return { kind: "not-found", message: "There is no such deck of yours. Your words are still here: copy them." };
    const known = await findKnownCard(tx, input);
    if (known) return known;
    const cards = await tx.card.count({ where: { deck: { ownerId: userId } } });
    if (cards >= MOST_OWN_CARDS) return { kind: "invalid", message: tooMany(cards) };
    return insertCard(tx, deck.id, input, now);
  });
}

const tooMany = (cards: number) =>
  `You have ${cards.toLocaleString("en")} cards of your own, deleted ones included: that is the most. Bring back a deleted card and give it new words.`;

async function insertCard(tx: Tx, deckId: string, { id, words, level }: NewCardInput, now: Date): Promise<EditResult> {
  const { question, summary, details, tags, keyPoints } = words;
  const last = await tx.card.aggregate({ where: { deckId }, _max: { position: true } });
  const slug = slugOf(question, "card", randomSuffix());
  const points = keyPoints.map(({ text }, i) => ({ text, position: i + 1 }));
  await tx.card.create({
    data: {
      ...{ id, slug, deckId, question, summary, details, tags, level, origin: "own" },
      position: (last._max.position ?? 0) + 1,
      createdAt: now,
      updatedAt: now,
      keyPoints: { create: points },
    },
  });
  return { kind: "done", slug };
}

/** A card that this form has made already: done if it has these very words, else refused. */
async function findKnownCard(tx: Tx, { id, deckSlug, words, level }: NewCardInput): Promise<EditResult | null> {
  const card = await tx.card.findUnique({
    where: { id },
    include: { deck: true, keyPoints: { orderBy: { position: "asc" } } },
  });
  if (!card) return null;
  const said = (one: {
    question: string;
    summary: string;
    details: string;
    tags: string[];
    keyPoints: { text: string }[];
    level: Level;
  }) =>
    JSON.stringify([
      one.question,
      one.summary,
      one.details,
      one.tags,
      one.level,
      one.keyPoints.map(({ text }) => text),
    ]);
  const same = card.deck.slug === deckSlug && said(card) === said({ ...words, level });
  if (same) return { kind: "done", slug: card.slug };
  return {
    kind: "invalid",
    message: "This form has made a card already, with other words. Save again to make one more.",
  };
}

/** What makes an address its own. */
export const randomSuffix = () =>
  BigInt(`0x${randomBytes(6).toString("hex")}`)
    .toString(36)
    .padStart(10, "0");
