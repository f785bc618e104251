import {
  buildQueue,
  LEARN_AHEAD_MS,
  type QueueCard,
  type QueueEntry,
  remainingToday,
  type StartedToday,
} from "../domain/queue";
import type { Settings } from "../domain/settings";
import { studyDayOf } from "../domain/study-day";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { findNewCards } from "./new-cards";
import { scheduledCards } from "./visible-cards";

type Row = QueueCard & { part: "due" | "soon" | "review" };

/**
 * The user's queue at an instant, over all the decks they study or one of them: what is due and
 * what is new, within what the day's limits leave.
 */
export async function loadQueue(
  userId: string,
  settings: Settings,
  now: Date,
  deckSlug: string | null,
): Promise<QueueEntry[]> {
  const today = studyDayOf(now, settings);
  const left = remainingToday(settings, await startedToday(userId, today));
  const [rows, fresh] = await Promise.all([
    findDue(userId, now, today, deckSlug, left.reviews),
    findNewCards(userId, deckSlug, left.new),
  ]);
  const part = (name: Row["part"]) =>
    rows.filter((row) => row.part === name).map(({ cardId, deckSlug }) => ({ cardId, deckSlug }));
  return buildQueue({ learningDue: part("due"), learningSoon: part("soon"), reviews: part("review"), fresh });
}

/** Steps and reviews that are due. Each part begins with what an index has of the user's states, not with all their cards. */
function findDue(userId: string, now: Date, today: string, deckSlug: string | null, reviews: number): Promise<Row[]> {
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  const ofDeck = deckSlug === null ? Prisma.empty : Prisma.sql`AND c.deck_slug = ${deckSlug}`;
  // OFFSET 0 keeps the states' order and the cards' conditions apart: the limit ends the search early.
  const studied = Prisma.sql`
    JOIN LATERAL (
      SELECT c.deck_slug FROM ${scheduledCards} c
      WHERE c.id = s.card_id ${ofDeck} AND EXISTS (SELECT FROM studies t WHERE t.user_id = ${userId}::uuid AND t.deck_id = c.deck_id)
      OFFSET 0
    ) c ON TRUE`;
  return db().$queryRaw<Row[]>`
    (SELECT s.card_id AS "cardId", c.deck_slug AS "deckSlug", CASE WHEN s.due_at <= ${now} THEN 'due' ELSE 'soon' END AS part
     FROM card_states s ${studied}
     WHERE s.user_id = ${userId}::uuid AND s.state IN ('learning', 'relearning') AND s.due_at <= ${soon}
     ORDER BY s.due_at, s.card_id)
    UNION ALL
    (SELECT s.card_id, c.deck_slug, 'review'
     FROM (
       -- Retrievability falls with elapsed days over stability, whatever the weights: the least retrievable first.
       SELECT card_id, (${today}::date - last_study_day) / stability AS overdue FROM card_states
       WHERE user_id = ${userId}::uuid AND state = 'review' AND due_day <= ${today}::date
       ORDER BY overdue DESC, card_id OFFSET 0
     ) s ${studied}
     ORDER BY s.overdue DESC, s.card_id
     LIMIT ${reviews})`;
}

/** How many cards the user has started on a study day, from the ledger: over all devices. */
export async function startedToday(userId: string, today: string): Promise<StartedToday> {
  const rows = await db().$queryRaw<StartedToday[]>`
    SELECT count(*) FILTER (WHERE state_before = 'new')::int AS new,
      count(*) FILTER (WHERE state_before = 'review')::int AS reviews
    FROM reviews WHERE user_id = ${userId}::uuid AND study_day = ${today}::date`;
  return rows[0] ?? { new: 0, reviews: 0 };
}
