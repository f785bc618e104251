import type { CardState } from "../domain/card-state";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { db } from "./client";
import { visibleCards } from "./visible-cards";

/** A card's words, as Markdown, with how it stands with one learner. */
export interface CardForReview {
  id: string;
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: string[];
  details: string;
  level: Level;
  version: number;
  state: CardState;
}

export type Level = "core" | "advanced" | "specialist";

type Row = CardStateRow & Omit<CardForReview, "version" | "state">;

/** The cards of these ids that the user may see, in the order of the ids. */
export async function listCardsForReview(userId: string, ids: readonly string[]): Promise<CardForReview[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT c.id, c.deck_title AS "deckTitle", c.question, c.summary, c.details, c.level,
      ARRAY(SELECT k.text FROM key_points k WHERE k.card_id = c.id ORDER BY k.position) AS "keyPoints", ${cardStateColumns}
    FROM ${visibleCards} c
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    WHERE c.id = ANY(${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { deckTitle, question, summary, keyPoints, details, level } = row;
    return [
      {
        id,
        deckTitle,
        question,
        summary,
        keyPoints,
        details,
        level,
        version: row.version ?? 0,
        state: toCardState(row),
      },
    ];
  });
}

/** A card in its deck's list: its words, and its state with one learner. */
export interface CardInDeck {
  slug: string;
  question: string;
  summary: string;
  keyPoints: string[];
  details: string;
  level: Level;
  state: CardState;
}

/** The cards of a deck in learning order, with this user's states. */
export async function listCardsOfDeck(userId: string, deckSlug: string): Promise<CardInDeck[]> {
  const rows = await db().$queryRaw<(CardStateRow & Omit<CardInDeck, "state">)[]>`
    SELECT c.slug, c.question, c.summary, c.details, c.level,
      ARRAY(SELECT k.text FROM key_points k WHERE k.card_id = c.id ORDER BY k.position) AS "keyPoints", ${cardStateColumns}
    FROM ${visibleCards} c
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    WHERE c.deck_slug = ${deckSlug}
    ORDER BY c.position`;
  return rows.map((row) => {
    const { slug, question, summary, keyPoints, details, level } = row;
    return { slug, question, summary, keyPoints, details, level, state: toCardState(row) };
  });
}
