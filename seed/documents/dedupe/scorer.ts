import { featureNames, featuresOf, mayBeOne } from "./features";
import type { Prepared } from "./prepare";

/** A trained scorer: one weight a feature (by name), the bias, and from which probability on two items are one question. */
export type Scorer = { bias: number; weights: Record<string, number>; threshold: number };

/** A feature vector → the probability that its pair is one question. */
export function probability(scorer: Scorer, features: number[]): number {
  let sum = scorer.bias;
  for (let at = 0; at < featureNames.length; at++)
    sum += (features[at] ?? 0) * (scorer.weights[featureNames[at] ?? ""] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Two prepared items → the probability, 0 to 1, that they are one question; an overview is never a question. */
export function scorePair(scorer: Scorer, a: Prepared, b: Prepared): number {
  return mayBeOne(a, b) ? probability(scorer, featuresOf(a, b)) : 0;
}
