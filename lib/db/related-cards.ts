import { db } from "./client";
import { Prisma } from "./generated/client";
import { ownDocument } from "./search-conditions";
import { visibleCards } from "./visible-cards";

/** A card that has to do with another. */
export interface RelatedCard {
  slug: string;
  /** Markdown. */
  question: string;
  deckTitle: string;
}

/** A word that more cards have says nothing of what a card is about; so many of the others are compared. */
const MOST_FREQUENT = 1000;
const WORDS = 12;
/** How many cards are looked at closely for each that is wanted. */
const CLOSELY = 8;

/**
 * The cards a user may see that share most with a card, the closest first. A word counts for as much as
 * it is rare (inverse document frequency, Spärck Jones 1972), and for where it stands in both cards: most in
 * the question, then in the summary, then in the points, hardly in the details.
 */
export async function listRelatedCards(userId: string | null, cardId: string, limit: number): Promise<RelatedCard[]> {
  return db().$queryRaw<RelatedCard[]>`
    WITH word AS MATERIALIZED (
      SELECT l.lexeme, quote_literal(l.lexeme)::tsquery AS query, ${placeWorth(Prisma.sql`l.weights`)}
        * least(ln(n.cards / f.cards::float8), 0.6 * ln(n.cards)) ^ 2 AS worth -- a chance find is no topic
      FROM (
        -- As it was counted last: to the tenth of a percent it does not matter.
        SELECT CASE WHEN reltuples > 0 THEN reltuples ELSE (SELECT count(*) FROM search_documents) END::float8 AS cards
        FROM pg_class WHERE oid = 'search_documents'::regclass
      ) n, search_documents d, unnest(d.words) l
      CROSS JOIN LATERAL (
        SELECT sum(w.cards) AS cards FROM search_words w
        WHERE w.lexeme = l.lexeme AND (w.owner_id IS NULL OR w.owner_id = ${userId}::uuid)
      ) f
      WHERE d.card_id = ${cardId}::uuid AND ${ownDocument(userId)} AND l.weights && '{A,B,C}'
        AND f.cards BETWEEN 2 AND ${MOST_FREQUENT}
      ORDER BY worth DESC, l.lexeme LIMIT ${WORDS}
    ), near AS MATERIALIZED (
      SELECT d.id FROM word JOIN search_documents d ON d.words @@ word.query
      GROUP BY d.id
      ORDER BY sum(CASE WHEN d.question @@ word.query THEN 3 ELSE 1 END * word.worth) DESC, d.id LIMIT ${CLOSELY * limit}
    ), closest AS (
      SELECT d.card_id, (
        SELECT sum(word.worth * ${placeWorth(Prisma.sql`l.weights`)}) FROM unnest(d.words) l JOIN word USING (lexeme)) AS worth
      FROM near JOIN search_documents d USING (id)
      WHERE d.card_id <> ${cardId}::uuid AND ${ownDocument(userId)}
    )
    SELECT c.slug, c.question, c.deck_title AS "deckTitle"
    FROM closest JOIN ${visibleCards(userId)} c ON c.id = closest.card_id
    ORDER BY closest.worth DESC, c.id LIMIT ${limit}`;
}

/** What a word counts for by where it stands, from its weights in a search document. */
function placeWorth(weights: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN 'A' = ANY(${weights}) THEN 3 WHEN 'B' = ANY(${weights}) THEN 1.5 WHEN 'C' = ANY(${weights}) THEN 0.5 ELSE 0.1 END`;
}
