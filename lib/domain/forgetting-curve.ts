import { forgettingCurveOf } from "./fsrs";
import type { Grade } from "./grade";
import type { Settings } from "./settings";
import { addDays, daysBetween, type StudyDay } from "./study-day";

/** What makes a memory, or takes it away: a review with the stability after it in days, or a reset. */
export type CurveEvent =
  | { kind: "review"; studyDay: StudyDay; grade: Grade; stability: number }
  | { kind: "reset"; studyDay: StudyDay };

/** A moment, in days since the curve begins, and the chance of recall then, 0 to 1. */
export interface CurvePoint {
  day: number;
  recall: number;
}

/** The reviews of one study day: the first of them is the one that tells what was remembered. */
export interface ReviewMark extends CurvePoint {
  studyDay: StudyDay;
  grade: Grade;
  /** How many reviews the study day had. */
  reviews: number;
  /** After the last of them, in days. */
  stability: number;
}

/** How a memory has faded and come back, and how it is predicted to fade on. */
export interface ForgettingCurve {
  /** Study day 0. */
  start: StudyDay;
  /** How many days are shown. */
  days: number;
  /** What was predicted between the reviews, each stretch from 1 down, the last of them up to now. */
  past: CurvePoint[][];
  reviews: ReviewMark[];
  /** The days on which the card became new again. */
  resets: number[];
  /** How it stands now; null after a reset. */
  now: CurvePoint | null;
  /** What is predicted from now on; empty after a reset. */
  ahead: CurvePoint[];
  /** When it is due, and the recall predicted for then; null after a reset. */
  due: CurvePoint | null;
}

/** Below this chance of recall a prediction is shown no further. */
const SHOWN_TO = 0.7;
/** Nor is it shown beyond this multiple of the interval. */
const INTERVALS_SHOWN = 1.5;
/** A curve is this smooth: so many points over all its days. */
const POINTS = 240;

/** FSRS-6's retrievability: R(t) = (1 + factor · t / S)^(−decay), t and S in days. */
export function recallAfter(days: number, stability: number, { decay, factor }: Shape): number {
  return (1 + (factor * days) / stability) ** -decay;
}

/** The days after which recall has fallen to a chance: `recallAfter` turned round. */
export function daysUntil(recall: number, stability: number, { decay, factor }: Shape): number {
  return (stability / factor) * (recall ** (-1 / decay) - 1);
}

type Shape = ReturnType<typeof forgettingCurveOf>;

/**
 * The forgetting curve of a card from its counted reviews and resets in their order, in study days, by
 * the weights in force now. Reviews of one study day are one jump to 1, with the stability after the
 * last. `due` is the study day of the next review. Null without a review.
 */
export function forgettingCurve(
  events: readonly CurveEvent[],
  today: StudyDay,
  due: StudyDay | null,
  settings: Pick<Settings, "weights">,
): ForgettingCurve | null {
  const start = events.find(({ kind }) => kind === "review")?.studyDay;
  if (start === undefined) return null;
  const shape = forgettingCurveOf(settings);
  const { reviews, resets, memory, ends } = followed(start, events, shape);
  const nowDay = Math.max(daysBetween(start, today), ends.at(-1) ?? 0, memory?.day ?? 0);
  const dueDay = memory && due !== null ? Math.max(daysBetween(start, due), memory.day) : null;
  const days = memory ? lastDay(memory, nowDay, dueDay, shape) : Math.max(nowDay, 1);
  const at = ({ day, stability }: ReviewMark, then: number) => ({
    day: then,
    recall: recallAfter(then - day, stability, shape),
  });
  const line = (review: ReviewMark, from: number, to: number) =>
    sampled(from, to, days).map((then) => at(review, then));
  return {
    start,
    days,
    past: reviews.map((review, i) => line(review, review.day, ends[i] ?? nowDay)),
    reviews,
    resets,
    now: memory && at(memory, nowDay),
    ahead: memory ? line(memory, nowDay, days) : [],
    due: memory && dueDay !== null ? at(memory, dueDay) : null,
  };
}

/**
 * Goes through the events: one mark a study day, the day on which each one's memory ended (by the next
 * review, or a reset), and the memory that is left.
 */
function followed(start: StudyDay, events: readonly CurveEvent[], shape: Shape) {
  const reviews: ReviewMark[] = [];
  const resets: number[] = [];
  const ends: number[] = [];
  let memory = null as ReviewMark | null;
  let day = 0;
  for (const event of events) {
    // A later time zone can give a later review an earlier date: time does not go back.
    day = Math.max(day, daysBetween(start, event.studyDay));
    if (event.kind === "review" && memory?.day === day) {
      memory.reviews++;
      memory.stability = event.stability;
      continue;
    }
    const before: ReviewMark | null = memory;
    if (before) ends.push(day);
    if (event.kind === "reset") {
      if (before) resets.push(day);
      memory = null;
      continue;
    }
    const recall: number = before ? recallAfter(day - before.day, before.stability, shape) : 1;
    const { grade, stability, studyDay } = event;
    memory = { day, recall, studyDay, grade, reviews: 1, stability };
    reviews.push(memory);
  }
  return { reviews, resets, ends, memory };
}

/** How far the prediction is shown: to where it is faint or far, beyond now and the date when it is due. */
function lastDay({ day, stability }: ReviewMark, now: number, due: number | null, shape: Shape): number {
  const interval = Math.max(due === null ? 0 : due - day, stability, 1);
  const faint = Math.min(daysUntil(SHOWN_TO, stability, shape), INTERVALS_SHOWN * interval);
  return Math.max(Math.ceil(day + faint), due ?? 0, now + 1);
}

/** Days from one to another, closer where the curve bends: just after the review. */
function sampled(from: number, to: number, all: number): number[] {
  if (to <= from) return [from];
  const steps = Math.max(2, Math.round((POINTS * (to - from)) / all));
  return Array.from({ length: steps + 1 }, (_, i) => from + (to - from) * (i / steps) ** 2);
}

/** The study day of a day of the curve. */
export function studyDayAt({ start }: ForgettingCurve, day: number): StudyDay {
  return addDays(start, Math.round(day));
}
