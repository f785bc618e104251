import { z } from "zod";
import { isTimeZone } from "./study-day";

/** A learning step: minutes, and under a day, so that it stays within the session it began in. */
const stepMinutes = z.int().min(1).max(1439);

/** What a learner decides about their schedule, with the sentence that a wrong value is answered with. */
export const settingsSchema = z.object({
  timeZone: z.string().refine(isTimeZone, "Choose a time zone from the list, such as Europe/Berlin."),
  /** The hour, 0 to 23, at which the study day begins. */
  rolloverHour: z
    .int("Choose a full hour.")
    .min(0, "Choose an hour from 0 to 23.")
    .max(23, "Choose an hour from 0 to 23."),
  /** The share of reviews that should succeed: the higher, the more often each card comes. */
  desiredRetention: z
    .number("Enter a number, such as 0.9.")
    .min(0.7, "Desired retention starts at 70 %: below it, so much is forgotten that reviews cost more.")
    .max(0.99, "Desired retention ends at 99 %: above it, cards would come back every day."),
  newPerDay: z.int("Enter a whole number.").min(0, "Enter 0 or more.").max(9999, "Enter 9,999 or less."),
  reviewsPerDay: z.int("Enter a whole number.").min(0, "Enter 0 or more.").max(9999, "Enter 9,999 or less."),
  learningStepsMinutes: z.array(stepMinutes).max(10),
  relearningStepsMinutes: z.array(stepMinutes).max(10),
  maximumIntervalDays: z.int().min(1).max(36_500),
  /** The 21 weights of FSRS-6; empty for the defaults of ts-fsrs. */
  weights: z.union([z.array(z.number()).length(0), z.array(z.number()).length(21)]),
  /** Counts the changes of the weights, from 0: the ledger names those a review was scheduled with. */
  weightsVersion: z.int().min(0),
});

export type Settings = z.infer<typeof settingsSchema>;

/** What a new learner starts with, but for the time zone, which comes from their browser. */
export const DEFAULT_SETTINGS: Omit<Settings, "timeZone"> = {
  rolloverHour: 4,
  desiredRetention: 0.9,
  newPerDay: 20,
  reviewsPerDay: 200,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  weights: [],
  weightsVersion: 0,
};
