import { likeQuestions } from "../domain/question-likeness";
import { runPrepared } from "./client";
import { Prisma } from "./generated/client";
import type { RelatedCard } from "./related-cards";
import { ownDocument } from "./search-conditions";
import { visibleCards } from "./visible-cards";

/** A card whose question asks nearly the same; `own` is one of the learner's own decks. */
export type LikeQuestion = RelatedCard & { own: boolean };

/** So many of a question's rarest words lead to the questions that are compared, and to so many of these. */
const WORDS = 6;
const COMPARED = 50;

/**
 * The cards that a learner may see whose questions ask nearly what another asks, the most alike first. What this costs
 * does not grow with the question: its rarest words find the candidates through an index.
 */
export async function listLikeQuestions(userId: string, question: string, limit: number): Promise<LikeQuestion[]> {
  const { rows } = await runPrepared<LikeQuestion>(Prisma.sql`
    WITH word AS MATERIALIZED (
      SELECT quote_literal(l.lexeme)::tsquery AS query, coalesce(f.cards, 0) AS cards
      FROM (SELECT DISTINCT lexeme FROM unnest(search_vector(search_text(${question}::text)))) l
      JOIN LATERAL (
        SELECT sum(w.cards) AS cards FROM search_words w
        WHERE w.lexeme = l.lexeme AND (w.owner_id IS NULL OR w.owner_id = ${userId}::uuid)
      ) f ON f.cards > 0
      ORDER BY f.cards, l.lexeme LIMIT ${WORDS}
    ), near AS MATERIALIZED (
      SELECT d.card_id FROM word JOIN search_documents d ON d.question @@ word.query
      WHERE ${ownDocument(userId)}
      GROUP BY d.card_id ORDER BY sum(1 / ln(word.cards + 2)) DESC, d.card_id LIMIT ${COMPARED}
    )
    SELECT c.slug, c.question, c.deck_title AS "deckTitle", c.owner_id IS NOT NULL AS own
    FROM near JOIN ${visibleCards(userId)} c ON c.id = near.card_id`);
  return likeQuestions(question, rows, limit);
}
