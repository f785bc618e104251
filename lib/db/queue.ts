import { buildQueue, LEARN_AHEAD_MS, type QueueEntry, remainingToday, type StartedToday } from "../domain/queue";
import type { Settings } from "../domain/settings";
import { studyDayOf } from "../domain/study-day";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { scheduledCards } from "./visible-cards";

/** The studied, visible cards of a user, as a table; of one deck only where a slug is given. */
function studiedCards(userId: string, deckSlug: string | null) {
  const ofDeck = deckSlug === null ? Prisma.empty : Prisma.sql`AND c.deck_slug = ${deckSlug}`;
  return Prisma.sql`(
    SELECT c.* FROM ${scheduledCards} c
    JOIN studies t ON t.deck_id = c.deck_id AND t.user_id = ${userId}::uuid
    WHERE TRUE ${ofDeck}
  )`;
}

type Row = { cardId: string; deckSlug: string; part: "due" | "soon" | "review" | "new" };

/**
 * The user's queue at an instant, over all the decks they study or one of them: what is due and
 * what is new, within what the day's limits leave..
 */
export async function loadQueue(
  userId: string,
  settings: Settings,
  now: Date,
  deckSlug: string | null,
): Promise<QueueEntry[]> {
  const today = studyDayOf(now, settings);
  const left = remainingToday(settings, await startedToday(userId, today));
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  const cards = studiedCards(userId, deckSlug);
  const rows = await db().$queryRaw<Row[]>`
    (SELECT s.card_id AS "cardId", c.deck_slug AS "deckSlug", CASE WHEN s.due_at <= ${now} THEN 'due' ELSE 'soon' END AS part
     FROM card_states s JOIN ${cards} c ON c.id = s.card_id
     WHERE s.user_id = ${userId}::uuid AND s.state IN ('learning', 'relearning') AND s.due_at <= ${soon}
     ORDER BY s.due_at, s.card_id)
    UNION ALL
    (SELECT s.card_id, c.deck_slug, 'review'
     FROM card_states s JOIN ${cards} c ON c.id = s.card_id
     WHERE s.user_id = ${userId}::uuid AND s.state = 'review' AND s.due_day <= ${today}::date
     -- Retrievability falls with elapsed days over stability, whatever the weights: the least retrievable first.
     ORDER BY (${today}::date - s.last_study_day) / s.stability DESC, s.card_id
     LIMIT ${left.reviews})
    UNION ALL
    (SELECT c.id, c.deck_slug, 'new'
     FROM ${cards} c LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
     WHERE s.state IS NULL OR s.state = 'new'
     ORDER BY c.deck_position, c.position
     LIMIT ${left.new})`;
  const part = (name: Row["part"]) =>
    rows.filter((row) => row.part === name).map(({ cardId, deckSlug }) => ({ cardId, deckSlug }));
  return buildQueue({
    learningDue: part("due"),
    learningSoon: part("soon"),
    reviews: part("review"),
    fresh: part("new"),
  });
}

/** How many cards the user has started on a study day, from the ledger: over all devices. */
export async function startedToday(userId: string, today: string): Promise<StartedToday> {
  const rows = await db().$queryRaw<StartedToday[]>`
    SELECT count(*) FILTER (WHERE state_before = 'new')::int AS new,
      count(*) FILTER (WHERE state_before = 'review')::int AS reviews
    FROM reviews WHERE user_id = ${userId}::uuid AND study_day = ${today}::date`;
  return rows[0] ?? { new: 0, reviews: 0 };
}
