import { db } from "./client";
import { keyPointsOf, scheduledCards } from "./visible-cards";

/** A card that anyone may try, as Markdown. */
export interface TryCard {
  id: string;
  slug: string;
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: { id: string; text: string }[];
  details: string;
  ofBank: boolean;
}

/**
 * Three cards to try before there is an account: a number that everyone meets, a failure with its
 * remedies, and a whole design. Between them they show what the bank is made of.
 */
const CHOSEN = ["latency-percentiles", "cache-stampede", "design-url-shortener"];

/** The cards to try: those chosen, and for any that is no longer there, the first of the first decks. */
export async function listTryCards(): Promise<TryCard[]> {
  return db().$queryRaw<TryCard[]>`
    SELECT c.id, c.slug, c.deck_title AS "deckTitle", c.question, c.summary, c.details, c.of_bank AS "ofBank", ${keyPointsOf} AS "keyPoints"
    FROM ${scheduledCards(null)} c
    ORDER BY array_position(${CHOSEN}::text[], c.slug) NULLS LAST, c.deck_position, c.position
    LIMIT ${CHOSEN.length}`;
}
