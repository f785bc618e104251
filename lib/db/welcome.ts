import type { PlanInput } from "../domain/plan";
import { LEVELS, type Level } from "../domain/preferences";
import { db } from "./client";
import { countedReviews } from "./counted-reviews";
import { scheduledCards, visibleDecks } from "./visible-cards";

/** A deck that a plan may hold, with its cards by level. */
export interface PlanDeck {
  slug: string;
  title: string;
  description: string;
  studied: boolean;
  own: boolean;
  /** All cards of a level, and those of them that the learner has met. */
  cards: Record<Level, { total: number; met: number }>;
}

/** The decks that the user may study, in learning order, their own last. */
export async function listPlanDecks(userId: string): Promise<PlanDeck[]> {
  const rows = await db().$queryRaw<(Omit<PlanDeck, "cards"> & { level: Level | null; total: number; met: number })[]>`
    SELECT d.slug, d.title, d.description, d.owner_id IS NOT NULL AS own, t.user_id IS NOT NULL AS studied, c.level,
      count(c.id)::int AS total, count(*) FILTER (WHERE s.state <> 'new')::int AS met
    FROM ${visibleDecks(userId)} d
    LEFT JOIN ${scheduledCards(userId)} c ON c.deck_id = d.id
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    LEFT JOIN studies t ON t.deck_id = d.id AND t.user_id = ${userId}::uuid
    GROUP BY d.id, d.slug, d.title, d.description, d.position, d.owner_id, t.user_id, c.level
    ORDER BY d.owner_id NULLS FIRST, d.position, d.title, d.slug`;
  const decks = new Map<string, PlanDeck>();
  for (const { level, total, met, ...deck } of rows) {
    const known = decks.get(deck.slug) ?? { ...deck, cards: noCards() };
    if (level) known.cards[level] = { total, met };
    decks.set(deck.slug, known);
  }
  return [...decks.values()];
}

const noCards = () => Object.fromEntries(LEVELS.map((level) => [level, { total: 0, met: 0 }])) as PlanDeck["cards"];

/** How many of the last reviews tell a learner's pace, and how few tell nothing. */
const LAST_REVIEWS = 500;
const FEW_REVIEWS = 50;

/** How long one showing of a card takes the user, in seconds: the median of their last reviews; null while there are few. */
export async function findSecondsPerShowing(userId: string): Promise<number | null> {
  const rows = await db().$queryRaw<{ reviews: number; seconds: number | null }[]>`
    SELECT count(*)::int AS reviews, (percentile_cont(0.5) WITHIN GROUP (ORDER BY r.duration_ms) / 1000)::float8 AS seconds
    FROM (
      SELECT duration_ms FROM ${countedReviews(userId)} r ORDER BY r.reviewed_at DESC LIMIT ${LAST_REVIEWS}
    ) r`;
  const [row] = rows;
  return row && row.reviews >= FEW_REVIEWS && row.seconds ? Math.max(1, row.seconds) : null;
}

/**
 * Makes a plan the user's own, all of it or nothing: the preferences, the new cards a day, and the
 * decks to study. Decks that are not named are no longer studied; their cards' states stay. False,
 * and nothing is written, when a deck is not there for this user.
 */
export async function savePlan(userId: string, plan: PlanInput, newPerDay: number, now: Date): Promise<boolean> {
  const { decks: slugs, interviewDate, level, minutesPerDay } = plan;
  const wanted = [...new Set(slugs)];
  return db().$transaction(async (tx) => {
    const mine = { retiredAt: null, OR: [{ ownerId: null }, { ownerId: userId }] };
    const decks = await tx.deck.findMany({ where: { slug: { in: wanted }, ...mine }, select: { id: true } });
    if (decks.length < wanted.length) return false;
    const ids = decks.map(({ id }) => id);
    const preferences = {
      interviewDate: interviewDate === null ? null : new Date(interviewDate),
      level,
      minutesPerDay,
      welcomedAt: now,
    };
    await tx.preferences.upsert({ where: { userId }, create: { userId, ...preferences }, update: preferences });
    await tx.settings.updateMany({ where: { userId, newPerDay: { not: newPerDay } }, data: { newPerDay } });
    await tx.study.deleteMany({ where: { userId, deckId: { notIn: ids }, deck: mine } });
    await tx.study.createMany({ data: ids.map((deckId) => ({ userId, deckId })), skipDuplicates: true });
    return true;
  });
}
