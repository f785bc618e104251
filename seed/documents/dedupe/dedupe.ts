import type { ParsedItem } from "../model";
import { candidatePairs } from "./candidates";
import { clusterLinks, type Link, leastLink } from "./cluster";
import { explainCluster } from "./explain";
import { groupIdentical } from "./identical";
import { type Prepared, prepareItems } from "./prepare";
import { type Scorer, scorePair } from "./scorer";
import trained from "./scorer.json";

/** Members of one cluster as indices into the items, in their order, and why they are one. */
export type Group = { members: number[]; why: string };

/** Told now and then how far a stage is: `done` of `total`. */
export type Progress = (stage: string, done: number, total: number) => void;

/** The scorer that `seed/questions-train.ts` wrote. */
export const trainedScorer: Scorer = trained;

const step = 20_000;

/** Prepared items → the likeness, 0 to 1, of each pair that has any. */
export function scoreLinks(nodes: Prepared[], scorer: Scorer, progress: Progress = () => {}): Link[] {
  const links: Link[] = [];
  const pairs = candidatePairs(nodes);
  pairs.forEach(([a, b], done) => {
    if (done % step === 0) progress("compare", done, pairs.length);
    const [first, second] = [nodes[a], nodes[b]];
    const p = first && second ? scorePair(scorer, first, second) : 0;
    if (p > leastLink) links.push({ a, b, p });
  });
  return links;
}

/**
 * Items → groups of those that ask the same, every item in exactly one, in the order of their first members. Overviews
 * and questions are never in one group. Any items are taken; none throws.
 */
export function dedupe(items: ParsedItem[], scorer: Scorer = trainedScorer, progress: Progress = () => {}): Group[] {
  const prepared = prepareItems(items);
  const { representatives, sizes, nodeOf } = groupIdentical(prepared);
  const nodes = representatives.flatMap((index) => prepared[index] ?? []);
  const { roots, weakest } = clusterLinks(sizes, scoreLinks(nodes, scorer, progress), scorer.threshold);
  const groups = new Map<number, number[]>();
  items.forEach((_, index) => {
    const root = roots[nodeOf[index] ?? 0] ?? 0;
    const group = groups.get(root);
    if (group) group.push(index);
    else groups.set(root, [index]);
  });
  return [...groups].map(([root, members]) => ({
    members,
    why: explainCluster(
      members.flatMap((index) => prepared[index] ?? []),
      weakest.get(root),
    ),
  }));
}
