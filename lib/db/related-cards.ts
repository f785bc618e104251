import { db } from "./client";
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

/**
 * The cards a user may see that share most with a card, the closest first: words of its question, summary
 * and points, each counting for as much as it is rare (by its inverse frequency, Spärck Jones 1972), twice
 * where it stands in the other's question. Cards of the card's own deck and of others count alike.
 */
export async function listRelatedCards(userId: string | null, cardId: string, limit: number): Promise<RelatedCard[]> {
  return db().$queryRaw<RelatedCard[]>`
    WITH this AS (
      SELECT d.id, d.card_id, d.question, d.words FROM search_documents d
      WHERE d.card_id = ${cardId}::uuid AND ${ownDocument(userId)}
    ), word AS MATERIALIZED (
      SELECT l.lexeme, ln(1 + (SELECT count(*) FROM cards) / f.cards::float8)
          * CASE WHEN 'A' = ANY(l.weights) THEN 3 WHEN 'B' = ANY(l.weights) THEN 1.5 ELSE 1 END AS worth
      FROM this, unnest(this.words) l
      CROSS JOIN LATERAL (
        SELECT sum(w.cards) AS cards FROM search_words w
        WHERE w.lexeme = l.lexeme AND (w.owner_id IS NULL OR w.owner_id = ${userId}::uuid)
      ) f
      WHERE l.weights && '{A,B,C}' AND f.cards BETWEEN 2 AND ${MOST_FREQUENT}
      ORDER BY worth DESC, l.lexeme LIMIT ${WORDS}
    ), near AS (
      SELECT d.card_id, sum(word.worth * CASE WHEN d.question @@ quote_literal(word.lexeme)::tsquery THEN 2 ELSE 1 END) AS worth
      FROM word JOIN search_documents d ON d.words @@ quote_literal(word.lexeme)::tsquery
      WHERE d.card_id <> ${cardId}::uuid AND ${ownDocument(userId)}
      GROUP BY d.card_id ORDER BY worth DESC, d.card_id LIMIT ${4 * limit}
    )
    SELECT c.slug, c.question, c.deck_title AS "deckTitle"
    FROM near JOIN ${visibleCards(userId)} c ON c.id = near.card_id
    ORDER BY near.worth DESC, c.id LIMIT ${limit}`;
}
