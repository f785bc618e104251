import { type CardState, isDue, NEW_CARD, type StudiedCardState } from "../lib/domain/card-state";
import type { Grade } from "../lib/domain/grade";
import type { PastReview } from "../lib/domain/review";
import { schedule } from "../lib/domain/schedule";
import type { Settings } from "../lib/domain/settings";
import { addDays, type StudyDay, startOfStudyDay, studyDayOf } from "../lib/domain/study-day";

/** How the simulated learner goes about it. */
const HABIT = { newPerDay: 5, skippedDays: 0.07, startHour: 3.5, startSpreadHours: 2, weekendNew: 2, mostReviews: 90 };
const MINUTE_MS = 60_000;

/**
 * A believable history: someone who begins each morning with what is due, learns a few new cards,
 * misses a day now and then, and forgets as FSRS says that people do. Deterministic for a seed. The
 * last of the days is yesterday's, so that today is still to be done.
 */
export function simulateHistory(
  cardIds: readonly string[],
  settings: Settings,
  now: Date,
  days: number,
  seed: number,
): PastReview[] {
  const random = randomNumbers(seed);
  const today = studyDayOf(now, settings);
  const fresh = [...cardIds];
  const known = new Map<string, { state: StudiedCardState; version: number }>();
  const reviews: PastReview[] = [];
  for (let back = days; back >= 1; back--) {
    if (random() < HABIT.skippedDays) continue;
    const day = addDays(today, -back);
    const hours = HABIT.startHour + random() * HABIT.startSpreadHours;
    let at = new Date(startOfStudyDay(day, settings).getTime() + hours * 60 * MINUTE_MS);
    const introduce = fresh.splice(0, isWeekend(day) ? HABIT.weekendNew : HABIT.newPerDay);
    const plan = [...dueReviews(known, day).slice(0, HABIT.mostReviews), ...introduce];
    for (let next = pick(plan, known, at); next; next = pick(plan, known, at)) {
      at = new Date(Math.max(at.getTime(), next.notBefore));
      const before: CardState = known.get(next.cardId)?.state ?? NEW_CARD;
      const grade = chooseGrade(before, settings, next.cardId, at, random);
      const durationMs = Math.round(4000 + random() * 14_000 + (grade === 1 ? 6000 : 0));
      at = new Date(at.getTime() + durationMs);
      const outcome = schedule(next.cardId, before, grade, at, settings);
      const version = (known.get(next.cardId)?.version ?? 0) + 1;
      known.set(next.cardId, { state: outcome.after, version });
      reviews.push({ ...outcome, cardId: next.cardId, version, grade, at, before, durationMs });
    }
  }
  return reviews;
}

function dueReviews(known: ReadonlyMap<string, { state: StudiedCardState }>, day: StudyDay): string[] {
  return [...known]
    .filter(([, { state }]) => state.state === "review" && isDue(state, new Date(0), day))
    .map(([id]) => id);
}

/** The next card of the sitting: a step that has come due, else the plan's next, else the earliest step. */
function pick(plan: string[], known: ReadonlyMap<string, { state: StudiedCardState }>, at: Date) {
  const steps = [...known].flatMap(([cardId, { state }]) =>
    state.state === "review" ? [] : [{ cardId, notBefore: Date.parse(state.dueAt) }],
  );
  steps.sort((a, b) => a.notBefore - b.notBefore);
  const step = steps[0];
  if (step && step.notBefore <= at.getTime()) return step;
  const cardId = plan.shift();
  return cardId ? { cardId, notBefore: 0 } : step;
}

function chooseGrade(before: CardState, settings: Settings, cardId: string, at: Date, random: () => number): Grade {
  const predicted = schedule(cardId, before, 3, at, settings).retrievability;
  const chance = before.state === "review" ? (predicted ?? 1) : before.state === "new" ? 0.72 : 0.88;
  if (random() > chance) return 1;
  const kind = random();
  return kind < 0.13 ? 2 : kind < 0.92 ? 3 : 4;
}

function isWeekend(day: StudyDay): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** mulberry32, a small generator that is good enough for a simulation: numbers from 0 to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
