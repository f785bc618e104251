import { MOST_OWN_DECKS, type OwnDeckWords, slugOf } from "../domain/own-card";
import { db } from "./client";
import { longTransaction } from "./long-transaction";
import { randomSuffix } from "./own-cards";
import { ownId } from "./own-id";
import { lockSettings } from "./settings";

/** What became of a change of a deck. */
export type DeckResult = { kind: "done"; slug: string } | { kind: "not-found" | "invalid"; message: string };

const NO_DECK = { kind: "not-found", message: "There is no such deck of yours." } as const;

/**
 * Where own decks stand in the learning order: beside the first of the bank. So their new cards come
 * soon, mixed with those of the decks that are studied, rather than after the whole bank.
 */
const POSITION = 1;

/** A deck's title is searched with each of its cards, of which there may be thousands: milliseconds. */
const ALL_ITS_CARDS = { timeout: 60_000, maxWait: 60_000 };

/** Makes a deck of one's own and begins to study it; where this form (`id`) has made it already: done. */
export async function createDeck(
  userId: string,
  { id: formId, title, description }: OwnDeckWords & { id: string },
  now: Date,
): Promise<DeckResult> {
  const id = ownId(userId, formId);
  return db().$transaction(async (tx) => {
    await lockSettings(tx, userId);
    const known = await tx.deck.findUnique({ where: { id } });
    if (known) {
      const same = known.title === title && known.description === description;
      if (same) return { kind: "done", slug: known.slug };
      return { kind: "invalid", message: "This form has already made a deck. Save again to make another." };
    }
    const decks = await tx.deck.count({ where: { ownerId: userId } });
    if (decks >= MOST_OWN_DECKS) {
      return {
        kind: "invalid",
        message: `You have ${decks} decks of your own, including deleted ones, and that is the limit. Restore a deleted deck and rename it.`,
      };
    }
    const slug = slugOf(title, "deck", randomSuffix());
    const data = { id, ownerId: userId, slug, title, description, position: POSITION, prerequisites: [] };
    await tx.deck.create({ data: { ...data, studies: { create: { userId, startedAt: now } } } });
    return { kind: "done", slug };
  });
}

/** Gives a deck of one's own another title and description. Its address stays. */
export async function describeDeck(
  userId: string,
  slug: string,
  { title, description }: OwnDeckWords,
): Promise<DeckResult> {
  const { count } = await longTransaction(
    (tx) => tx.deck.updateMany({ where: { slug, ownerId: userId, retiredAt: null }, data: { title, description } }),
    ALL_ITS_CARDS,
  );
  return count === 1 ? { kind: "done", slug } : NO_DECK;
}

/** Deletes a deck of one's own with its cards, or brings it back. Schedules and history stay. */
export async function deleteDeck(
  userId: string,
  { slug, deleted }: { slug: string; deleted: boolean },
  now: Date,
): Promise<DeckResult> {
  const { count } = await longTransaction(
    (tx) => tx.deck.updateMany({ where: { slug, ownerId: userId }, data: { retiredAt: deleted ? now : null } }),
    ALL_ITS_CARDS,
  );
  return count === 1 ? { kind: "done", slug } : NO_DECK;
}

/** A deck of one's own as its page for editing shows it. */
export interface OwnDeck {
  slug: string;
  title: string;
  description: string;
  /** How many cards it has, deleted ones not counted. */
  cards: number;
}

/** The learner's own deck of a slug, or null: none, deleted, or not theirs. */
export async function findOwnDeck(userId: string, slug: string): Promise<OwnDeck | null> {
  const deck = await db().deck.findFirst({
    where: { slug, ownerId: userId, retiredAt: null },
    select: {
      slug: true,
      title: true,
      description: true,
      _count: { select: { cards: { where: { retiredAt: null } } } },
    },
  });
  return deck && { slug: deck.slug, title: deck.title, description: deck.description, cards: deck._count.cards };
}

/** What a learner has deleted and can bring back, the last first. */
export interface Deleted {
  decks: { slug: string; title: string; cards: number; deletedAt: Date }[];
  /** Cards deleted one by one, of decks that are still there. */
  cards: { slug: string; question: string; deckSlug: string; deckTitle: string; deletedAt: Date }[];
}

/** The most of each that a page lists. */
const MOST_LISTED = 200;

/** The decks and cards that a learner has deleted. */
export async function listDeleted(userId: string): Promise<Deleted> {
  const latest = { orderBy: { retiredAt: "desc" as const }, take: MOST_LISTED };
  const [decks, cards] = await Promise.all([
    db().deck.findMany({
      where: { ownerId: userId, retiredAt: { not: null } },
      select: {
        slug: true,
        title: true,
        retiredAt: true,
        _count: { select: { cards: { where: { retiredAt: null } } } },
      },
      ...latest,
    }),
    db().card.findMany({
      where: { retiredAt: { not: null }, deck: { ownerId: userId, retiredAt: null } },
      select: { slug: true, question: true, retiredAt: true, deck: { select: { slug: true, title: true } } },
      ...latest,
    }),
  ]);
  return {
    decks: decks.map(({ slug, title, retiredAt, _count }) => ({
      slug,
      title,
      cards: _count.cards,
      deletedAt: retiredAt ?? new Date(0),
    })),
    cards: cards.map(({ slug, question, retiredAt, deck }) => ({
      ...{ slug, question, deckSlug: deck.slug, deckTitle: deck.title },
      deletedAt: retiredAt ?? new Date(0),
    })),
  };
}
