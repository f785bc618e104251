import { buildQueue, type QueueCard, type QueueEntry, remainingToday, type StartedToday } from "../domain/queue";
import type { ReviewOrder, Settings } from "../domain/settings";
import { type StudyDay, studyDayOf } from "../domain/study-day";
import { available } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { findNewCards } from "./new-cards";
import { isOfStudiedDeck, isStepDue, reviewsToday, studiedCards } from "./studied-cards";
import { scheduledCards } from "./visible-cards";

/** Which cards a review is about: those of some studied decks, or, with none named, of all. */
export type Decks = readonly string[];

/** Keeps to the decks that are named, for a query in which the cards are called `c`. */
const ofDecks = (decks: Decks) =>
  decks.length === 0 ? Prisma.empty : Prisma.sql`AND c.deck_slug = ANY(${decks}::text[])`;

/** The order in which due reviews come. */
function reviewOrder(order: ReviewOrder, today: StudyDay): Prisma.Sql {
  switch (order) {
    case "retrievability":
      // It falls with elapsed days over stability, whatever the weights: the least retrievable first.
      return Prisma.sql`(${today}::date - s.last_study_day) / s.stability DESC`;
    case "due":
      return Prisma.sql`s.due_day`;
    case "difficulty":
      return Prisma.sql`s.difficulty DESC`;
    case "random":
      return Prisma.sql`md5(s.card_id::text || ${today}::text)`;
  }
}

type Row = QueueCard & { part: "due" | "soon" | "review" };

/**
 * The user's queue at an instant, over all the decks they study or some of them: what is due and
 * what is new, within what the day's limits leave.
 */
export async function loadQueue(userId: string, settings: Settings, now: Date, decks: Decks): Promise<QueueEntry[]> {
  const { left } = await loadToday(userId, settings, now);
  const [rows, fresh] = await Promise.all([
    findDue(userId, settings, now, decks, left.reviews),
    findNewCards(userId, settings, now, decks, left.new),
  ]);
  const part = (name: Row["part"]) =>
    rows.filter((row) => row.part === name).map(({ cardId, deckSlug }) => ({ cardId, deckSlug }));
  const gathered = { learningDue: part("due"), learningSoon: part("soon"), reviews: part("review"), fresh };
  return buildQueue(gathered, settings.newOrder);
}

/** Steps and reviews that are due. Each part begins with what an index has of the user's states, not with all their cards. */
function findDue(userId: string, settings: Settings, now: Date, decks: Decks, reviews: number): Promise<Row[]> {
  const today = studyDayOf(now, settings);
  // OFFSET 0 keeps the states' order and the cards' conditions apart: the limit ends the search early.
  const studied = Prisma.sql`
    JOIN LATERAL (
      SELECT c.deck_slug FROM ${scheduledCards(userId)} c
      WHERE c.id = s.card_id ${ofDecks(decks)} AND ${isOfStudiedDeck(userId)}
      OFFSET 0
    ) c ON TRUE`;
  return db().$queryRaw<Row[]>`
    (SELECT s.card_id AS "cardId", c.deck_slug AS "deckSlug", CASE WHEN s.due_at <= ${now} THEN 'due' ELSE 'soon' END AS part
     FROM card_states s ${studied}
     WHERE s.user_id = ${userId}::uuid AND s.state IN ('learning', 'relearning') AND ${isStepDue(now)} AND ${available(today)}
     ORDER BY s.due_at, s.card_id)
    UNION ALL
    (SELECT s.card_id, c.deck_slug, 'review'
     FROM (
       SELECT s.card_id, row_number() OVER (ORDER BY ${reviewOrder(settings.reviewOrder, today)}, s.card_id) AS place
       FROM card_states s
       WHERE s.user_id = ${userId}::uuid AND s.state = 'review' AND s.due_day <= ${today}::date AND ${available(today)}
       ORDER BY place OFFSET 0
     ) s ${studied}
     ORDER BY s.place
     LIMIT ${reviews})`;
}

/** The most cards that one practice holds. */
const MOST_PRACTICE = 200;

/**
 * Cards to practice without scheduling, whether due or not: of some decks or of all that are studied,
 * those already learnt first, the least retrievable ahead, then new ones up to the learner's level, in learning order.
 */
export async function loadPractice(userId: string, settings: Settings, now: Date, decks: Decks): Promise<QueueEntry[]> {
  const today = studyDayOf(now, settings);
  const rows = await db().$queryRaw<{ cardId: string; deckSlug: string; kind: QueueEntry["kind"] }[]>`
    SELECT c.id AS "cardId", c.deck_slug AS "deckSlug",
      CASE c.state WHEN 'review' THEN 'review' WHEN 'learning' THEN 'learning' WHEN 'relearning' THEN 'learning' ELSE 'new' END AS kind
    FROM ${studiedCards(userId)} c
    WHERE true ${ofDecks(decks)}
    ORDER BY (${today}::date - c.last_study_day) / c.stability DESC NULLS LAST, c.deck_position, c.position
    LIMIT ${MOST_PRACTICE}`;
  return rows;
}

/** Named cards to practice, in the order of their slugs' names in `slugs`, whatever has become of them: suspended ones too. */
export async function loadPracticeOf(userId: string, slugs: readonly string[]): Promise<QueueEntry[]> {
  return db().$queryRaw<QueueEntry[]>`
    SELECT c.id AS "cardId", c.deck_slug AS "deckSlug", 'review' AS kind
    FROM ${scheduledCards(userId)} c JOIN unnest(${slugs}::text[]) WITH ORDINALITY asked(slug, place) ON asked.slug = c.slug
    GROUP BY c.id, c.deck_slug ORDER BY min(asked.place) LIMIT ${MOST_PRACTICE}`;
}

/** What was started on this study day, and what may still be. */
export interface Today {
  started: StartedToday;
  /** What was asked for beyond the day's limits. */
  extra: StartedToday;
  left: StartedToday;
}

/**
 * How many cards the user has started on the study day of an instant, from the ledger, over all devices.
 * A change of the time zone in the middle of the day does not begin the limits anew.
 */
export async function loadToday(userId: string, settings: Settings, now: Date): Promise<Today> {
  const today = studyDayOf(now, settings);
  const rows = await db().$queryRaw<{ new: number; reviews: number; extraNew: number; extraReviews: number }[]>`
    SELECT count(*) FILTER (WHERE r.state_before = 'new')::int AS new,
      count(*) FILTER (WHERE r.state_before = 'review')::int AS reviews,
      coalesce((SELECT sum(e.new) FROM day_extras e WHERE e.user_id = ${userId}::uuid AND e.study_day >= ${today}::date), 0)::int AS "extraNew",
      coalesce((SELECT sum(e.reviews) FROM day_extras e WHERE e.user_id = ${userId}::uuid AND e.study_day >= ${today}::date), 0)::int AS "extraReviews"
    FROM ${reviewsToday(userId, now, settings)} r`;
  const row = rows[0] ?? { new: 0, reviews: 0, extraNew: 0, extraReviews: 0 };
  const started = { new: row.new, reviews: row.reviews };
  const extra = { new: row.extraNew, reviews: row.extraReviews };
  return { started, extra, left: remainingToday(settings, started, extra) };
}

/** Raises the limits of the study day of an instant, for that day only. */
export async function studyMore(userId: string, settings: Settings, more: StartedToday, now: Date): Promise<void> {
  const today = studyDayOf(now, settings);
  await db().$executeRaw`
    INSERT INTO day_extras AS e (user_id, study_day, new, reviews)
    VALUES (${userId}::uuid, ${today}::date, ${more.new}, ${more.reviews})
    ON CONFLICT (user_id, study_day) DO UPDATE
      SET new = least(9999, e.new + excluded.new), reviews = least(9999, e.reviews + excluded.reviews)`;
}
