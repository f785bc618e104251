import type { QueueCard } from "../domain/queue";
import { type StudyClock, studyDayOf } from "../domain/study-day";
import { available } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { highestLevel, reviewsToday } from "./studied-cards";
import { scheduledCards } from "./visible-cards";

/** A card of `scheduledCards` (`c`) is new to the user: it has no state, or one that says so. */
function isNewTo(userId: string) {
  return Prisma.sql`NOT EXISTS (
    SELECT FROM card_states s WHERE s.user_id = ${userId}::uuid AND s.card_id = c.id AND s.state <> 'new')`;
}

/** How many cards of each deck the user has begun on the study day of an instant, as a table to select from. */
export const begunByDeck = (userId: string | null, now: Date, clock: StudyClock): Prisma.Sql => Prisma.sql`(
  SELECT c.deck_id, count(*)::int AS begun
  FROM ${reviewsToday(userId, now, clock)} r JOIN cards c ON c.id = r.card_id
  WHERE r.state_before = 'new'
  GROUP BY c.deck_id
)`;

/**
 * The user's first new cards in learning order that are not set aside on the study day of an instant, at
 * most `limit` in all and as many of each deck as its own limit leaves, up to the learner's level; of some
 * decks or (none named) of all that are studied. A deck of which all has been seen is marked so, and
 * not searched again: what this costs does not grow with what one has learnt.
 */
export async function findNewCards(
  userId: string,
  clock: StudyClock,
  now: Date,
  decks: readonly string[],
  limit: number,
): Promise<QueueCard[]> {
  const found: QueueCard[] = [];
  const finished: string[] = [];
  while (found.length < limit) {
    const rows = await searchDecks(userId, clock, now, decks, limit, finished);
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
  clock: StudyClock,
  now: Date,
  decks: readonly string[],
  limit: number,
  except: readonly string[],
) {
  const today = studyDayOf(now, clock);
  const named = decks.length === 0 ? Prisma.empty : Prisma.sql`AND d.slug = ANY(${decks}::text[])`;
  return db().$queryRaw<{ cardId: string | null; deckSlug: string }[]>`
    SELECT c.id AS "cardId", t.slug AS "deckSlug"
    FROM (
      SELECT t.deck_id, d.slug, row_number() OVER (ORDER BY d.position, d.owner_id NULLS FIRST, d.slug) AS place,
        least(${limit}, t.new_per_day - coalesce(b.begun, 0)) AS room, ${highestLevel(userId)} AS level
      FROM studies t JOIN decks d ON d.id = t.deck_id
      LEFT JOIN (
        SELECT b.* FROM ${begunByDeck(userId, now, clock)} b
        WHERE EXISTS (SELECT FROM studies l WHERE l.user_id = ${userId}::uuid AND l.new_per_day IS NOT NULL)
      ) b ON b.deck_id = t.deck_id
      WHERE t.user_id = ${userId}::uuid AND NOT t.all_seen AND d.retired_at IS NULL AND d.slug <> ALL(${except}) ${named}
        AND (t.new_per_day IS NULL OR t.new_per_day > coalesce(b.begun, 0))
      ORDER BY place OFFSET 0
    ) t
    LEFT JOIN LATERAL (
      SELECT c.id, c.position FROM ${scheduledCards(userId)} c
      WHERE c.deck_id = t.deck_id AND c.level <= t.level AND ${isNewTo(userId)} AND NOT EXISTS (
        SELECT FROM card_states s WHERE s.user_id = ${userId}::uuid AND s.card_id = c.id
          AND NOT ${available(today)})
      ORDER BY c.position LIMIT t.room
    ) c ON TRUE
    ORDER BY t.place, c.position
    LIMIT ${limit}`;
}

/**
 * Marks decks in which nothing is new to the user at their level. The locks make it wait for nobody:
 * what another transaction holds, perhaps to add a card or to change the level, is left for the next time.
 */
async function markSeen(userId: string, slugs: string[]): Promise<void> {
  await db().$transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string }[]>`
      WITH held AS (SELECT FROM preferences p WHERE p.user_id = ${userId}::uuid FOR SHARE SKIP LOCKED)
      SELECT t.deck_id AS id FROM studies t JOIN decks d ON d.id = t.deck_id
      WHERE t.user_id = ${userId}::uuid AND d.slug = ANY(${slugs})
        AND (SELECT count(*) FROM held) = (SELECT count(*) FROM preferences p WHERE p.user_id = ${userId}::uuid)
      FOR UPDATE OF t, d SKIP LOCKED`;
    // A statement of its own: it sees what was committed before the locks were had.
    await tx.$executeRaw`
      UPDATE studies t SET all_seen = true
      WHERE t.user_id = ${userId}::uuid AND t.deck_id = ANY(${locked.map(({ id }) => id)}::uuid[]) AND NOT EXISTS (
        SELECT FROM cards c WHERE c.deck_id = t.deck_id AND c.answered AND c.retired_at IS NULL
          AND c.level <= ${highestLevel(userId)} AND ${isNewTo(userId)})`;
  });
}
