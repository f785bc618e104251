import { drawCard } from "@/app/draw-card";
import type { ReviewCard } from "@/components/review/review-card";
import { listNotes } from "@/lib/db/actions";
import { type CardForReview, listCardsForReview } from "@/lib/db/cards";
import { loadChosen } from "@/lib/db/chosen-cards";
import { loadLoads } from "@/lib/db/loads";
import { listPointHistories, type PointOfCard } from "@/lib/db/points";
import { loadPractice, loadPracticeOf, loadQueue } from "@/lib/db/queue";
import type { Loads } from "@/lib/domain/balance";
import { keepsBeingMissed } from "@/lib/domain/points";
import { countKinds, type Left } from "@/lib/domain/progress";
import type { QueueEntry } from "@/lib/domain/queue";
import type { Settings } from "@/lib/domain/settings";
import { standingOf } from "@/lib/domain/standing-of";
import { inOrder } from "@/lib/markdown/in-order";
import { renderMarkdown } from "@/lib/markdown/render";
import { questionName } from "./load-past-acts";

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

/** The next cards of a selection beyond those already in play, drawn and ready; and how many more there are, by kind. */
export async function loadReviewCards(
  userId: string,
  settings: Settings,
  now: Date,
  selection: Selection,
  inPlay: readonly string[],
): Promise<{ cards: ReviewCard[]; unloaded: Left }> {
  const known = new Set(inPlay);
  const [queue, loads] = await Promise.all([
    loadSelection(userId, settings, now, selection),
    loadLoads(userId, settings, now),
  ]);
  const entries = queue.filter((entry) => !known.has(entry.cardId));
  const ids = entries.slice(0, AHEAD).map((entry) => entry.cardId);
  const unloaded = countKinds(entries.slice(AHEAD).map(({ kind }) => kind));
  return { cards: await drawCards(userId, settings, now, ids, loads), unloaded };
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
  return inOrder(cards, async (card) => {
    const note = notes.get(card.id);
    return {
      ...(await drawWords(userId, card, histories)),
      leech: card.state.leech,
      note: note === undefined ? null : { text: note, html: await renderMarkdown(note, { reader: userId }) },
      standing: standingOf(card.id, card.version, card.state, now, settings, loads),
    };
  });
}

async function drawWords(userId: string, card: CardForReview, histories: ReadonlyMap<string, PointOfCard>) {
  const words = card.ofBank ? "bank" : { reader: userId };
  const { keyPoints, ...drawn } = await drawCard(card, words);
  return {
    ...drawn,
    cardId: card.id,
    name: await questionName(card.question, words),
    slug: card.slug,
    deckTitle: card.deckTitle,
    keyPoints: keyPoints.map((point) => {
      const history = histories.get(point.id);
      return { ...point, oftenMissed: history !== undefined && keepsBeingMissed(history) };
    }),
  };
}
