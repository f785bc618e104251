import { LEVELS, type Level } from "../domain/level";
import { longestAnswerMs } from "../domain/pace";
import type { PlanInput } from "../domain/plan";
import type { Settings } from "../domain/settings";
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
  /** The cards of a level that are not suspended, and those of them that the learner has met. */
  cards: Record<Level, { total: number; met: number }>;
}

/** The decks that the user may study, in learning order, their own last. */
export async function listPlanDecks(userId: string): Promise<PlanDeck[]> {
  const rows = await db().$queryRaw<(Omit<PlanDeck, "cards"> & { level: Level | null; total: number; met: number })[]>`
    SELECT d.slug, d.title, d.description, d.owner_id IS NOT NULL AS own, t.user_id IS NOT NULL AS studied, c.level,
      count(c.id)::int AS total, count(*) FILTER (WHERE c.state <> 'new')::int AS met
    FROM ${visibleDecks(userId)} d
    LEFT JOIN (
      SELECT c.id, c.deck_id, c.level, s.state FROM ${scheduledCards(userId)} c
      LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
      WHERE s.suspended IS NOT TRUE
    ) c ON c.deck_id = d.id
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
export async function findSecondsPerShowing(userId: string, settings: Settings): Promise<number | null> {
  const rows = await db().$queryRaw<{ reviews: number; seconds: number | null }[]>`
    SELECT count(*)::int AS reviews, (percentile_cont(0.5) WITHIN GROUP (ORDER BY least(r.duration_ms, ${longestAnswerMs(settings)})) / 1000)::float8 AS seconds
    FROM (
      SELECT duration_ms FROM ${countedReviews(userId)} r ORDER BY r.reviewed_at DESC LIMIT ${LAST_REVIEWS}
    ) r`;
  const [row] = rows;
  return row && row.reviews >= FEW_REVIEWS && row.seconds ? Math.max(1, row.seconds) : null;
}

/**
 * Makes a plan the user's own in one statement, all of it or nothing: the preferences, the new cards a
 * day, and the decks to study. Decks that are not named are no longer studied; their cards' states
 * stay. False, and nothing is written, when a deck is not there for this user.
 */
export async function savePlan(userId: string, plan: PlanInput, newPerDay: number, now: Date): Promise<boolean> {
  const { interviewDate, level, minutesPerDay } = plan;
  const slugs = [...new Set(plan.decks)];
  const [row] = await db().$queryRaw<{ complete: boolean }[]>`
    WITH visible AS (SELECT d.id, d.slug FROM ${visibleDecks(userId)} d),
    wanted AS (SELECT id FROM visible WHERE slug = ANY(${slugs}::text[])),
    found AS (SELECT count(*) = ${slugs.length} AS complete FROM wanted),
    preferred AS (
      INSERT INTO preferences (user_id, interview_date, level, minutes_per_day, welcomed_at)
      SELECT ${userId}::uuid, ${interviewDate}::date, ${level}::level, ${minutesPerDay}::smallint, ${now}
      FROM found WHERE complete
      ON CONFLICT (user_id) DO UPDATE SET interview_date = excluded.interview_date, level = excluded.level,
        minutes_per_day = excluded.minutes_per_day, welcomed_at = excluded.welcomed_at),
    limited AS (
      UPDATE settings SET new_per_day = ${newPerDay} FROM found
      WHERE complete AND user_id = ${userId}::uuid AND new_per_day <> ${newPerDay}),
    stopped AS (
      DELETE FROM studies USING found
      WHERE complete AND user_id = ${userId}::uuid AND deck_id IN (SELECT id FROM visible)
        AND deck_id NOT IN (SELECT id FROM wanted)),
    started AS (
      INSERT INTO studies (user_id, deck_id) SELECT ${userId}::uuid, wanted.id FROM wanted, found WHERE complete
      ON CONFLICT DO NOTHING)
    SELECT complete FROM found`;
  return row?.complete ?? false;
}
