import { type Card, FSRS, generatorParameters, State } from "ts-fsrs";
import { balancedInterval, isWanted, type Loads, NO_LOADS } from "./balance";
import { type CardState, intervalDaysOf, type StudiedCardState } from "./card-state";
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
  /** By stability and desired retention alone, in order with the other grades, and within the maximum. */
  exact: number;
  range: DayRange;
  days: number;
}

/**
 * Schedules one review by FSRS-6 (ts-fsrs), counting elapsed time in the learner's study days.
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
  const scheduler = schedulerFor(settings);
  const now = new Date(Date.parse(studyDay));
  const card = toFsrsCard(before, now, elapsedDays);
  const retrievability = before.state === "new" ? null : scheduler.forgetting_curve(elapsedDays, before.stability);
  const cards = scheduler.repeat(card, now);
  const factor = fuzzFactor(cardId, card.reps);
  let longest = 0;
  const outcomes = GRADES.map((grade): [Grade, Outcome] => {
    const next = cards[grade].card;
    const shared = { studyDay, elapsedDays, retrievability };
    if (next.state !== State.Review) {
      return [grade, { after: inStep(next, now, at, studyDay, before, settings), interval: null, ...shared }];
    }
    // Easy must come after Good, and ts-fsrs lets it pass the maximum to do so.
    const exact = Math.min(Math.max(1, next.scheduled_days), settings.maximumIntervalDays);
    const range = fuzzRange(exact, elapsedDays, settings.maximumIntervalDays);
    const chosen = balancedInterval(range, studyDay, factor, settings, settings.loadBalancing ? loads : NO_LOADS);
    // Fuzz never brings a better grade's date to that of a worse one, but where the maximum does.
    const days = grade === 1 ? chosen : Math.min(Math.max(chosen, longest + 1), settings.maximumIntervalDays);
    if (grade > 1) longest = days;
    const interval = { exact, range: { ...range, highest: Math.max(range.highest, days) }, days };
    return [grade, { after: inReview(next, days, at, studyDay, before, settings), interval, ...shared }];
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
  const scheduler = schedulerFor(settings);
  const exact = scheduler.next_interval(state.stability, 0);
  const range = fuzzRange(exact, 0, settings.maximumIntervalDays);
  const { intervalDays: present } = state;
  // A date that these settings could have given stays: moving it would gain nothing.
  if (present >= range.lowest && present <= range.highest && isWanted(state.dueDay, settings)) return state;
  const factor = fuzzFactor(cardId, state.reps - 1);
  const days = balancedInterval(range, state.lastStudyDay, factor, settings, settings.loadBalancing ? loads : NO_LOADS);
  const dueDay = addDays(state.lastStudyDay, days);
  if (dueDay >= today) return { ...state, dueDay, intervalDays: days };
  return { ...state, dueDay: today, intervalDays: Math.max(1, daysBetween(state.lastStudyDay, today)) };
}

/** The 21 weights of FSRS-6 that are used where a learner has none of their own. */
export const DEFAULT_WEIGHTS: readonly number[] = generatorParameters({}).w;

/** The weights in force: the learner's own, or FSRS-6's defaults. */
export function weightsOf(settings: Pick<Settings, "weights">): readonly number[] {
  return generatorParameters(settings.weights.length > 0 ? { w: settings.weights } : {}).w;
}

/** One scheduler for each set of parameters that is in use: making one checks and derives much. */
const schedulers = new Map<string, FSRS>();
const MOST_SCHEDULERS = 1000;

function schedulerFor(settings: Settings): FSRS {
  const { desiredRetention, maximumIntervalDays, learningStepsMinutes, relearningStepsMinutes, weights } = settings;
  const key = JSON.stringify([
    desiredRetention,
    maximumIntervalDays,
    learningStepsMinutes,
    relearningStepsMinutes,
    weights,
  ]);
  const known = schedulers.get(key);
  if (known) return known;
  const made = new FSRS({
    request_retention: desiredRetention,
    maximum_interval: maximumIntervalDays,
    enable_fuzz: false,
    enable_short_term: true,
    learning_steps: learningStepsMinutes.map((minutes) => `${minutes}m` as const),
    relearning_steps: relearningStepsMinutes.map((minutes) => `${minutes}m` as const),
    ...(weights.length > 0 ? { w: weights } : {}),
  });
  if (schedulers.size >= MOST_SCHEDULERS) schedulers.clear();
  schedulers.set(key, made);
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
