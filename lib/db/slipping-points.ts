import { keepsBeingMissed, LATELY, type PointHistory } from "../domain/points";
import { db } from "./client";
import { countedReviews } from "./counted-reviews";
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
  const missed = await listMissed(userId);
  const slipping = missed.filter(keepsBeingMissed);
  if (slipping.length === 0) return { points: [], total: 0, ticks: missed.length > 0 || (await hasTicks(userId)) };
  const histories = new Map(slipping.map((point) => [point.id, point]));
  const rows = await db().$queryRaw<{ id: string; text: string; cardSlug: string; deckTitle: string; total: number }[]>`
    SELECT p.id, p.text, c.slug AS "cardSlug", c.deck_title AS "deckTitle", count(*) OVER ()::int AS total
    FROM unnest(${slipping.map(({ id }) => id)}::uuid[], ${slipping.map(({ cardId }) => cardId)}::uuid[])
      WITH ORDINALITY AS wanted(id, card_id, place)
    JOIN ${visibleCards(userId)} c ON c.id = wanted.card_id
    CROSS JOIN LATERAL jsonb_to_recordset(${keyPointsOf}) AS p(id uuid, text text)
    WHERE p.id = wanted.id
    ORDER BY wanted.place LIMIT ${limit}`;
  const points = rows.flatMap(({ total: _, ...row }) => {
    const history = histories.get(row.id);
    if (!history) return [];
    const { asked, missed, lately } = history;
    return [{ ...row, asked, missed, lately }];
  });
  return { points, total: rows[0]?.total ?? 0, ticks: true };
}

/** Points missed at least twice, which all that keep being missed are, those missed most first. */
async function listMissed(userId: string): Promise<(PointHistory & { id: string; cardId: string })[]> {
  // The first condition is that of the index reviews_points: reviews without ticks are not read.
  const rows = await db().$queryRaw<(PointHistory & { id: string; cardId: string })[]>`
    SELECT p.id, r.card_id AS "cardId", count(*)::int AS asked, count(*) FILTER (WHERE NOT p.recalled)::int AS missed,
      (array_agg(p.recalled ORDER BY r.seq DESC))[1:${LATELY}::int] AS lately
    FROM ${countedReviews(userId)} r
    CROSS JOIN LATERAL (
      SELECT unnest(r.recalled) AS id, true AS recalled UNION ALL SELECT unnest(r.missed), false
    ) p
    WHERE r.recalled <> '{}' OR r.missed <> '{}'
    GROUP BY p.id, r.card_id
    HAVING count(*) FILTER (WHERE NOT p.recalled) >= 2
    ORDER BY 4 DESC, 3, p.id`;
  return rows.map((row) => ({ ...row, lately: row.lately.toReversed() }));
}

async function hasTicks(userId: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ ticks: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM ${countedReviews(userId)} r WHERE r.recalled <> '{}' OR r.missed <> '{}'
    ) AS ticks`;
  return row?.ticks ?? false;
}
