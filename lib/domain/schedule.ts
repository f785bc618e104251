import {
  type Card,
  FSRS,
  type FSRSParameters,
  GenSeedStrategyWithCardId,
  generatorParameters,
  State,
  StrategyMode,
} from "ts-fsrs";
import { type CardState, intervalDaysOf, type StudiedCardState } from "./card-state";
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
}

/**
 * Schedules one review by FSRS-6 (ts-fsrs), counting elapsed time in the learner's study days.
 *
 * ts-fsrs counts days by the UTC calendar, so it is given instants moved to where its UTC days are
 * the study days: the study day's date at midnight UTC, which is exact because FSRS only asks for the date. The
 * interval that it answers is then a number of study days, or of minutes within a step.
 *
 * Fuzz is seeded by the card's id and its number of reviews alone: the preview of a button and the
 * click on it agree, on every server.
 */
export function schedule(cardId: string, before: CardState, grade: Grade, at: Date, settings: Settings): Outcome {
  const studyDay = studyDayOf(at, settings);
  const elapsedDays = before.state === "new" ? 0 : Math.max(0, daysBetween(before.lastStudyDay, studyDay));
  const scheduler = schedulerFor(settings);
  const now = new Date(Date.parse(studyDay));
  const card = { ...toFsrsCard(before, now, elapsedDays), id: cardId };
  const retrievability = before.state === "new" ? null : scheduler.forgetting_curve(elapsedDays, before.stability);
  const next = scheduler.next(card, now, grade).card;
  return { after: fromFsrsCard(next, now, at, studyDay, settings), studyDay, elapsedDays, retrievability };
}

/** What each of the four buttons would do at this instant. */
export function preview(cardId: string, before: CardState, at: Date, settings: Settings): Record<Grade, Outcome> {
  const outcomes = GRADES.map((grade) => [grade, schedule(cardId, before, grade, at, settings)] as const);
  return Object.fromEntries(outcomes) as Record<Grade, Outcome>;
}

/** The weights in force: the learner's own, or FSRS-6's defaults. */
export function weightsOf(settings: Pick<Settings, "weights">): readonly number[] {
  return generatorParameters(settings.weights.length > 0 ? { w: settings.weights } : {}).w;
}

/** A scheduler for settings; making one is most of the work of a review, and most learners' settings are alike. */
function schedulerFor(settings: Settings): FSRS {
  const { desiredRetention, maximumIntervalDays, learningStepsMinutes, relearningStepsMinutes, weights } = settings;
  const key = [desiredRetention, maximumIntervalDays, learningStepsMinutes, relearningStepsMinutes, weights].join(";");
  const kept = schedulers.get(key);
  if (kept) return kept;
  if (schedulers.size >= KEPT_SCHEDULERS) schedulers.clear();
  const scheduler = makeScheduler(settings);
  schedulers.set(key, scheduler);
  return scheduler;
}

const KEPT_SCHEDULERS = 200;
const schedulers = new Map<string, FSRS>();

function makeScheduler(settings: Settings): FSRS {
  const parameters: Partial<FSRSParameters> = {
    request_retention: settings.desiredRetention,
    maximum_interval: settings.maximumIntervalDays,
    enable_fuzz: true,
    enable_short_term: true,
    learning_steps: settings.learningStepsMinutes.map((minutes) => `${minutes}m` as const),
    relearning_steps: settings.relearningStepsMinutes.map((minutes) => `${minutes}m` as const),
    ...(settings.weights.length > 0 ? { w: settings.weights } : {}),
  };
  return new FSRS(parameters).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId("id"));
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

function fromFsrsCard(card: Card, now: Date, at: Date, studyDay: StudyDay, settings: Settings): StudiedCardState {
  const shared = {
    step: card.learning_steps,
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    lastReviewedAt: at.toISOString(),
    lastStudyDay: studyDay,
  };
  if (card.state === State.Review) {
    // Easy must come after Good, and ts-fsrs lets it pass the maximum to do so.
    const intervalDays = Math.min(Math.max(1, card.scheduled_days), settings.maximumIntervalDays);
    return { state: "review", dueDay: addDays(studyDay, intervalDays), intervalDays, ...shared };
  }
  const minutes = Math.round((card.due.getTime() - now.getTime()) / MINUTE_MS);
  const state = card.state === State.Relearning ? "relearning" : "learning";
  return { state, dueAt: new Date(at.getTime() + minutes * MINUTE_MS).toISOString(), ...shared };
}
