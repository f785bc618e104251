import { type Card, State } from "ts-fsrs";
import { balancedInterval, isWanted, type Loads, NO_LOADS } from "./balance";
import { type CardState, intervalDaysOf, type StudiedCardState } from "./card-state";
import { LearnerFsrs } from "./fsrs";
import { type DayRange, fuzzFactor, fuzzRange } from "./fuzz";
import { GRADES, type Grade } from "./grade";
import type { Settings } from "./settings";
import { addDays, daysBetween, type StudyDay, studyDayOf } from "./study-day";

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
 * the study days: the study day's date at midnight UTC, which is exact because FSRS only asks for the date. The
 * interval that it answers is then a number of study days, or of minutes within a step.
 *
 * Fuzz is ours: seeded by the card's id and its number of reviews alone, and weighed by weekdays and
 * `loads`. What a button shows depends on the loads of that moment, so the click says which interval
 * it was (`shown`), and that counts if it is one that fuzz may give.
 */
export function schedule(
  cardId: string,
  before: CardState,
  grade: Grade,
  at: Date,
  settings: Settings,
  { loads = NO_LOADS, shown = null }: { loads?: Loads; shown?: number | null } = {},
): Outcome {
  const outcome = preview(cardId, before, at, settings, loads)[grade];
  const { after, interval, studyDay } = outcome;
  if (shown === null || !interval || after.state !== "review" || shown === interval.days) return outcome;
  if (shown < interval.range.lowest || shown > interval.range.highest) return outcome;
  return {
    ...outcome,
    after: { ...after, intervalDays: shown, dueDay: addDays(studyDay, shown) },
    interval: { ...interval, days: shown },
  };
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
  const factor = fuzzFactor(cardId, card.reps);
  let last: Interval | null = null;
  const outcomes = GRADES.map((grade): [Grade, Outcome] => {
    const next = cards[grade].card;
    const shared = { studyDay, elapsedDays, retrievability };
    if (next.state !== State.Review) {
      return [grade, { after: inStep(next, now, at, studyDay, before, settings), interval: null, ...shared }];
    }
    const exact = fsrs.exactInterval(next.stability);
    const range = fuzzRange(exact, settings.maximumIntervalDays);
    const chosen = balancedInterval(range, studyDay, factor, settings, settings.loadBalancing ? loads : NO_LOADS);
    // A grade with the longer interval never has the earlier date, wherever the lighter days are.
    const days = last && exact >= last.exact ? Math.max(chosen, last.days) : chosen;
    last = { exact, range, days };
    return [grade, { after: inReview(next, days, at, studyDay, before, settings), interval: last, ...shared }];
  });
  return Object.fromEntries(outcomes) as Record<Grade, Outcome>;
}

/**
 * The date that a card in review would have by these settings, had its last review been scheduled with
 * them: from the day of that review, and not before today. For rescheduling; the memory stays.
 */
export function reschedule(
  cardId: string,
  state: CardState,
  today: StudyDay,
  settings: Settings,
  loads: Loads = NO_LOADS,
) {
  if (state.state !== "review") return state;
  const range = fuzzRange(fsrsFor(settings).exactInterval(state.stability), settings.maximumIntervalDays);
  const { intervalDays: present } = state;
  // A date that these settings could have given stays: moving it would gain nothing.
  if (present >= range.lowest && present <= range.highest && isWanted(state.dueDay, settings)) return state;
  const factor = fuzzFactor(cardId, state.reps - 1);
  const days = balancedInterval(range, state.lastStudyDay, factor, settings, settings.loadBalancing ? loads : NO_LOADS);
  const dueDay = addDays(state.lastStudyDay, days);
  if (dueDay >= today) return { ...state, dueDay, intervalDays: days };
  return { ...state, dueDay: today, intervalDays: Math.max(1, daysBetween(state.lastStudyDay, today)) };
}

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

const FSRS_STATE: Record<CardState["state"], State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

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
    step: card.learning_steps,
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

function inReview(card: Card, days: number, at: Date, studyDay: StudyDay, before: CardState, settings: Settings) {
  const common = shared(card, at, studyDay, before, settings);
  return { state: "review" as const, dueDay: addDays(studyDay, days), intervalDays: days, ...common };
}

function inStep(card: Card, now: Date, at: Date, studyDay: StudyDay, before: CardState, settings: Settings) {
  const minutes = Math.round((card.due.getTime() - now.getTime()) / MINUTE_MS);
  const state = card.state === State.Relearning ? ("relearning" as const) : ("learning" as const);
  const dueAt = new Date(at.getTime() + minutes * MINUTE_MS).toISOString();
  return { state, dueAt, ...shared(card, at, studyDay, before, settings) };
}

/** Whether a lapse of this number makes a leech: at the threshold, and at every half as many after it. */
export function isLeech(lapses: number, threshold: number): boolean {
  return lapses >= threshold && (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
}
