import type { CardState } from "../domain/card-state";
import type { CardFilter, CardGroup, CardsView, Mark, Sort, Stage } from "../domain/deck-cards";
import type { Level } from "../domain/level";
import type { Settings } from "../domain/settings";
import { MATURE_DAYS } from "../domain/statistics";
import { type StudyDay, studyDayOf } from "../domain/study-day";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { retrievabilityOn } from "./retrievability";
import { dueDayOf } from "./studied-cards";
import { scheduledCards, visibleCards } from "./visible-cards";

/** How many cards a deck's page shows at once. */
export const PAGE_SIZE = 200;

/** A card in its deck's list, with how it stands with one learner. */
export interface CardInDeck {
  id: string;
  slug: string;
  /** Markdown. */
  question: string;
  level: Level;
  stage: Stage;
  marks: Mark[];
  /** The chance of recall today, 0 to 1; null for a card never reviewed. */
  retrievability: number | null;
  state: CardState;
}

/**
 * A page of a deck's cards as a view wants them, and the groups of all its cards for the counts beside
 * the filters; to a visitor (null) all are new.
 */
export async function loadDeckCards(
  userId: string | null,
  settings: Settings,
  now: Date,
  deckSlug: string,
  view: CardsView,
): Promise<{ cards: CardInDeck[]; groups: CardGroup[] }> {
  const cards = deckCards(userId, settings, studyDayOf(now, settings), deckSlug);
  const [rows, groups] = await Promise.all([
    db().$queryRaw<(CardStateRow & Omit<CardInDeck, "state">)[]>`
      SELECT c.* FROM ${cards} c WHERE ${filtered(view)}
      ORDER BY ${order(view.sort)}, c.position
      LIMIT ${PAGE_SIZE} OFFSET ${(view.page - 1) * PAGE_SIZE}`,
    db().$queryRaw<CardGroup[]>`
      SELECT c.stage, c.level, c.marks, count(*)::int AS cards FROM ${cards} c GROUP BY 1, 2, 3`,
  ]);
  return {
    cards: rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      question: row.question,
      level: row.level,
      stage: row.stage,
      marks: row.marks,
      retrievability: row.retrievability,
      state: toCardState(row),
    })),
    groups,
  };
}

/** The ids of all cards of a deck that a filter shows and that can be learned, in learning order, `limit` at most. */
export async function listDeckCardIds(
  userId: string,
  settings: Settings,
  now: Date,
  deckSlug: string,
  filter: CardFilter,
  limit: number,
): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM ${deckCards(userId, settings, studyDayOf(now, settings), deckSlug)} c
    WHERE c.stage <> 'unanswered' AND ${filtered(filter)}
    ORDER BY c.position LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** A card as it is printed, in Markdown. */
export interface PrintedCard {
  slug: string;
  question: string;
  summary: string;
  ofBank: boolean;
}

/** The cards of a deck that have an answer, in learning order, in the user's own words where they have them. */
export async function listPrintedCards(userId: string | null, deckSlug: string): Promise<PrintedCard[]> {
  return db().$queryRaw<PrintedCard[]>`
    SELECT c.slug, c.question, c.summary, c.of_bank AS "ofBank" FROM ${scheduledCards(userId)} c
    WHERE c.deck_slug = ${deckSlug} ORDER BY c.position`;
}

/** The cards of a deck, as a table to select from, with what the filters and orders ask. */
const deckCards = (userId: string | null, settings: Settings, today: StudyDay, deckSlug: string) => Prisma.sql`(
  SELECT c.id, c.slug, c.question, c.level::text AS level, c.position, ${cardStateColumns},
    CASE WHEN NOT c.answered THEN 'unanswered' WHEN coalesce(s.state, 'new') = 'new' THEN 'new'
      WHEN s.state <> 'review' THEN 'learning' WHEN s.interval_days < ${MATURE_DAYS} THEN 'young' ELSE 'mature' END AS stage,
    array_remove(ARRAY[CASE WHEN s.suspended THEN 'suspended' END, CASE WHEN s.buried_until > ${today}::date THEN 'buried' END,
      CASE WHEN s.leech THEN 'leech' END, CASE WHEN s.flagged THEN 'flagged' END], NULL) AS marks,
    ${retrievabilityOn(today, settings)} AS retrievability, ${dueDayOf(settings)} AS due_on
  FROM ${visibleCards(userId)} c
  LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
  WHERE c.deck_slug = ${deckSlug}
)`;

const filtered = ({ state, level, mark }: CardFilter) => Prisma.sql`
  (${state}::text IS NULL OR c.stage = ${state}) AND (${level}::text IS NULL OR c.level = ${level})
  AND (${mark}::text IS NULL OR ${mark} = ANY(c.marks))`;

/** What a view sorts by; cards that have none of it come last. */
function order(sort: Sort): Prisma.Sql {
  const direction = sort.startsWith("-") ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  switch (sort) {
    case "position":
      return Prisma.sql`c.position`;
    case "due":
    case "-due":
      return Prisma.sql`c.due_on ${direction}, c.due_at ${direction}`;
    case "retention":
    case "-retention":
      return Prisma.sql`c.retrievability ${direction}`;
    case "difficulty":
    case "-difficulty":
      return Prisma.sql`c.difficulty ${direction}`;
    case "reviewed":
    case "-reviewed":
      return Prisma.sql`c.last_reviewed_at ${direction}`;
  }
}
