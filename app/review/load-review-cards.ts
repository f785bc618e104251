import type { ReviewCard } from "@/components/review/review-card";
import { listNotes } from "@/lib/db/actions";
import { type CardForReview, listCardsForReview } from "@/lib/db/cards";
import { loadChosen } from "@/lib/db/chosen-cards";
import { loadLoads } from "@/lib/db/loads";
import { listPointHistories, type PointOfCard } from "@/lib/db/points";
import { loadPractice, loadPracticeOf, loadQueue } from "@/lib/db/queue";
import type { Loads } from "@/lib/domain/balance";
import { keepsBeingMissed } from "@/lib/domain/points";
import type { QueueEntry } from "@/lib/domain/queue";
import type { Settings } from "@/lib/domain/settings";
import { standingOf } from "@/lib/domain/standing";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";

/** How many cards a page holds ahead: minutes of work, and quick to send. */
const AHEAD = 12;

/** Which cards a review is about. */
export interface Selection {
  /** Slugs of studied decks; none for all of them. */
  decks: readonly string[];
  /** Whether nothing is scheduled. */
  practice: boolean;
  /** Slugs of chosen cards; none for what the decks have. */
  cards: readonly string[];
}

/** The next cards of a selection beyond those already in play, drawn and ready; and how many there are in all. */
export async function loadReviewCards(
  userId: string,
  settings: Settings,
  now: Date,
  selection: Selection,
  inPlay: readonly string[],
): Promise<{ cards: ReviewCard[]; total: number }> {
  const known = new Set(inPlay);
  const [queue, loads] = await Promise.all([
    loadSelection(userId, settings, now, selection),
    loadLoads(userId, settings, now),
  ]);
  const entries = queue.filter((entry) => !known.has(entry.cardId));
  const ids = entries.slice(0, AHEAD).map((entry) => entry.cardId);
  return { cards: await drawCards(userId, settings, now, ids, loads), total: entries.length };
}

function loadSelection(
  userId: string,
  settings: Settings,
  now: Date,
  { decks, practice, cards }: Selection,
): Promise<QueueEntry[]> {
  if (!practice && cards.length > 0) return loadChosen(userId, settings, now, cards);
  if (!practice) return loadQueue(userId, settings, now, decks);
  return cards.length > 0 ? loadPracticeOf(userId, cards) : loadPractice(userId, settings, now, decks);
}

/** Cards of these ids as a session shows them: words as HTML, buttons with their intervals. */
export async function drawCards(
  userId: string,
  settings: Settings,
  now: Date,
  ids: readonly string[],
  loads?: Loads,
): Promise<ReviewCard[]> {
  const [cards, notes, histories] = await Promise.all([
    listCardsForReview(userId, ids),
    listNotes(userId, ids),
    listPointHistories(userId, ids),
  ]);
  return cards.map((card) => {
    const note = notes.get(card.id);
    return {
      ...drawWords(card, histories),
      note: note === undefined ? null : { text: note, html: renderMarkdown(note) },
      standing: standingOf(card.id, card.version, card.state, now, settings, loads),
    };
  });
}

function drawWords(card: CardForReview, histories: ReadonlyMap<string, PointOfCard>) {
  return {
    cardId: card.id,
    slug: card.slug,
    deckTitle: card.deckTitle,
    question: renderInline(card.question),
    summary: renderMarkdown(card.summary),
    keyPoints: card.keyPoints.map(({ id, text }) => {
      const history = histories.get(id);
      return { id, html: renderInline(text), oftenMissed: history !== undefined && keepsBeingMissed(history) };
    }),
    details: card.details === "" ? null : renderMarkdown(card.details),
  };
}
