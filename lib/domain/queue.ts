import type { NewOrder, Settings } from "./settings";

/** How early a learning card may be shown rather than making the learner wait. */
export const LEARN_AHEAD_MS = 20 * 60_000;

/** A card that may be studied now. */
export interface QueueCard {
  cardId: string;
  deckSlug: string;
}

/** A card in the queue, by what put it there. */
export interface QueueEntry extends QueueCard {
  kind: "learning" | "review" | "new";
}

/** What was started today, over all devices: the limits count it. */
export interface StartedToday {
  new: number;
  reviews: number;
}

/** How many more cards of each kind may be started today, what was asked for beyond the limits included: never below zero. */
export function remainingToday(
  settings: Pick<Settings, "newPerDay" | "reviewsPerDay">,
  started: StartedToday,
  extra: StartedToday = { new: 0, reviews: 0 },
): StartedToday {
  return {
    new: Math.max(0, settings.newPerDay + extra.new - started.new),
    reviews: Math.max(0, settings.reviewsPerDay + extra.reviews - started.reviews),
  };
}

/** What is there to study now, each list in its own order and already within its limit. */
export interface Gathered {
  /** Steps whose instant has come, by instant. */
  learningDue: readonly QueueCard[];
  /** Steps that come due within LEARN_AHEAD_MS, by instant. */
  learningSoon: readonly QueueCard[];
  /** Reviews due, in the order chosen: by default the least retrievable first. */
  reviews: readonly QueueCard[];
  /** New cards in learning order. */
  fresh: readonly QueueCard[];
}

/**
 * The queue of a study day: due steps, then reviews and new cards, mixed evenly or one after the other, then
 * the steps that are due so soon that waiting for them would be silly.
 */
export function buildQueue(gathered: Gathered, newOrder: NewOrder = "mixed"): QueueEntry[] {
  const entry =
    (kind: QueueEntry["kind"]) =>
    (card: QueueCard): QueueEntry => ({ ...card, kind });
  return [
    ...gathered.learningDue.map(entry("learning")),
    ...inOrder(gathered.reviews.map(entry("review")), gathered.fresh.map(entry("new")), newOrder),
    ...gathered.learningSoon.map(entry("learning")),
  ];
}

function inOrder(reviews: QueueEntry[], fresh: QueueEntry[], newOrder: NewOrder): QueueEntry[] {
  if (newOrder === "mixed") return mixEvenly(reviews, fresh);
  return newOrder === "first" ? [...fresh, ...reviews] : [...reviews, ...fresh];
}

/**
 * Merges two lists, each kept in its order, so that at every point the shares taken of both are as
 * equal as can be; at a tie the first list goes first.
 */
export function mixEvenly<T>(first: readonly T[], second: readonly T[]): T[] {
  const placed = [first, second].flatMap((list) => list.map((item, i) => ({ item, at: (i + 0.5) / list.length })));
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}
