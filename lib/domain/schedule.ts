import type { Card } from "ts-fsrs";
import { balancedInterval, chosenInterval, type Loads, NO_LOADS } from "./balance";
import { type CardState, intervalDaysOf, type StudiedCardState } from "./card-state";
import { FSRS_STATE, LearnerFsrs } from "./fsrs";
import { type DayRange, fuzzFactor, fuzzRange, leastInterval } from "./fuzz";
import { GRADES, type Grade, passed } from "./grade";
import type { Settings } from "./settings";
import { type Step, stepAfter } from "./step-after";
import { DAY_MINUTES } from "./steps";
import { addDays, daysBetween, type StudyDay, startOfStudyDay, studyDayOf } from "./study-day";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What a review does to a card, and what the ledger says of it. */
export interface Outcome {
  after: StudiedCardState;
  studyDay: StudyDay;
  /** Study days since the review before; 0 for a first review. */
  elapsedDays: number;
  /** The chance of recall that FSRS predicted, 0 to 1; null for a first review. */
  retrievability: number | null;
  /** How its interval came about; null where a step follows. */
  interval: Interval | null;
}

/** An interval in days on its way: what FSRS says, what fuzz may make of it, what it became. */
export interface Interval {
  /** By stability and desired retention alone, at least 1 and within the maximum: not rounded yet. */
  exact: number;
  range: DayRange;
  days: number;
}

/**
 * Schedules one review by FSRS-6 (fsrs.ts), counting elapsed time in the learner's study days.
 *
 * ts-fsrs counts days by the UTC calendar, so it is given instants moved to where its UTC days are
 * the study days: the study day's date at midnight UTC, which is exact because FSRS only asks for the date.
 *
 * Fuzz is ours: seeded by the card's id and its number of reviews alone, and weighed by weekdays and
 * `loads`. What a button shows depends on the loads of that moment, so the click says which interval
 * it was (`shown`), and that counts if it is one that fuzz may give. The ledger's entries from before fuzz
 * had a lower limit are computed again with `mayShorten`: theirs may lie below it.
 */
export function schedule(
  cardId: string,
  before: CardState,
  grade: Grade,
  at: Date,
  settings: Settings,
  { loads = NO_LOADS, shown = null, mayShorten = false }: Options = {},
): Outcome {
  const outcome = preview(cardId, before, at, settings, loads)[grade];
  const { after, interval, studyDay } = outcome;
  if (shown === null || !interval || after.state !== "review" || shown === interval.days) return outcome;
  const { exact, range } = interval;
  const { lowest } = mayShorten ? fuzzRange(exact, settings.maximumIntervalDays) : range;
  if (shown < lowest || shown > range.highest) return outcome;
  return {
    ...outcome,
    after: { ...after, intervalDays: shown, dueDay: addDays(studyDay, shown) },
    interval: { ...interval, days: shown },
  };
}

interface Options {
  loads?: Loads;
  /** The interval that the button showed, in days; null where none was seen. */
  shown?: number | null;
  mayShorten?: boolean;
}

/** What each of the four buttons would do at this instant. */
export function preview(
  cardId: string,
  before: CardState,
  at: Date,
  settings: Settings,
  loads: Loads = NO_LOADS,
): Record<Grade, Outcome> {
  const studyDay = studyDayOf(at, settings);
  const elapsedDays = before.state === "new" ? 0 : Math.max(0, daysBetween(before.lastStudyDay, studyDay));
  const fsrs = fsrsFor(settings);
  const now = new Date(Date.parse(studyDay));
  const card = toFsrsCard(before, now, elapsedDays);
  const retrievability = before.state === "new" ? null : fsrs.forgetting_curve(elapsedDays, before.stability);
  const cards = fsrs.repeat(card, now);
  const steps = GRADES.map((grade) => stepAfter(before, grade, settings));
  const exact = GRADES.map((grade, i) => (steps[i] ? null : fsrs.exactInterval(cards[grade].card.stability)));
  const intervals = intervalsOf(cardId, before, exact, studyDay, settings, loads);
  const outcomes = GRADES.map((grade, i): [Grade, Outcome] => {
    const common = shared(cards[grade].card, at, studyDay, before, settings);
    const interval = intervals[grade];
    const after = interval ? inReview(interval.days, common) : inStep(steps[i], common, before, settings);
    return [grade, { after, studyDay, elapsedDays, retrievability, interval }];
  });
  return Object.fromEntries(outcomes) as Record<Grade, Outcome>;
}

/**
 * The intervals of the grades from their exact ones, Again's first; null for a grade that a step follows. A
 * grade with the longer interval never has the earlier date: each moves to a lighter day only between that
 * of the grade before it and the one that the next grade has before it moves.
 */
function intervalsOf(
  cardId: string,
  before: CardState,
  exactIntervals: readonly (number | null)[],
  studyDay: StudyDay,
  settings: Settings,
  loads: Loads,
): Record<Grade, Interval | null> {
  const factor = fuzzFactor(cardId, before.state === "new" ? 0 : before.reps);
  const { maximumIntervalDays: maximum } = settings;
  const chosen: (Interval & { grade: Grade })[] = [];
  for (const [i, grade] of GRADES.entries()) {
    const exact = exactIntervals[i] ?? null;
    if (exact === null) continue;
    const minimum = passed(grade) ? leastInterval(exact, intervalDaysOf(before)) : 0;
    const range = fuzzRange(exact, maximum, minimum);
    const last = chosen.at(-1);
    const days = chosenInterval(range, studyDay, factor, settings);
    chosen.push({ grade, exact, range, days: last && exact >= last.exact ? Math.max(days, last.days) : days });
  }
  const intervals: Record<Grade, Interval | null> = { 1: null, 2: null, 3: null, 4: null };
  let last: Interval | null = null;
  for (const [i, { grade, exact, range, days }] of chosen.entries()) {
    const next: Interval | undefined = chosen[i + 1];
    const between: DayRange = {
      lowest: last && exact >= last.exact ? Math.max(range.lowest, last.days) : range.lowest,
      highest: next && next.exact >= exact ? Math.min(range.highest, next.days) : range.highest,
    };
    const even = settings.loadBalancing ? balancedInterval(between, studyDay, factor, settings, loads, days) : days;
    last = { exact, range, days: even };
    intervals[grade] = last;
  }
  return intervals;
}

/** Where the date of a card in review may lie when it is scheduled by other settings. */
export interface Redating {
  /** Whether its present date is one that these settings could have given. */
  fits: boolean;
  /** The days that fuzz may make of its interval, from the day of its last review on. */
  range: DayRange;
  /** A number from 0 to 1 that chooses among them, the same each time. */
  factor: number;
}

/**
 * Where the date of a card in review may lie by these settings, had its last review been scheduled with
 * them. What that review came from is no longer known, so it is its present interval that fuzz keeps
 * from shrinking: settings that give a longer one never move the date nearer.
 */
export function redate(cardId: string, state: ReviewState, settings: Settings): Redating {
  const { intervalDays: present, stability, reps } = state;
  const exact = fsrsFor(settings).exactInterval(stability);
  const maximum = settings.maximumIntervalDays;
  const { lowest, highest } = fuzzRange(exact, maximum);
  // An interval may be a day over what fuzz gives, where it is that much over the one before it.
  const fits = present >= lowest && (present <= highest || (present <= maximum && exact > present - 1));
  const range = fuzzRange(exact, maximum, leastInterval(exact, present));
  return { fits, range, factor: fuzzFactor(cardId, reps - 1) };
}

export type ReviewState = Extract<CardState, { state: "review" }>;

/**
 * What FSRS predicts of a card that was reviewed before: the chance of recall at an instant, 0 to 1, and
 * the days after its last review at which that meets the desired retention.
 */
export function predictionOf(state: StudiedCardState, at: Date, settings: Settings) {
  const fsrs = fsrsFor(settings);
  const elapsedDays = Math.max(0, daysBetween(state.lastStudyDay, studyDayOf(at, settings)));
  return {
    retrievability: fsrs.forgetting_curve(elapsedDays, state.stability),
    exactDays: fsrs.exactInterval(state.stability),
  };
}

/** One for each set of parameters that is in use: making one checks and derives much. */
const known = new Map<string, LearnerFsrs>();
const MOST_KNOWN = 1000;

function fsrsFor(settings: Settings): LearnerFsrs {
  const { desiredRetention, maximumIntervalDays, learningStepsMinutes, relearningStepsMinutes, weights } = settings;
  const key = JSON.stringify([
    desiredRetention,
    maximumIntervalDays,
    learningStepsMinutes,
    relearningStepsMinutes,
    weights,
  ]);
  const found = known.get(key);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = new LearnerFsrs(settings);
  known.set(key, made);
  return made;
}

function toFsrsCard(state: CardState, now: Date, elapsedDays: number): Card {
  const studied = state.state === "new" ? { stability: 0, difficulty: 0, reps: 0, lapses: 0, step: 0 } : state;
  const lastReview = new Date(now.getTime() - elapsedDays * DAY_MS);
  return {
    due: now,
    stability: studied.stability,
    difficulty: studied.difficulty,
    elapsed_days: elapsedDays,
    scheduled_days: intervalDaysOf(state),
    learning_steps: studied.step,
    reps: studied.reps,
    lapses: studied.lapses,
    state: FSRS_STATE[state.state],
    ...(state.state === "new" ? {} : { last_review: lastReview }),
  };
}

/** What a state in review and one in a step have in common. A lapse may make a leech of the card. */
function shared(card: Card, at: Date, studyDay: StudyDay, before: CardState, settings: Settings) {
  const lapsed = before.state !== "new" && card.lapses > before.lapses;
  const leech = lapsed && isLeech(card.lapses, settings.leechThreshold);
  return {
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    lastReviewedAt: at.toISOString(),
    lastStudyDay: studyDay,
    suspended: before.suspended || (leech && settings.leechAction === "suspend"),
    buriedUntil: null,
    leech: before.leech || leech,
    flagged: before.flagged,
  };
}

type Shared = ReturnType<typeof shared>;

function inReview(days: number, common: Shared): StudiedCardState {
  return { ...common, state: "review", step: 0, dueDay: addDays(common.lastStudyDay, days), intervalDays: days };
}

/** A step under a day ends at its minute; one of days, with the beginning of a study day. */
function inStep(
  step: Step | null | undefined,
  common: Shared,
  before: CardState,
  settings: Settings,
): StudiedCardState {
  const { minutes, next } = step ?? { minutes: 0, next: 0 };
  const relearning = before.state === "review" || before.state === "relearning";
  const intervalDays = Math.floor(minutes / DAY_MINUTES);
  const dueAt =
    intervalDays === 0
      ? new Date(Date.parse(common.lastReviewedAt) + minutes * MINUTE_MS)
      : startOfStudyDay(addDays(common.lastStudyDay, intervalDays), settings);
  return {
    ...common,
    state: relearning ? "relearning" : "learning",
    step: next,
    dueAt: dueAt.toISOString(),
    intervalDays,
  };
}

/** Whether a lapse of this number makes a leech: at the threshold, and at every half as many after it. */
export function isLeech(lapses: number, threshold: number): boolean {
  return lapses >= threshold && (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
}
