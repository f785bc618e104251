import { computeDecayFactor, FSRS, type Grade, generatorParameters, State } from "ts-fsrs";
import type { CardState } from "./card-state";
import type { Settings } from "./settings";

type FsrsSettings = Pick<
  Settings,
  "desiredRetention" | "maximumIntervalDays" | "learningStepsMinutes" | "relearningStepsMinutes" | "weights"
>;

/**
 * What fsrs-rs limits weights by. Of ts-fsrs's own limits two are tighter: it lifts w19 to 0.01 where
 * same-day reviews count, and with more than one relearning step lowers w17 and w18 (fsrs-rs does so
 * while it trains, and then takes weights as they are). So it is told of neither.
 */
const FSRS_RS_LIMITS = { enable_short_term: false, relearning_steps: [] };

/** What ts-fsrs calls each state. */
export const FSRS_STATE: Record<CardState["state"], State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

/** The weights in force, 21 of them: the learner's own within the limits of fsrs-rs, or FSRS-6's defaults. */
export function weightsOf(settings: Pick<Settings, "weights">): readonly number[] {
  return generatorParameters({ ...FSRS_RS_LIMITS, ...ownWeights(settings) }).w;
}

/**
 * A learner's forgetting curve, R(t) = (1 + factor · t / S)^(−decay), for queries that compute it themselves:
 * decay is w20, and factor 0.9^(−1/w20) − 1, rounded as ts-fsrs rounds it.
 */
export function forgettingCurveOf(settings: Pick<Settings, "weights">): { decay: number; factor: number } {
  const { decay, factor } = computeDecayFactor(weightsOf(settings));
  return { decay: -decay, factor };
}

/**
 * FSRS-6 as fsrs-rs computes it, for a learner: ts-fsrs, mended where the two differ. Of its intervals
 * only the steps are used: ts-fsrs would add days until Easy comes after Good and Good after Hard, which
 * moves cards away from the desired retention. Here grades may be equal.
 */
export class LearnerFsrs extends FSRS {
  constructor(settings: FsrsSettings) {
    super({
      ...FSRS_RS_LIMITS,
      ...ownWeights(settings),
      request_retention: settings.desiredRetention,
      maximum_interval: settings.maximumIntervalDays,
      enable_fuzz: false,
      learning_steps: settings.learningStepsMinutes.map((minutes) => `${minutes}m` as const),
    });
    this.parameters.enable_short_term = true;
    this.parameters.relearning_steps = settings.relearningStepsMinutes.map((minutes) => `${minutes}m` as const);
  }

  /** Of a first review, in days. ts-fsrs raises it to 0.1; fsrs-rs takes the weight, which is at least 0.001. */
  override init_stability(grade: Grade): number {
    return this.param.w[grade - 1] as number;
  }

  /**
   * Days until the chance of recall has fallen to the desired retention, at least 1 and at most the
   * maximum interval: neither rounded nor fuzzed.
   */
  exactInterval(stability: number): number {
    return Math.min(Math.max(1, stability * this.interval_modifier), this.param.maximum_interval);
  }
}

function ownWeights({ weights }: Pick<Settings, "weights">): { w?: number[] } {
  return weights.length > 0 ? { w: weights } : {};
}
