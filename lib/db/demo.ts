import { randomUUID } from "node:crypto";
import { type CardState, intervalDaysOf } from "../domain/card-state";
import type { PastReview } from "../domain/review";
import { toColumns } from "./card-state-row";
import { db } from "./client";
import { longTransaction } from "./long-transaction";
import { createUser, type NewUser } from "./users";

/** The ids of a number of decks' cards, in learning order, and the decks' ids. */
export async function listFirstCards(decks: number): Promise<{ deckIds: string[]; cardIds: string[] }> {
  const found = await db().deck.findMany({
    where: { retiredAt: null, ownerId: null },
    orderBy: { position: "asc" },
    take: decks,
    select: { id: true, cards: { where: { retiredAt: null }, orderBy: { position: "asc" }, select: { id: true } } },
  });
  return { deckIds: found.map((deck) => deck.id), cardIds: found.flatMap((deck) => deck.cards.map((card) => card.id)) };
}

/** A few thousand rows on a slow or busy machine. */
const TIMEOUT_MS = 120_000;

/**
 * Makes a user who studies these decks and has this history, all or nothing: an account without its
 * history would never be given one. False when the address has an account.
 */
export async function createUserWithHistory(
  user: NewUser,
  deckIds: string[],
  reviews: readonly PastReview[],
): Promise<boolean> {
  const latest = new Map(reviews.map((review) => [review.cardId, review]));
  return longTransaction(
    async (tx) => {
      const created = await createUser(user, tx);
      if (created === "taken") return false;
      const userId = created.id;
      await tx.study.createMany({ data: deckIds.map((deckId) => ({ userId, deckId })) });
      const states = [...latest.values()].map(({ cardId, version, after }) => ({
        userId,
        cardId,
        version,
        ...columnsOf(after),
      }));
      await tx.cardState.createMany({ data: states });
      await tx.review.createMany({
        data: reviews.map((review) => ({ userId, id: randomUUID(), ...reviewColumns(review) })),
      });
      return true;
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

function columnsOf(state: CardState) {
  const columns = toColumns(state);
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...columns,
    dueAt: date(columns.dueAt),
    dueDay: date(columns.dueDay),
    lastReviewedAt: date(columns.lastReviewedAt),
    lastStudyDay: date(columns.lastStudyDay),
    buriedUntil: date(columns.buriedUntil),
  };
}

function reviewColumns({
  cardId,
  version,
  grade,
  at,
  before,
  after,
  studyDay,
  elapsedDays,
  retrievability,
  durationMs,
}: PastReview) {
  return {
    cardId,
    version,
    grade,
    reviewedAt: at,
    studyDay: new Date(studyDay),
    stateBefore: before.state,
    intervalBeforeDays: intervalDaysOf(before),
    elapsedDays,
    intervalDays: intervalDaysOf(after),
    retrievability,
    durationMs,
    weightsVersion: 0,
    settingsVersion: 0,
    before,
    after,
  };
}
