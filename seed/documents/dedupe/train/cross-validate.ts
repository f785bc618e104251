import { candidatePairs } from "../candidates";
import { clusterLinks, type Link, leastLink } from "../cluster";
import { featureNames, featuresOf, mayBeOne } from "../features";
import { groupIdentical, type Identical } from "../identical";
import type { Prepared } from "../prepare";
import { probability, type Scorer } from "../scorer";
import { type Example, fitLogistic } from "./fit";
import { type Label, verdict } from "./labels";
import { type Counts, type Mistake, measurePairs } from "./measure";

type Pair = { a: number; b: number; features: number[] };

/** All that training and validation share: items, their candidate pairs with features, and the labels. */
export type Material = {
  items: Prepared[];
  pairs: Pair[];
  identical: Identical;
  /** Pairs of nodes of `identical`. */
  nodePairs: Pair[];
  labels: ReadonlyMap<string, Label>;
};

/**
 * How a scorer is fitted: L2 penalty, threshold, how much a pair counts that is not one question, and how much one that
 * may be either: those teach that another aspect of a subject is another question.
 */
export type Settings = { penalty: number; threshold: number; negativeWeight: number; eitherWeight: number };

const pairsOf = (items: Prepared[]): Pair[] =>
  candidatePairs(items).flatMap(([a, b]) => {
    const [first, second] = [items[a], items[b]];
    return first && second && mayBeOne(first, second) ? [{ a, b, features: featuresOf(first, second) }] : [];
  });

/** Prepared items and labels → the material, with every candidate pair's features computed once. */
export function gather(items: Prepared[], labels: ReadonlyMap<string, Label>): Material {
  const identical = groupIdentical(items);
  const standing = identical.representatives.flatMap((index) => items[index] ?? []);
  return { items, pairs: pairsOf(items), identical, nodePairs: pairsOf(standing), labels };
}

// `saga~1` and `saga~2` are readings of one question; other names in a group are its neighbours.
const isEither = (a: Label | undefined, b: Label | undefined): boolean =>
  a !== undefined && b !== undefined && a.strict.replace(/~.*$/, "") !== b.strict.replace(/~.*$/, "");

/** The material, with those items only that `isUsed` lets in → a fitted scorer. */
export function train(
  material: Material,
  settings: Settings,
  isUsed: (item: Prepared, label: Label) => boolean,
): Scorer {
  const used = material.items.map((item) => {
    const label = material.labels.get(item.id);
    return label && isUsed(item, label) ? label : undefined;
  });
  const examples = material.pairs.flatMap(({ a, b, features }): Example[] => {
    const [first, second] = [used[a], used[b]];
    const target = first && second ? verdict(first, second) : undefined;
    if (target === undefined)
      return isEither(first, second) ? [{ features, target: 0, weight: settings.eitherWeight }] : [];
    return [{ features, target, weight: target === 0 ? settings.negativeWeight : 1 }];
  });
  const [bias = 0, ...weights] = fitLogistic(examples, settings.penalty);
  const named = featureNames.map((name, index) => [name, Number((weights[index] ?? 0).toFixed(4))]);
  return { bias: Number(bias.toFixed(4)), weights: Object.fromEntries(named), threshold: settings.threshold };
}

/** The material and a scorer → each item's cluster, by item id. */
export function clustersBy(material: Material, scorer: Scorer): Map<string, number> {
  const links: Link[] = [];
  for (const { a, b, features } of material.nodePairs) {
    const p = probability(scorer, features);
    if (p > leastLink) links.push({ a, b, p });
  }
  const { sizes, nodeOf } = material.identical;
  const { roots } = clusterLinks(sizes, links, scorer.threshold);
  return new Map(material.items.map((item, index) => [item.id, roots[nodeOf[index] ?? 0] ?? index]));
}

/** Counts and mistakes of one way of leaving out. */
export type Validation = { counts: Counts; mistakes: Mistake[] };

const add = (to: Validation, more: Validation): void => {
  to.counts.right += more.counts.right;
  to.counts.wrong += more.counts.wrong;
  to.counts.missed += more.counts.missed;
  to.mistakes.push(...more.mistakes);
};

/**
 * Trains without each fold of whole `loose` groups (no question of a group is seen in any words) and measures on the
 * fold. `fold` says which group goes where.
 */
export function leaveOutClusters(
  material: Material,
  settings: Settings,
  folds: number,
  fold: (loose: string) => number,
): Validation {
  const total: Validation = { counts: { right: 0, wrong: 0, missed: 0 }, mistakes: [] };
  for (let out = 0; out < folds; out++) {
    const scorer = train(material, settings, (_, label) => fold(label.loose) !== out);
    const clusters = clustersBy(material, scorer);
    const held = new Map([...material.labels].filter(([, label]) => fold(label.loose) === out));
    add(
      total,
      measurePairs(held, (id) => clusters.get(id)),
    );
  }
  return total;
}

/** Trains without each document and measures on all pairs with one of its items. */
export function leaveOutDocuments(material: Material, settings: Settings): Map<string, Validation> {
  const documents = [...new Set(material.items.map((item) => item.document))];
  return new Map(
    documents.map((out) => {
      const scorer = train(material, settings, (item) => item.document !== out);
      const clusters = clustersBy(material, scorer);
      const isOut = (id: string): boolean => id.startsWith(`${out}:`);
      return [
        out,
        measurePairs(
          material.labels,
          (id) => clusters.get(id),
          (a, b) => isOut(a) || isOut(b),
        ),
      ];
    }),
  );
}
