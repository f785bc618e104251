import { GRADES, type Grade, passed } from "./grade";
import type { DoneReview, SessionCard } from "./session";

/** What a session came to. */
export interface SessionSummary<C extends SessionCard> {
  reviews: number;
  /** How many different cards these were. */
  cards: number;
  /** How many reviews were not forgotten. */
  passed: number;
  spentMs: number;
  /** How many reviews each grade was given to. */
  grades: Record<Grade, number>;
  /**
   * Over reviews of cards that were in review, as true retention counts them: a card in a learning
   * step was seen minutes ago, and says nothing of what lasts.
   */
  retention: { passed: number; total: number };
  /** The cards that gave the most trouble, the worst first: at most five. */
  hardest: C[];
}

/** How many of the hardest cards a session names. */
const MOST_HARDEST = 5;

/** What a session came to, from its reviews that the server has confirmed. */
export function summarize<C extends SessionCard>(done: readonly DoneReview<C>[]): SessionSummary<C> {
  const inReview = done.filter(({ card }) => card.standing.state === "review");
  const count = (grade: Grade) => done.filter((review) => review.grade === grade).length;
  return {
    reviews: done.length,
    cards: new Set(done.map(({ card }) => card.cardId)).size,
    passed: done.filter(({ grade }) => passed(grade)).length,
    spentMs: done.reduce((sum, { durationMs }) => sum + durationMs, 0),
    grades: Object.fromEntries(GRADES.map((grade) => [grade, count(grade)])) as Record<Grade, number>,
    retention: { passed: inReview.filter(({ grade }) => passed(grade)).length, total: inReview.length },
    hardest: hardestOf(done),
  };
}

/** Cards with an Again or a Hard: by the number of Agains, then of Hards, then by the time that they took. */
function hardestOf<C extends SessionCard>(done: readonly DoneReview<C>[]): C[] {
  const byCard = new Map<string, { card: C; again: number; hard: number; spentMs: number }>();
  for (const { card, grade, durationMs } of done) {
    const sum = byCard.get(card.cardId) ?? { card, again: 0, hard: 0, spentMs: 0 };
    byCard.set(card.cardId, {
      card,
      again: sum.again + (grade === 1 ? 1 : 0),
      hard: sum.hard + (grade === 2 ? 1 : 0),
      spentMs: sum.spentMs + durationMs,
    });
  }
  return [...byCard.values()]
    .filter(({ again, hard }) => again + hard > 0)
    .sort((a, b) => b.again - a.again || b.hard - a.hard || b.spentMs - a.spentMs)
    .slice(0, MOST_HARDEST)
    .map(({ card }) => card);
}
