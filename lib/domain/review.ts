import { z } from "zod";
import { actShape } from "./action";
import type { CardState } from "./card-state";
import { GRADES, type Grade } from "./grade";
import type { Outcome } from "./schedule";

const pointIds = z.array(z.uuid("There is no such key point.")).max(50);

/** A grade as a client sends it. */
export const reviewSchema = z.object({
  ...actShape,
  cardId: z.uuid("There is no such card."),
  /** The version of the state that was shown; 0 for a card without one. */
  version: z.int().min(0),
  grade: z.literal(GRADES, "A grade is 1, 2, 3 or 4."),
  /** The interval that the button showed, in days; 0 for a step of minutes, none where no button was seen. */
  shownDays: z.int().min(0).max(36_500).nullable().default(null),
  /** Ids of the key points that were ticked as recalled, and of those that were left; none where none was ticked. */
  points: z.object({ recalled: pointIds, missed: pointIds }).nullable().default(null),
  /** From question to grade. */
  durationMs: z.number().min(0).max(86_400_000),
});

export type ReviewInput = z.input<typeof reviewSchema>;

/** A card practiced without scheduling: what is kept of it, and nothing else. */
export const practiceSchema = reviewSchema.pick({ id: true, ageMs: true, cardId: true, grade: true, durationMs: true });
export type PracticeInput = z.input<typeof practiceSchema>;

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
