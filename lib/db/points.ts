import { LATELY, type PointHistory } from "../domain/points";
import { db } from "./client";
import { countedReviews } from "./counted-reviews";
import { Prisma } from "./generated/client";

/** A point's history, with the card that the point was ticked on. */
export interface PointOfCard extends PointHistory {
  cardId: string;
}

/**
 * How a user has done on the key points of some cards (null for all), by the points' ids. Only
 * points that were asked in a review that counts are there; a review in which none was ticked asks none.
 */
export async function listPointHistories(
  userId: string,
  cardIds: readonly string[] | null,
): Promise<Map<string, PointOfCard>> {
  const ofCards = cardIds === null ? Prisma.empty : Prisma.sql`AND r.card_id = ANY(${cardIds}::uuid[])`;
  // The last condition is that of the index reviews_points: reviews without ticks are not read.
  const rows = await db().$queryRaw<(PointOfCard & { pointId: string })[]>`
    SELECT p.id AS "pointId", r.card_id AS "cardId", count(*)::int AS asked,
      count(*) FILTER (WHERE NOT p.recalled)::int AS missed,
      (array_agg(p.recalled ORDER BY r.seq DESC))[1:${LATELY}::int] AS lately
    FROM ${countedReviews(userId)} r
    CROSS JOIN LATERAL (
      SELECT unnest(r.recalled) AS id, true AS recalled UNION ALL SELECT unnest(r.missed), false
    ) p
    WHERE (r.recalled <> '{}' OR r.missed <> '{}') ${ofCards}
    GROUP BY p.id, r.card_id`;
  return new Map(rows.map(({ pointId, lately, ...row }) => [pointId, { ...row, lately: lately.toReversed() }]));
}
