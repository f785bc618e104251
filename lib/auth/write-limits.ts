import { BoundedLimiter } from "./bounded-limiter";

const TEN_MINUTES_S = 600;
const HOUR_S = 3600;

/**
 * What is written, and how much of it at most. An evening's grades come in one burst, and fast reviewers
 * grade once a second: grades and other acts on one card have five times that. Words are counted by their
 * size, for the ledger keeps them before and after: a million characters an hour, far more than anyone types.
 */
const LIMITS = {
  /** A grade, or another act on one card. */
  act: new BoundedLimiter(3000, TEN_MINUTES_S),
  /** An undo or redo, and what it cost: see chargeUndo. */
  undo: new BoundedLimiter(3000, TEN_MINUTES_S),
  /** One thing done to many cards. */
  bulk: new BoundedLimiter(60, TEN_MINUTES_S),
  /** A choice: settings, preferences, which decks are studied. */
  choice: new BoundedLimiter(200, TEN_MINUTES_S),
  /** A note, card or deck: a point for each, and one for each thousand characters. */
  words: new BoundedLimiter(1500, HOUR_S),
};
export type WriteKind = keyof typeof LIMITS;

/** Counts what a user is about to write; false where that is too much for now. `input` is what an action was given. */
export function mayWrite(userId: string, kind: WriteKind, input: unknown): Promise<boolean> {
  const points = kind === "words" ? 1 + Math.floor(JSON.stringify(input).length / 1000) : 1;
  return LIMITS[kind].count(userId, points);
}

/** How many points words cost that are taken back: the ledger keeps them before and after once more. */
const WORDS_BACK: Record<string, number> = { edit: 20, note: 10 };

/**
 * Counts what an undo or redo has written, which is known only once it is done: a thousand cards, or a long
 * card's words, are no one grade. `what` is the kind of act, `cards` how many it was done to.
 */
export async function chargeUndo(userId: string, what: string, cards: number): Promise<void> {
  const points = Math.floor(cards / 100) + (WORDS_BACK[what] ?? 0);
  if (points > 0) await LIMITS.undo.count(userId, points);
}
