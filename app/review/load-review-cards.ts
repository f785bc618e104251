import type { ReviewCard } from "@/components/review/review-card";
import { listCardsForReview } from "@/lib/db/cards";
import { loadLoads } from "@/lib/db/loads";
import { type Decks, loadPractice, loadQueue } from "@/lib/db/queue";
import type { Loads } from "@/lib/domain/balance";
import type { Settings } from "@/lib/domain/settings";
import { standingOf } from "@/lib/domain/standing";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";

/** How many cards a page holds ahead: minutes of work, and quick to send. */
const AHEAD = 12;

/** The next cards of the queue, or of a practice, beyond those already in play, drawn and ready; and how many there are in all. */
export async function loadReviewCards(
  userId: string,
  settings: Settings,
  now: Date,
  decks: Decks,
  practice: boolean,
  inPlay: readonly string[],
): Promise<{ cards: ReviewCard[]; total: number }> {
  const known = new Set(inPlay);
  const load = practice ? loadPractice : loadQueue;
  const [queue, loads] = await Promise.all([load(userId, settings, now, decks), loadLoads(userId, settings, now)]);
  const entries = queue.filter((entry) => !known.has(entry.cardId));
  const ids = entries.slice(0, AHEAD).map((entry) => entry.cardId);
  return { cards: await drawCards(userId, settings, now, ids, loads), total: entries.length };
}

/** Cards of these ids as a session shows them: words as HTML, buttons with their intervals. */
export async function drawCards(
  userId: string,
  settings: Settings,
  now: Date,
  ids: readonly string[],
  loads?: Loads,
): Promise<ReviewCard[]> {
  const cards = await listCardsForReview(userId, ids);
  return cards.map((card) => ({
    cardId: card.id,
    deckTitle: card.deckTitle,
    question: renderInline(card.question),
    summary: renderMarkdown(card.summary),
    keyPoints: card.keyPoints.map(({ id, text }) => ({ id, html: renderInline(text) })),
    details: card.details === "" ? null : renderMarkdown(card.details),
    standing: standingOf(card.id, card.version, card.state, now, settings, loads),
  }));
}
