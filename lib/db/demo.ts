import { randomUUID } from "node:crypto";
import { type CardState, intervalDaysOf, type StudiedCardState } from "../domain/card-state";
import type { Grade } from "../domain/grade";
import type { Outcome } from "../domain/schedule";
import { db } from "./client";

/** A review that happened elsewhere and is to be written as it was. */
export interface PastReview extends Outcome {
  cardId: string;
  version: number;
  grade: Grade;
  at: Date;
  before: CardState;
  durationMs: number;
}

/** The ids of a number of decks' cards, in learning order, and the decks' ids. */
export async function listFirstCards(decks: number): Promise<{ deckIds: string[]; cardIds: string[] }> {
  const found = await db().deck.findMany({
    where: { retiredAt: null },
    orderBy: { position: "asc" },
    take: decks,
    select: { id: true, cards: { where: { retiredAt: null }, orderBy: { position: "asc" }, select: { id: true } } },
  });
  return { deckIds: found.map((deck) => deck.id), cardIds: found.flatMap((deck) => deck.cards.map((card) => card.id)) };
}

/** Gives a user decks to study and a history, all or nothing. */
export async function saveHistory(userId: string, deckIds: string[], reviews: readonly PastReview[]): Promise<void> {
  const latest = new Map(reviews.map((review) => [review.cardId, review]));
  await db().$transaction([
    db().study.createMany({ data: deckIds.map((deckId) => ({ userId, deckId })) }),
    db().cardState.createMany({
      data: [...latest.values()].map(({ cardId, version, after }) => ({
        userId,
        cardId,
        version,
        ...stateColumns(after),
      })),
    }),
    db().review.createMany({ data: reviews.map((review) => ({ userId, id: randomUUID(), ...reviewColumns(review) })) }),
  ]);
}

function stateColumns(state: StudiedCardState) {
  const inReview = state.state === "review";
  return {
    state: state.state,
    step: state.step,
    stability: state.stability,
    difficulty: state.difficulty,
    dueAt: inReview ? null : new Date(state.dueAt),
    dueDay: inReview ? new Date(state.dueDay) : null,
    intervalDays: intervalDaysOf(state),
    reps: state.reps,
    lapses: state.lapses,
    lastReviewedAt: new Date(state.lastReviewedAt),
    lastStudyDay: new Date(state.lastStudyDay),
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
    before,
    after,
  };
}
