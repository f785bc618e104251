import type { CardState } from "../domain/card-state";
import type { Quote } from "../domain/content";
import type { Level } from "../domain/level";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { keyPointsOf, scheduledCards, visibleCards } from "./visible-cards";

/** A card's words, as Markdown, with how it stands with one learner. */
export interface CardForReview {
  id: string;
  slug: string;
  deckSlug: string;
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: KeyPoint[];
  details: string;
  level: Level;
  tags: string[];
  /** Whether these are the bank's words, and no learner's or document's. */
  ofBank: boolean;
  version: number;
  state: CardState;
}

/** One fact of an answer, as Markdown. Its id stays when it moves or is reworded in place. */
export interface KeyPoint {
  id: string;
  text: string;
}

type Row = CardStateRow & Omit<CardForReview, "version" | "state">;

const cardColumns = Prisma.sql`c.id, c.slug, c.deck_slug AS "deckSlug", c.deck_title AS "deckTitle", c.question,
  c.summary, c.details, c.level, c.tags, c.of_bank AS "ofBank",
  ${keyPointsOf} AS "keyPoints", ${cardStateColumns}`;

/** The cards of these ids that the user may review, in the order of the ids. */
export async function listCardsForReview(userId: string, ids: readonly string[]): Promise<CardForReview[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${cardColumns}
    FROM ${scheduledCards(userId)} c
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    WHERE c.id = ANY(${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toCard(row)] : [];
  });
}

function toCard(row: Row): CardForReview {
  const { id, slug, deckSlug, deckTitle, question, summary, keyPoints, details, level, tags, ofBank } = row;
  return {
    id,
    slug,
    deckSlug,
    deckTitle,
    question,
    summary,
    keyPoints,
    details,
    level,
    tags,
    ofBank,
    version: row.state_version ?? 0,
    state: toCardState(row),
  };
}

/** A card on a page of its own. */
export interface CardPage extends CardForReview {
  answered: boolean;
  /** Whether others can see it too: it is not of a learner's own deck. */
  shared: boolean;
  /** What imported documents say to the question, the longest answer first. */
  quotes: CardQuote[];
}

/** A document's own words, with where they stand in it. */
export type CardQuote = Pick<Quote, "document" | "number" | "line" | "question" | "answer">;

/** The card of a slug with this user's state, or null: none, or not to be seen. */
export async function findCard(userId: string | null, slug: string): Promise<CardPage | null> {
  const rows = await db().$queryRaw<(Row & Pick<CardPage, "answered" | "shared" | "quotes">)[]>`
    SELECT ${cardColumns}, c.answered, c.owner_id IS NULL AS shared,
      (SELECT coalesce(json_agg(json_build_object('document', q.document, 'number', q.number, 'line', q.line,
          'question', q.question, 'answer', q.answer) ORDER BY length(q.answer) DESC, q.document, q.line), '[]')
        FROM quotes q WHERE q.card_id = c.id) AS quotes
    FROM ${visibleCards(userId)} c
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    WHERE c.slug = ${slug}`;
  const row = rows[0];
  return row ? { ...toCard(row), answered: row.answered, shared: row.shared, quotes: row.quotes } : null;
}
