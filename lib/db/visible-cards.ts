import { Prisma } from "./generated/client";

/**
 * The cards that a learner may see, as a table to select from: those that are not retired, with
 * their deck's slug and title. Every query that shows a card goes through it.
 */
export const visibleCards = Prisma.sql`(
  SELECT c.*, d.slug AS deck_slug, d.title AS deck_title, d.position AS deck_position
  FROM cards c JOIN decks d ON d.id = c.deck_id
  WHERE c.retired_at IS NULL AND d.retired_at IS NULL
)`;

/** Those of them that can be learnt: a question without an answer is shown, and not scheduled. */
export const scheduledCards = Prisma.sql`(SELECT v.* FROM ${visibleCards} v WHERE v.answered)`;
