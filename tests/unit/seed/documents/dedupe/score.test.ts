import { describe, expect, it } from "vitest";
import { topicAgreement } from "../../../../../seed/documents/classify/agreement";
import { trainedScorer } from "../../../../../seed/documents/dedupe/dedupe";
import { measurePairs, rates } from "../../../../../seed/documents/dedupe/train/measure";
import { scoreClusters } from "../../../../../seed/documents/dedupe/train/score";
import { itemId } from "../../../../../seed/documents/model";
import { readQuestions } from "../../../../../seed/documents/pipeline";
import { hasShared, realDocuments, realLabels } from "../../../../support/shared-questions";

describe("measurePairs", () => {
  const label = (strict: string, loose: string) => ({ strict, loose, topics: [] });
  const labels = new Map([
    ["x:1", label("lock", "locks")],
    ["x:2", label("lock", "locks")],
    ["x:3", label("lease", "locks")],
    ["y:1", label("cache", "caches")],
    ["y:2", label("cache", "caches")],
  ]);

  it("counts what was put together rightly and wrongly, what was missed, and nothing that may be either", () => {
    const clusters = new Map([
      ["x:1", 0],
      ["x:2", 0],
      ["x:3", 0],
      ["y:1", 0],
      ["y:2", 1],
    ]);
    const { counts } = measurePairs(labels, (id) => clusters.get(id));
    expect(counts).toEqual({ right: 1, wrong: 3, missed: 1 });
    expect(rates(counts)).toEqual({ precision: 0.25, recall: 0.5 });
  });
});

/** Without ../shared there are no labels to agree with: tests/support says so, and what is above has run. */
const whereLabelsAre = hasShared ? describe : () => {};

whereLabelsAre("agreement with the hand labels of ../shared", () => {
  const set = readQuestions(realDocuments());
  const labels = realLabels();

  it("holds on clusters and documents that the scorer has not seen", () => {
    const score = scoreClusters(set.items, labels, trainedScorer);
    const unseen = rates(score.withoutClusters.counts);
    expect(unseen.precision).toBeGreaterThanOrEqual(0.97);
    expect(unseen.recall).toBeGreaterThanOrEqual(0.85);
    for (const { counts } of score.withoutDocuments.values())
      expect(rates(counts).precision).toBeGreaterThanOrEqual(0.9);
  }, 60_000);

  it("topics agree", () => {
    const { agreed, labelled } = topicAgreement(new Map(set.items.map((item) => [itemId(item), item.topic])), labels);
    expect(agreed / labelled).toBeGreaterThanOrEqual(0.95);
  });
});
