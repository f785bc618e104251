import { z } from "zod";
import type { StudyDay } from "./study-day";

const day = z.iso.date();

/** What a learner, or a leech, has set aside; older entries of the ledger say nothing of it. */
const marks = {
  /** Never in the queue until it is taken back. */
  suspended: z.boolean().default(false),
  /** The study day on which it comes back to the queue. */
  buriedUntil: day.nullable().default(null),
  /** Forgotten so often that it needs another way of learning. */
  leech: z.boolean().default(false),
  /** Marked by the learner, to find it again. */
  flagged: z.boolean().default(false),
};
const shared = {
  ...marks,
  /** Which (re)learning step comes next, from 0. */
  step: z.int().min(0),
  /** Days after which the chance of recall falls to 90 %. */
  stability: z.number().positive(),
  /** From 1 (easy) to 10 (hard). */
  difficulty: z.number().min(1).max(10),
  reps: z.int().min(1),
  lapses: z.int().min(0),
  /** ISO instant of the last review. */
  lastReviewedAt: z.iso.datetime(),
  lastStudyDay: day,
};

/**
 * What a learner's memory of a card is taken to be, as plain data that survives JSON to the last
 * digit. A card in a learning step is due at an instant, which for a step of days is the beginning of a
 * study day; one in review, from the start of a day.
 */
export const cardStateSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("new"), ...marks }),
  z.object({
    state: z.enum(["learning", "relearning"]),
    dueAt: z.iso.datetime(),
    /** The length of a step that is counted in study days; 0 for one of minutes. */
    intervalDays: z.int().min(0).default(0),
    ...shared,
  }),
  z.object({ state: z.literal("review"), dueDay: day, intervalDays: z.int().min(1), ...shared }),
]);

export type CardState = z.infer<typeof cardStateSchema>;
export type StudiedCardState = Exclude<CardState, { state: "new" }>;

/** A card that was never reviewed. */
export const NEW_CARD: CardState = { state: "new", suspended: false, buriedUntil: null, leech: false, flagged: false };

/** The interval that a card waits for, in days: 0 for a new card and during steps of minutes. */
export function intervalDaysOf(state: CardState): number {
  return state.state === "new" ? 0 : state.intervalDays;
}

/** Whether the card asks to be reviewed: its step's instant has come, or its day has begun. */
export function isDue(state: CardState, now: Date, today: StudyDay): boolean {
  if (state.state === "new") return false;
  return state.state === "review" ? state.dueDay <= today : Date.parse(state.dueAt) <= now.getTime();
}

/** Whether the queue may hold the card on a study day: it is neither suspended nor buried beyond it. */
export function isAvailable({ suspended, buriedUntil }: CardState, today: StudyDay): boolean {
  return !suspended && (buriedUntil === null || buriedUntil <= today);
}
