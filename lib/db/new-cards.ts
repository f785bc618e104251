import type { QueueCard } from "../domain/queue";
import type { StudyDay } from "../domain/study-day";
import { available } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { scheduledCards } from "./visible-cards";

/** A card of `scheduledCards` (`c`) is new to the user: it has no state, or one that says so. */
function isNewTo(userId: string) {
  return Prisma.sql`NOT EXISTS (
    SELECT FROM card_states s WHERE s.user_id = ${userId}::uuid AND s.card_id = c.id AND s.state <> 'new')`;
}

/**
 * The user's first new cards in learning order that are not set aside on a study day, at most `limit`,
 * of some decks or (none named) of all that are studied. A deck of which all has been seen is
 * marked so, and not searched again: what this costs does not grow with what one has learnt.
 */
export async function findNewCards(
  userId: string,
  today: StudyDay,
  decks: readonly string[],
  limit: number,
): Promise<QueueCard[]> {
  const found: QueueCard[] = [];
  const finished: string[] = [];
  while (found.length < limit) {
    const rows = await searchDecks(userId, today, decks, limit, finished);
    const vain = rows.filter((row) => row.cardId === null).map((row) => row.deckSlug);
    if (vain.length === 0) {
      found.push(...rows.flatMap(({ cardId, deckSlug }) => (cardId === null ? [] : [{ cardId, deckSlug }])));
      break;
    }
    finished.push(...vain);
  }
  if (finished.length > 0) await markSeen(userId, finished);
  return found;
}

/** Searches deck by deck until there are enough cards; a deck without any has one row, and no card in it. */
function searchDecks(
  userId: string,
  today: StudyDay,
  decks: readonly string[],
  limit: number,
  except: readonly string[],
) {
  const named = decks.length === 0 ? Prisma.empty : Prisma.sql`AND d.slug = ANY(${decks}::text[])`;
  return db().$queryRaw<{ cardId: string | null; deckSlug: string }[]>`
    SELECT c.id AS "cardId", t.slug AS "deckSlug"
    FROM (
      SELECT t.deck_id, d.slug, d.position FROM studies t JOIN decks d ON d.id = t.deck_id
      WHERE t.user_id = ${userId}::uuid AND NOT t.all_seen AND d.retired_at IS NULL AND d.slug <> ALL(${except}) ${named}
      ORDER BY d.position OFFSET 0
    ) t
    LEFT JOIN LATERAL (
      SELECT c.id, c.position FROM ${scheduledCards(userId)} c
      WHERE c.deck_id = t.deck_id AND ${isNewTo(userId)} AND NOT EXISTS (
        SELECT FROM card_states s WHERE s.user_id = ${userId}::uuid AND s.card_id = c.id
          AND NOT ${available(today)})
      ORDER BY c.position LIMIT ${limit}
    ) c ON TRUE
    ORDER BY t.position, c.position
    LIMIT ${limit}`;
}

/**
 * Marks decks in which nothing is new to the user. The locks make it wait for nobody: what another
 * transaction holds, perhaps to add a card, is left for the next time.
 */
async function markSeen(userId: string, slugs: string[]): Promise<void> {
  await db().$transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string }[]>`
      SELECT t.deck_id AS id FROM studies t JOIN decks d ON d.id = t.deck_id
      WHERE t.user_id = ${userId}::uuid AND d.slug = ANY(${slugs}) FOR UPDATE SKIP LOCKED`;
    // A statement of its own: it sees what was committed before the locks were had.
    await tx.$executeRaw`
      UPDATE studies t SET all_seen = true
      WHERE t.user_id = ${userId}::uuid AND t.deck_id = ANY(${locked.map(({ id }) => id)}::uuid[]) AND NOT EXISTS (
        SELECT FROM cards c WHERE c.deck_id = t.deck_id AND c.answered AND c.retired_at IS NULL AND ${isNewTo(userId)})`;
  });
}
