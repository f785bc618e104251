import { z } from "zod";
import { DAY_MINUTES } from "./steps";
import { isTimeZone } from "./study-day";
import { textSchema } from "./text";

const STEPS_SENTENCE = "Enter steps with their units, such as 1m 10m 1d: minutes, hours or days.";

/** A learning step in minutes. From a day on it is counted in study days, and so in whole ones. */
const stepMinutes = z
  .int(STEPS_SENTENCE)
  .min(1, "A step lasts at least 1 minute.")
  .max(30 * DAY_MINUTES, "A step lasts 30 days at most.")
  .refine(
    (minutes) => minutes < DAY_MINUTES || minutes % DAY_MINUTES === 0,
    "A step of a day or more is a whole number of days, such as 2d.",
  );

export const WEEKDAYS = ["normal", "reduced", "none"] as const;
/** How much a learner wants to be asked on a weekday. */
export type Weekday = (typeof WEEKDAYS)[number];

export const REVIEW_ORDERS = ["retrievability", "due", "difficulty", "random"] as const;
/** Which of the due reviews come first: the least retrievable, the longest due, the hardest, or any, by day. */
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

export const NEW_ORDERS = ["mixed", "first", "last"] as const;
/** Where new cards stand in the queue: among the reviews, before or after them. */
export type NewOrder = (typeof NEW_ORDERS)[number];

const steps = z.array(stepMinutes, STEPS_SENTENCE).max(10, "Enter at most ten steps.");

/** What a learner decides about their schedule, with the sentence that a wrong value is answered with. */
export const settingsSchema = z.object({
  timeZone: textSchema(100).refine(isTimeZone, "Choose a time zone from the list, such as Europe/Berlin."),
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
  learningStepsMinutes: steps,
  relearningStepsMinutes: steps,
  maximumIntervalDays: z
    .int("Enter a whole number of days.")
    .min(1, "Enter 1 day or more.")
    .max(36_500, "Enter 36,500 days (a hundred years) or less."),
  /** Lapses from which on a card is a leech; it is one again at every half as many more. */
  leechThreshold: z.int("Enter a whole number.").min(1, "Enter 1 or more.").max(99, "Enter 99 or less."),
  leechAction: z.enum(["tag", "suspend"], "Choose what happens to a leech."),
  reviewOrder: z.enum(REVIEW_ORDERS, "Choose an order."),
  newOrder: z.enum(NEW_ORDERS, "Choose where new cards come."),
  /** The longest time that an answer counts for: whoever takes longer was away. */
  longestAnswerSeconds: z
    .int("Enter a whole number of seconds.")
    .min(10, "Enter 10 seconds or more.")
    .max(600, "Enter 600 seconds (ten minutes) or less."),
  /** Whether dates move within their fuzz range towards lighter days. */
  loadBalancing: z.boolean(),
  /** From Monday to Sunday. */
  weekdays: z
    .array(z.enum(WEEKDAYS, "Choose normal, reduced or none for each weekday."))
    .length(7, "Choose for all seven weekdays.")
    .refine((days) => days.some((day) => day !== "none"), "Leave at least one weekday to review on."),
  /** The 21 weights of FSRS-6; empty for the defaults of ts-fsrs. */
  weights: z.union([z.array(z.number()).length(0), z.array(z.number()).length(21)]),
  /** Counts the changes of the weights, from 0: the ledger names those a review was scheduled with. */
  weightsVersion: z.int().min(0),
  /** Counts all changes of the settings; the database does the counting. */
  version: z.int().min(0),
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
  leechThreshold: 8,
  leechAction: "tag",
  reviewOrder: "retrievability",
  newOrder: "mixed",
  longestAnswerSeconds: 60,
  loadBalancing: true,
  weekdays: ["normal", "normal", "normal", "normal", "normal", "normal", "normal"],
  weights: [],
  weightsVersion: 0,
  version: 0,
};
