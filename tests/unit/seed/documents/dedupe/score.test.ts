import { describe, expect, it } from "vitest";
import { topicAgreement } from "../../../../../seed/documents/classify/agreement";
import { trainedScorer } from "../../../../../seed/documents/dedupe/dedupe";
import { rates } from "../../../../../seed/documents/dedupe/train/measure";
import { scoreClusters } from "../../../../../seed/documents/dedupe/train/score";
import { itemId } from "../../../../../seed/documents/model";
import { readQuestions } from "../../../../../seed/documents/pipeline";
import { hasShared, realDocuments, realLabels } from "../../../../support/shared-questions";

/** Without ../shared there are no labels to agree with; the clusters of the fixtures are tested in pipeline.test.ts. */
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
