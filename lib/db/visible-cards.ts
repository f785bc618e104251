import { Prisma } from "./generated/client";

/**
 * The cards that a learner may see, as a table to select from: those of the bank and of their own
 * decks that are not retired, with their deck's slug and title; for a visitor (null), the bank's. Where
 * the learner has a version of their own, its words stand in place of the bank's, and `own_points`
 * are its points; `of_bank` says whether the words are the bank's own, and no learner's or document's. Every query that shows a card goes through it.
 */
export const visibleCards = (userId: string | null): Prisma.Sql => Prisma.sql`(
  SELECT c.id, c.origin, c.slug, c.deck_id, c.position, c.level, c.answered,
    coalesce(v.question, c.question) AS question, coalesce(v.summary, c.summary) AS summary,
    coalesce(v.details, c.details) AS details, coalesce(v.tags, c.tags) AS tags, v.key_points AS own_points,
    (c.origin = 'bank' AND v.card_id IS NULL) AS of_bank,
    d.slug AS deck_slug, d.title AS deck_title, d.position AS deck_position, d.owner_id
  FROM cards c JOIN decks d ON d.id = c.deck_id
  LEFT JOIN own_versions v ON v.card_id = c.id AND v.user_id = ${userId}::uuid
  WHERE c.retired_at IS NULL AND d.retired_at IS NULL AND (d.owner_id IS NULL OR d.owner_id = ${userId}::uuid)
)`;

/** Those of them that can be learnt: a question without an answer is shown, and not scheduled. */
export const scheduledCards = (userId: string | null): Prisma.Sql =>
  Prisma.sql`(SELECT v.* FROM ${visibleCards(userId)} v WHERE v.answered)`;

/**
 * The cards that a learner may have been shown for review, as a table to select from: theirs or the bank's, retired
 * since or not. What was done to a card that was shown counts, whatever has become of the card meanwhile.
 */
export const shownCards = (userId: string): Prisma.Sql => Prisma.sql`(
  SELECT c.id FROM cards c JOIN decks d ON d.id = c.deck_id
  WHERE c.answered AND (d.owner_id IS NULL OR d.owner_id = ${userId}::uuid)
)`;

/** The decks that a learner may see, as a table to select from: the bank's, and their own. */
export const visibleDecks = (userId: string | null): Prisma.Sql => Prisma.sql`(
  SELECT d.* FROM decks d
  WHERE d.retired_at IS NULL AND (d.owner_id IS NULL OR d.owner_id = ${userId}::uuid)
)`;

/** The key points of a card of `visibleCards` called `c`, as `[{ id, text }]` in their order. */
export const keyPointsOf = Prisma.sql`coalesce(c.own_points, (
  SELECT jsonb_agg(jsonb_build_object('id', k.id, 'text', k.text) ORDER BY k.position) FROM key_points k WHERE k.card_id = c.id
), '[]'::jsonb)`;
