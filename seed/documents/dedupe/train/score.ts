import type { ParsedItem } from "../../model";
import { itemId } from "../../model";
import { prepareItems } from "../prepare";
import { type Scorer, scorePair } from "../scorer";
import { clustersBy, gather, leaveOutClusters, leaveOutDocuments, type Validation } from "./cross-validate";
import type { Label } from "./labels";
import { type Counts, type Mistake, measurePairs, rates } from "./measure";
import { deals, foldOf, folds, settings } from "./settings";

/** All that `questions:score` prints. */
export type Score = {
  overall: Counts;
  perDocument: Map<string, Counts>;
  mistakes: Mistake[];
  /** How alike the scorer in use finds two items, by their ids. */
  likeness: (a: string, b: string) => number;
  /** Trained without the clusters, and without the documents, that are measured. */
  withoutClusters: Validation;
  withoutDocuments: Map<string, Validation>;
};

/** Parsed items, labels and the scorer in use → how well clusters agree with the labels, also on what was left out. */
export function scoreClusters(items: ParsedItem[], labels: ReadonlyMap<string, Label>, scorer: Scorer): Score {
  const prepared = prepareItems(items);
  const byId = new Map(prepared.map((item) => [item.id, item]));
  const material = gather(prepared, labels);
  const clusters = clustersBy(material, scorer);
  const clusterOf = (id: string): number | undefined => clusters.get(id);
  const { counts, mistakes } = measurePairs(labels, clusterOf);
  const documents = [...new Set(items.map((item) => item.document))];
  const within = (document: string) => (a: string, b: string) =>
    a.startsWith(`${document}:`) || b.startsWith(`${document}:`);
  const withoutClusters: Validation = { counts: { right: 0, wrong: 0, missed: 0 }, mistakes: [] };
  for (let deal = 1; deal <= deals; deal++) {
    const validation = leaveOutClusters(material, settings, folds, (loose) => foldOf(loose, deal));
    for (const key of ["right", "wrong", "missed"] as const) withoutClusters.counts[key] += validation.counts[key];
    withoutClusters.mistakes.push(...validation.mistakes);
  }
  return {
    overall: counts,
    perDocument: new Map(
      documents.map((document) => [document, measurePairs(labels, clusterOf, within(document)).counts]),
    ),
    mistakes,
    likeness: (a, b) => {
      const [first, second] = [byId.get(a), byId.get(b)];
      return first && second ? scorePair(scorer, first, second) : 0;
    },
    withoutClusters,
    withoutDocuments: leaveOutDocuments(material, settings),
  };
}

const percent = (counts: Counts): string => {
  const { precision, recall } = rates(counts);
  return `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${counts.right} right, ${counts.wrong} wrong, ${counts.missed} missed)`;
};

/** The 20 mistakes of a kind of which the scorer is surest, each once. */
function worst(
  score: Score,
  mistakes: Mistake[],
  kind: Mistake["kind"],
  questions: ReadonlyMap<string, string>,
): string[] {
  const distinct = new Map(
    mistakes.filter((mistake) => mistake.kind === kind).map((mistake) => [`${mistake.a} ${mistake.b}`, mistake]),
  );
  const sureness = ({ a, b }: Mistake): number => (kind === "wrong" ? 1 : -1) * score.likeness(a, b);
  const lines = [...distinct.values()]
    .sort((x, y) => sureness(y) - sureness(x))
    .slice(0, 20)
    .map(
      ({ a, b }) =>
        `  ${score.likeness(a, b).toFixed(2)}  ${a} ${questions.get(a) ?? ""}\n        ${b} ${questions.get(b) ?? ""}`,
    );
  return lines.length > 0 ? lines : ["  none"];
}

/** A score and the items it is of → a report for people, with the 20 worst mistakes of each kind on unseen clusters. */
export function reportScore(score: Score, items: ParsedItem[]): string {
  const questions = new Map(items.map((item) => [itemId(item), item.question]));
  const unseen = score.withoutClusters.mistakes;
  return [
    "Trained on all labels (seen):",
    `  overall  ${percent(score.overall)}`,
    ...[...score.perDocument].map(([document, counts]) => `  ${document}      ${percent(counts)}`),
    "",
    `Whole clusters left out (${folds} folds, ${deals} deals):`,
    `  overall  ${percent(score.withoutClusters.counts)}`,
    "Whole documents left out:",
    ...[...score.withoutDocuments].map(([document, { counts }]) => `  ${document}      ${percent(counts)}`),
    "",
    "Worst mistakes: together, though different (trained on all, or with their clusters left out; with the likeness found)",
    ...worst(score, [...score.mistakes, ...unseen], "wrong", questions),
    "Worst mistakes: apart, though the same",
    ...worst(score, [...score.mistakes, ...unseen], "missed", questions),
  ].join("\n");
}
