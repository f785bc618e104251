import { LEARN_AHEAD_MS } from "../domain/queue";
import type { Settings } from "../domain/settings";
import { MATURE_DAYS } from "../domain/statistics";
import { studyDayOf } from "../domain/study-day";
import { available } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { scheduledCards, visibleDecks } from "./visible-cards";

/** A deck with where one learner stands in it. */
export interface DeckOverview {
  slug: string;
  title: string;
  description: string;
  prerequisites: string[];
  studied: boolean;
  /** Whether it is the learner's own, not the bank's. */
  own: boolean;
  /** Cards by stage; they add up to all the deck's cards that have an answer. */
  new: number;
  learning: number;
  young: number;
  mature: number;
  /** Steps and reviews that are due now, whatever the day's limit. */
  due: number;
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
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  return db().$queryRaw<DeckOverview[]>`
    SELECT d.slug, d.title, d.description, d.prerequisites, t.user_id IS NOT NULL AS studied, d.owner_id IS NOT NULL AS own,
      count(c.id) FILTER (WHERE s.state IS NULL OR s.state = 'new')::int AS new,
      count(*) FILTER (WHERE s.state IN ('learning', 'relearning'))::int AS learning,
      count(*) FILTER (WHERE s.state = 'review' AND s.interval_days < ${MATURE_DAYS})::int AS young,
      count(*) FILTER (WHERE s.state = 'review' AND s.interval_days >= ${MATURE_DAYS})::int AS mature,
      count(*) FILTER (WHERE (s.due_day <= ${today}::date OR s.due_at <= ${soon}) AND ${available(today)})::int AS due
    FROM ${visibleDecks(userId)} d
    LEFT JOIN ${scheduledCards(userId)} c ON c.deck_id = d.id
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    LEFT JOIN studies t ON t.deck_id = d.id AND t.user_id = ${userId}::uuid
    WHERE true ${filter}
    GROUP BY d.id, d.slug, d.title, d.description, d.prerequisites, d.position, d.owner_id, t.user_id
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
