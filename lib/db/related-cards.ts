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
const CLOSELY = 5;

/**
 * The cards a user may see that share most with a card, the closest first. A word counts for as much as
 * it is rare (inverse document frequency, Spärck Jones 1972), and for the lesser of its places in the two: most
 * in a card's name, then in question and summary, then in the points, hardly in the details.
 */
export async function listRelatedCards(userId: string | null, cardId: string, limit: number): Promise<RelatedCard[]> {
  return db().$queryRaw<RelatedCard[]>`
    WITH word AS MATERIALIZED (
      SELECT p.lexeme, quote_literal(p.lexeme)::tsquery AS query, p.worth AS place,
        p.worth * least(ln(n.cards / f.cards::float8), 0.6 * ln(n.cards)) ^ 1.5 AS worth -- a chance find is no topic
      FROM (
        -- As it was counted last: to the tenth of a percent it does not matter.
        SELECT CASE WHEN reltuples > 0 THEN reltuples ELSE (SELECT count(*) FROM search_documents) END::float8 AS cards
        FROM pg_class WHERE oid = 'search_documents'::regclass
      ) n, search_documents d
      CROSS JOIN LATERAL (SELECT p.lexeme, max(p.worth) AS worth FROM ${PLACES} p GROUP BY p.lexeme) p
      CROSS JOIN LATERAL (
        SELECT sum(w.cards) AS cards FROM search_words w
        WHERE w.lexeme = p.lexeme AND (w.owner_id IS NULL OR w.owner_id = ${userId}::uuid)
      ) f
      WHERE d.card_id = ${cardId}::uuid AND ${ownDocument(userId)} AND p.worth >= 0.5
        AND f.cards BETWEEN 2 AND least(${MOST_FREQUENT}, n.cards)
      ORDER BY worth DESC, p.lexeme LIMIT ${WORDS}
    ), near AS MATERIALIZED (
      SELECT d.id FROM word JOIN search_documents d ON d.words @@ word.query
      GROUP BY d.id
      ORDER BY sum(CASE WHEN d.question @@ word.query THEN 3 ELSE 1 END * word.worth) DESC, d.id LIMIT ${CLOSELY * limit}
    ), closest AS (
      SELECT d.card_id, (
        SELECT sum(p.worth) FROM (
          SELECT max(word.worth * least(p.worth, word.place)) AS worth FROM ${PLACES} p JOIN word USING (lexeme) GROUP BY word.lexeme
        ) p) AS worth
      FROM near JOIN search_documents d USING (id)
      WHERE d.card_id <> ${cardId}::uuid AND ${ownDocument(userId)}
    )
    SELECT c.slug, c.question, c.deck_title AS "deckTitle"
    FROM closest JOIN ${visibleCards(userId)} c ON c.id = closest.card_id
    ORDER BY closest.worth DESC, c.id LIMIT ${limit}`;
}

/** The words of a document called `d`, with what each counts for by its place; one of several places, several times. */
const PLACES = Prisma.sql`(
  SELECT q.lexeme, CASE WHEN 'A' = ANY(q.weights) THEN 3 ELSE 1.5 END AS worth FROM unnest(d.question) q
  UNION ALL
  SELECT l.lexeme, CASE WHEN l.weights && '{A,B}' THEN 1.5 WHEN 'C' = ANY(l.weights) THEN 0.5 ELSE 0.1 END
  FROM unnest(d.words) l)`;
