import { describe, expect, it } from "vitest";
import { readQuestions } from "../../../../seed/documents/pipeline";
import { reportQuestions } from "../../../../seed/documents/report";
import { fixture } from "../../../support/shared-questions";

const one = {
  document: "a",
  text: "# A\n\n## What is a dead letter queue?\n\nA queue for what failed.\n\n## How does Raft elect a leader?\n\nBy votes.\n",
};
const two = { document: "b", text: "**1. What is a DLQ?**\n\nWhere failed messages go.\n" };

describe("documents to questions", () => {
  it("gives items with topic and cluster, clusters with members and reason", () => {
    const { items, clusters, issues } = readQuestions([one, two]);
    expect(items.map(({ document, n, cluster, topic }) => [document, n, cluster, topic])).toEqual([
      ["a", 1, "a:1", "messaging"],
      ["a", 2, "a:2", "consensus-coordination"],
      ["b", 1, "a:1", "messaging"],
    ]);
    expect(clusters.map(({ cluster, members }) => [cluster, members])).toEqual([
      ["a:1", ["a:1", "b:1"]],
      ["a:2", ["a:2"]],
    ]);
    expect(clusters[0]?.why).toContain("dead letter queue");
    expect(issues).toEqual([]);
  });

  it("counts on where two files have one short name, and says so", () => {
    const { items, issues } = readQuestions([one, { ...two, document: "a" }]);
    expect(items.map((item) => item.n)).toEqual([1, 2, 3]);
    expect(new Set(items.map((item) => `${item.document}:${item.n}`)).size).toBe(3);
    expect(issues.map((issue) => issue.code)).toEqual(["same-name"]);
  });

  it("is the same every time", () => {
    const sources = ["orchard_numbered-headings.md", "harbour.labels.md", "lantern-folded.md", "ledger_cells.csv"].map(
      fixture,
    );
    expect(readQuestions(sources)).toEqual(readQuestions(sources));
  });

  it("takes no documents", () => {
    expect(readQuestions([])).toEqual({ items: [], issues: [], clusters: [], documents: [] });
  });

  it("reports counts whose sum is the document", () => {
    const report = reportQuestions(readQuestions([one, two]));
    expect(report).toContain("a: 2 questions, 0 overviews; 9 lines = 4 in items + 0 in issues + 1 structure + 4 blank");
    expect(report).toContain("a:1 b:1");
  });
});
