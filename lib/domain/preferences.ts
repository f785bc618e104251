import { z } from "zod";
import { LEVELS } from "./level";
import { ownKeysSchema } from "./own-keys";

/** What a learner wants that no date of a card depends on. */
export const preferencesSchema = z.object({
  /** Whether a review asks to type the answer before it is shown. */
  recallFirst: z.boolean(),
  /** Whether a card can be graded by swiping it. */
  swipe: z.boolean(),
  /** The keys of a review that are not those that it comes with. */
  ownKeys: ownKeysSchema,
  /** The day of the interview; null for no date. */
  interviewDate: z.iso.date("That is no date.").nullable(),
  /** The highest level of which new cards are shown. */
  level: z.enum(LEVELS, "There is no such level."),
  /** How long a day's reviews may take; null for as long as the limits allow. */
  minutesPerDay: z
    .int("Give the minutes as a whole number.")
    .min(1, "A day needs at least one minute.")
    .max(600, "Ten hours a day are the most.")
    .nullable(),
  /** Whether the first visit's questions were answered, or passed over. */
  welcomed: z.boolean(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** What holds for a learner who has said nothing yet. */
export const DEFAULT_PREFERENCES: Preferences = {
  recallFirst: false,
  swipe: false,
  ownKeys: {},
  interviewDate: null,
  level: "specialist",
  minutesPerDay: null,
  welcomed: false,
};
