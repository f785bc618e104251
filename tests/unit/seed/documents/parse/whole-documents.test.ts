import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../../../seed/documents/parse/parse-document";
import { fixtureDocuments, hasShared, realDocuments } from "../../../../support/shared-questions";

/** Questions and overviews by document, as read by hand. */
const REAL = [
  ["000", 351, 100],
  ["001", 73, 0],
  ["002", 780, 0],
  ["003", 28, 0],
  ["004", 162, 0],
];
const FIXTURES = [
  ["harbour", 5, 0],
  ["lantern-folded", 9, 0],
  ["ledger", 3, 0],
  ["orchard", 4, 0],
];

describe(`whole documents (${hasShared ? "the five of ../shared" : "the fixtures: ../shared is not here"})`, () => {
  const parsed = (hasShared ? realDocuments() : fixtureDocuments()).map(parseDocument);
  const counts = parsed.map(({ document, items }) => {
    const overviews = items.filter((item) => item.kind === "overview").length;
    return [document, items.length - overviews, overviews];
  });

  it("holds exactly the questions and overviews that reading by hand found", () => {
    expect(counts).toEqual(hasShared ? REAL : FIXTURES);
  });

  it("accounts for every line", () => {
    for (const { lines } of parsed) {
      expect(lines.blank + lines.inItems + lines.inIssues + lines.structure).toBe(lines.total);
    }
  });

  it("leaves no question's text in another's answer", () => {
    for (const { items } of parsed) {
      for (const [index, item] of items.entries()) {
        const next = items[index + 1];
        if (next && next.question.length > 30) expect(item.answer).not.toContain(next.question);
      }
    }
  });
});

if (hasShared) {
  it("puts the one question that only the contents of 001 name last, without an answer, and says so", () => {
    const found = realDocuments()
      .map(parseDocument)
      .find(({ document }) => document === "001");
    expect(found?.items.at(-1)).toMatchObject({ n: 73, line: 3, answer: "" });
    expect(found?.issues.filter((issue) => issue.code === "only-in-contents").map((issue) => issue.line)).toEqual([3]);
  });
}
