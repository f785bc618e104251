import { keepsBeingMissed, LATELY, type PointHistory } from "../domain/points";
import { db } from "./client";
import { countedReviews } from "./counted-reviews";
import { Prisma } from "./generated/client";
import { listPointHistories, type PointOfCard } from "./points";
import { keyPointsOf, visibleCards } from "./visible-cards";

/** A key point that keeps being missed, as Markdown, with its card. */
export interface SlippingPoint extends PointHistory {
  id: string;
  text: string;
  cardSlug: string;
  deckTitle: string;
}

interface Slipping {
  /** Those missed most first, at most as many as were asked for. */
  points: SlippingPoint[];
  /** How many there are in all. */
  total: number;
  /** Whether the user has ever ticked points in a review that counts. */
  ticks: boolean;
}

/** The key points that a user keeps missing, on cards that they may see, by how often they were missed. */
export async function listSlippingPoints(userId: string, limit: number): Promise<Slipping> {
  const cards = await listTickedCards(userId);
  const suspects = cards.filter(({ missing }) => missing).map(({ cardId }) => cardId);
  const histories = suspects.length > 0 ? await listPointHistories(userId, suspects) : new Map<string, PointOfCard>();
  const slipping = [...histories]
    .filter(([, history]) => keepsBeingMissed(history))
    .sort(([a, one], [b, other]) => other.missed - one.missed || one.asked - other.asked || (a < b ? -1 : 1));
  const ids = slipping.map(([id]) => id);
  const rows = await db().$queryRaw<{ id: string; text: string; cardSlug: string; deckTitle: string; total: number }[]>`
    SELECT p.id, p.text, c.slug AS "cardSlug", c.deck_title AS "deckTitle", count(*) OVER ()::int AS total
    FROM unnest(${ids}::uuid[], ${slipping.map(([, { cardId }]) => cardId)}::uuid[])
      WITH ORDINALITY AS wanted(id, card_id, place)
    JOIN ${visibleCards(userId)} c ON c.id = wanted.card_id
    CROSS JOIN LATERAL jsonb_to_recordset(${keyPointsOf}) AS p(id uuid, text text)
    WHERE p.id = wanted.id
    ORDER BY wanted.place LIMIT ${limit}`;
  const points = rows.flatMap(({ total: _, ...row }) => {
    const { asked, missed, lately } = histories.get(row.id) ?? {};
    return asked && missed && lately ? [{ ...row, asked, missed, lately }] : [];
  });
  return { points, total: rows[0]?.total ?? 0, ticks: cards.length > 0 };
}

/**
 * The cards on which a user has ticked points, and on which of them a point was missed twice in the last
 * five such reviews: only there can one keep being missed, so only their histories are added up whole.
 */
async function listTickedCards(userId: string): Promise<{ cardId: string; missing: boolean }[]> {
  // The condition of the index reviews_points: reviews without ticks are not read.
  const ticked = Prisma.sql`(r.recalled <> '{}' OR r.missed <> '{}')`;
  return db().$queryRaw`
    SELECT c.card_id AS "cardId", EXISTS (
      SELECT 1 FROM (
        SELECT r.missed FROM ${countedReviews(userId)} r WHERE r.card_id = c.card_id AND ${ticked}
        ORDER BY r.version DESC LIMIT ${LATELY}
      ) last, unnest(last.missed) AS point
      GROUP BY point HAVING count(*) >= 2
    ) AS missing
    FROM (SELECT DISTINCT r.card_id FROM ${countedReviews(userId)} r WHERE ${ticked}) c`;
}
