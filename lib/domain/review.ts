import { z } from "zod";
import type { CardState } from "./card-state";
import { GRADES, type Grade } from "./grade";
import type { Outcome } from "./schedule";

/** The longest time that a review is taken to last; a forgotten tab says nothing about memory. */
export const MAX_DURATION_MS = 10 * 60_000;

/** How long after the click a grade may arrive: longer than any journey, shorter than a mistake. */
const MAX_AGE_MS = 30 * 86_400_000;

/** A grade as a client sends it. */
export const reviewSchema = z.object({
  /** Made by the client, once per click: sending it again is the same review. */
  id: z.uuid("A review needs an id of its own."),
  cardId: z.uuid("There is no such card."),
  /** The version of the state that was shown; 0 for a card without one. */
  version: z.int().min(0),
  /** The study day that the buttons' intervals were computed for. */
  studyDay: z.iso.date(),
  grade: z.literal(GRADES, "A grade is 1, 2, 3 or 4."),
  /** From question to grade. */
  durationMs: z.number().min(0).max(86_400_000),
  /** How long ago the click was, by the client's own clock: a difference, so that its setting does not matter. */
  ageMs: z.number().min(0).max(MAX_AGE_MS),
});

export type ReviewInput = z.infer<typeof reviewSchema>;

/** A review that has happened, with all that the ledger keeps of it but its id. */
export interface PastReview extends Outcome {
  cardId: string;
  /** The version of the card's state that it made. */
  version: number;
  grade: Grade;
  at: Date;
  before: CardState;
  durationMs: number;
}
