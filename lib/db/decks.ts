import type { Settings } from "../domain/settings";
import { MATURE_DAYS } from "../domain/statistics";
import { studyDayOf } from "../domain/study-day";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { begunByDeck } from "./new-cards";
import { retrievabilityOn } from "./retrievability";
import { highestLevel, isDueNow, isToLearn } from "./studied-cards";
import { scheduledCards, visibleDecks } from "./visible-cards";

/** A deck with where one learner stands in it. */
export interface DeckOverview {
  slug: string;
  title: string;
  description: string;
  /** Slugs of the decks to know first. */
  prerequisites: string[];
  /** Whether it is the learner's own. */
  own: boolean;
  studied: boolean;
  /** The cards to be learned here by their stages; the new ones may still come for the first time. */
  new: number;
  learning: number;
  young: number;
  mature: number;
  /** Steps and reviews that are due now, whatever the day's limit. */
  due: number;
  /** All cards to be learned here: up to the learner's level or met already, and not suspended. */
  cards: number;
  /** Cards above the learner's level that are not being learned. */
  aboveLevel: number;
  /** Estimated knowledge: how many of the cards would be recalled now, the sum of their retrievability. */
  known: number;
  /** The most new cards of this deck a day; null for no limit but the learner's own. */
  newPerDay: number | null;
  /** New cards that the deck's own limit still allows today, whatever the learner's. */
  newToday: number;
}

/** All decks in learning order, with the user's counts at an instant; for a visitor (null), all cards are new. */
export async function listDecks(userId: string | null, settings: Settings, now: Date): Promise<DeckOverview[]> {
  return queryDecks(userId, settings, now, Prisma.empty);
}

/** One deck, or null when no deck has this slug. */
export async function findDeck(
  userId: string | null,
  settings: Settings,
  now: Date,
  slug: string,
): Promise<DeckOverview | null> {
  return (await queryDecks(userId, settings, now, Prisma.sql`AND d.slug = ${slug}`))[0] ?? null;
}

async function queryDecks(
  userId: string | null,
  settings: Settings,
  now: Date,
  filter: Prisma.Sql,
): Promise<DeckOverview[]> {
  const today = studyDayOf(now, settings);
  return db().$queryRaw<DeckOverview[]>`
    WITH decks AS MATERIALIZED (
      SELECT d.*, t.user_id IS NOT NULL AS studied, t.new_per_day FROM ${visibleDecks(userId)} d
      LEFT JOIN studies t ON t.deck_id = d.id AND t.user_id = ${userId}::uuid
      WHERE true ${filter}
    ), counts AS (
      SELECT c.deck_id,
        count(*) FILTER (WHERE c.to_learn AND c.state = 'new')::int AS new,
        count(*) FILTER (WHERE c.to_learn AND c.state IN ('learning', 'relearning'))::int AS learning,
        count(*) FILTER (WHERE c.to_learn AND c.state = 'review' AND c.interval_days < ${MATURE_DAYS})::int AS young,
        count(*) FILTER (WHERE c.to_learn AND c.state = 'review' AND c.interval_days >= ${MATURE_DAYS})::int AS mature,
        count(*) FILTER (WHERE c.due)::int AS due,
        count(*) FILTER (WHERE c.to_learn)::int AS cards,
        count(*) FILTER (WHERE c.state = 'new' AND c.above)::int AS above,
        coalesce(sum(c.retrievability) FILTER (WHERE c.to_learn), 0)::float8 AS known
      FROM (
        SELECT c.deck_id, coalesce(s.state, 'new') AS state, s.interval_days, coalesce(${isToLearn(userId)}, false) AS to_learn,
          c.level > ${highestLevel(userId)} AS above, ${retrievabilityOn(today, settings)} AS retrievability,
          ${isDueNow(now, settings)} AS due
        FROM ${scheduledCards(userId)} c
        LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
        WHERE c.deck_id IN (SELECT id FROM decks)
      ) c GROUP BY 1
    )
    SELECT d.slug, d.title, d.description, d.prerequisites, d.owner_id IS NOT NULL AS own, d.studied,
      coalesce(n.new, 0) AS new, coalesce(n.learning, 0) AS learning, coalesce(n.young, 0) AS young,
      coalesce(n.mature, 0) AS mature, coalesce(n.due, 0) AS due, coalesce(n.cards, 0) AS cards,
      coalesce(n.above, 0) AS "aboveLevel", coalesce(n.known, 0) AS known, d.new_per_day AS "newPerDay",
      CASE WHEN d.new_per_day IS NULL THEN coalesce(n.new, 0)
        ELSE least(coalesce(n.new, 0), greatest(0, d.new_per_day - coalesce(b.begun, 0))) END AS "newToday"
    FROM decks d
    LEFT JOIN counts n ON n.deck_id = d.id
    LEFT JOIN (
      SELECT b.* FROM ${begunByDeck(userId, now, settings)} b
      WHERE EXISTS (SELECT FROM decks WHERE new_per_day IS NOT NULL)
    ) b ON b.deck_id = d.id
    ORDER BY d.owner_id NULLS FIRST, d.position, d.title`;
}

/** Begins to study a deck; studying it already is fine. False when no deck has this slug. */
export async function startStudying(userId: string, slug: string): Promise<boolean> {
  const mine = { OR: [{ ownerId: null }, { ownerId: userId }] };
  const deck = await db().deck.findFirst({ where: { slug, retiredAt: null, ...mine }, select: { id: true } });
  if (!deck) return false;
  await db().study.createMany({ data: { userId, deckId: deck.id }, skipDuplicates: true });
  return true;
}

/** Stops studying a deck. Its cards leave the queue; their states and the history stay. */
export async function stopStudying(userId: string, slug: string): Promise<boolean> {
  const { count } = await db().study.deleteMany({ where: { userId, deck: { slug } } });
  return count > 0;
}

/**
 * Sets the most new cards a day of a deck that the user studies; null for no limit but their own. False
 * when they do not study it.
 */
export async function setNewPerDay(userId: string, slug: string, newPerDay: number | null): Promise<boolean> {
  const { count } = await db().study.updateMany({ where: { userId, deck: { slug } }, data: { newPerDay } });
  return count > 0;
}
