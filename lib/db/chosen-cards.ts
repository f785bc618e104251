import type { QueueEntry } from "../domain/queue";
import type { Settings } from "../domain/settings";
import { studyDayOf } from "../domain/study-day";
import { available } from "./card-state-row";
import { db } from "./client";
import { isOfStudiedDeck, isStepDue } from "./studied-cards";
import { scheduledCards } from "./visible-cards";

/** How many cards a review of chosen ones holds at most: its address names each of them. */
export const MOST_CHOSEN = 100;

/**
 * Of chosen cards, by their slugs, those that a review may show at an instant: what is due, then what is new, in the
 * order of the slugs. They were asked for, so the limits of a day do not hold; suspended and buried ones, and those of
 * decks that are not studied, are left out.
 */
export async function loadChosen(
  userId: string,
  settings: Settings,
  now: Date,
  slugs: readonly string[],
): Promise<QueueEntry[]> {
  const today = studyDayOf(now, settings);
  return db().$queryRaw<QueueEntry[]>`
    SELECT c.id AS "cardId", c.deck_slug AS "deckSlug", k.kind
    FROM (SELECT slug, min(place) AS place FROM unnest(${slugs}::text[]) WITH ORDINALITY a(slug, place) GROUP BY slug) asked
    JOIN ${scheduledCards(userId)} c ON c.slug = asked.slug
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    CROSS JOIN LATERAL (SELECT CASE
      WHEN s.state IN ('learning', 'relearning') AND ${isStepDue(now)} THEN 'learning'
      WHEN s.state = 'review' AND s.due_day <= ${today}::date THEN 'review'
      WHEN coalesce(s.state, 'new') = 'new' THEN 'new' END AS kind) k
    WHERE k.kind IS NOT NULL AND ${isOfStudiedDeck(userId)} AND ${available(today)}
    ORDER BY k.kind = 'new', k.kind = 'review', asked.place LIMIT ${MOST_CHOSEN}`;
}

/**
 * What a review of chosen cards is about, MOST_CHOSEN at most: those of them that are due or new, or, where none is, all
 * of them as practice.
 */
export async function chooseForReview(
  userId: string,
  settings: Settings,
  now: Date,
  cardIds: readonly string[],
): Promise<{ slugs: string[]; practice: boolean }> {
  const rows = await db().$queryRaw<{ slug: string; id: string }[]>`
    SELECT c.slug, c.id FROM unnest(${cardIds}::uuid[]) WITH ORDINALITY asked(id, place)
    JOIN ${scheduledCards(userId)} c ON c.id = asked.id ORDER BY asked.place`;
  const slugs = [...new Set(rows.map(({ slug }) => slug))];
  const due = await loadChosen(userId, settings, now, slugs);
  if (due.length === 0) return { slugs: slugs.slice(0, MOST_CHOSEN), practice: true };
  const slugOf = new Map(rows.map(({ id, slug }) => [id, slug]));
  return { slugs: due.flatMap(({ cardId }) => slugOf.get(cardId) ?? []), practice: false };
}
