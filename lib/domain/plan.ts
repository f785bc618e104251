import { z } from "zod";
import { dayWords } from "./day-words";
import { MINUTES } from "./plan-pace";
import { preferencesSchema } from "./preferences";
import type { StudyDay } from "./study-day";
import { slugSchema } from "./text";

const MINUTES_SENTENCE = `Choose a whole number of minutes from ${MINUTES.least} to ${MINUTES.most}.`;

/** What a learner plans on the first visit, and may plan anew. */
export const planSchema = z.object({
  interviewDate: z.iso.date("Choose the day of your interview, or “No date yet”.").nullable(),
  level: preferencesSchema.shape.level,
  minutesPerDay: z.int(MINUTES_SENTENCE).min(MINUTES.least, MINUTES_SENTENCE).max(MINUTES.most, MINUTES_SENTENCE),
  /** Slugs of the decks to study, all others are not. */
  decks: z.array(slugSchema).max(1000).min(1, "Choose at least one deck to begin with."),
});
export type PlanInput = z.infer<typeof planSchema>;

/** What is wrong with the day of an interview, in a sentence; null when nothing is. */
export function dateProblem(interviewDate: StudyDay | null | undefined, today: StudyDay): string | null {
  if (interviewDate == null || interviewDate >= today) return null;
  return `That day has passed. Choose ${dayWords(today, today)} or a later one, or “No date yet”.`;
}
