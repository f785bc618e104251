import { describe, expect, it } from "vitest";
import { checkDetails } from "@/seed/check-details";
import { checkCoverage, checkOwnWords } from "@/seed/check-sources";
import { checkTwins } from "@/seed/check-twins";
import type { BankFile } from "@/seed/parse-bank";
import { cardContent } from "@/tests/support/fixtures";

const bank = (...cards: Parameters<typeof cardContent>[]): BankFile[] => [
  {
    file: "deck.md",
    deck: null,
    mistakes: [],
    cards: cards.map((given, i) => ({ ...cardContent(...given), file: "deck.md", line: i + 1 })),
  },
];
const messages = (mistakes: { message: string }[]) => mistakes.map((mistake) => mistake.message);

describe("checkDetails", () => {
  it.each([
    ["a diagram that cannot be drawn", "```mermaid\nnot a diagram\n```", "a diagram cannot be drawn"],
    ["a fence without a language", "```\nx\n```", "a fence names no language"],
    ["a fence that is not closed", "```ts\nx", "a fence is not closed"],
    ["a ragged table", "| a | b |\n| - | - |\n| 1 |", "a table's rows have 2 or 1 columns"],
    ["HTML", "<div>x</div>", "there is HTML in the details"],
  ])("finds %s", (_, details, message) => {
    expect(messages(checkDetails(bank(["a", { details }]))).join()).toContain(message);
  });

  it("finds telegrams, and nothing in a sound card", () => {
    expect(messages(checkDetails(bank(["a", { summary: "Use for durability. Tune." }])))).toHaveLength(1);
    const details = "```mermaid\nflowchart LR\n  A --> B\n```\n\n| a | b |\n| - | - |\n| `x|y` | 2 |";
    expect(checkDetails(bank(["a", { details }]))).toEqual([]);
  });
});

describe("checkCoverage", () => {
  it("names what no card covers, and what a card covers that does not exist", () => {
    const mistakes = checkCoverage(bank(["a", { sources: ["001:1", "009:9"] }]), [
      { id: "001:1", question: "One?" },
      { id: "001:2", question: "Two?" },
    ]);
    expect(messages(mistakes)).toEqual(["no card covers 001:2: Two?", "covers 009:9, which no document has"]);
  });
});

describe("checkOwnWords", () => {
  const sentence = "a log keeps every change in the order in which it was made for ever";

  it("finds twelve words in a row that a document has too, whatever stands between them", () => {
    const mistakes = checkOwnWords(bank(["a", { summary: `So: ${sentence.toUpperCase().replaceAll(" ", ", ")}.` }]), [
      `It is said that ${sentence}.`,
    ]);
    expect(messages(mistakes)).toHaveLength(1);
  });

  it("lets eleven pass", () => {
    const eleven = sentence.split(" ").slice(0, 11).join(" ");
    expect(checkOwnWords(bank(["a", { summary: `${eleven} something else` }]), [sentence])).toEqual([]);
  });
});

describe("checkTwins", () => {
  const twins = bank(
    ["cache-aside", { question: "What is the cache-aside pattern?" }],
    ["cache-aside-again", { question: "Explain the cache aside pattern." }],
    ["quorum", { question: "How does quorum replication work?" }],
  );

  it("names two cards that ask the same, unless an editor has kept them apart", () => {
    expect(messages(checkTwins(twins, [])).join()).toContain('"cache-aside-again" may ask the same as "cache-aside"');
    expect(checkTwins(twins, [["cache-aside-again", "cache-aside"]])).toEqual([]);
  });
});
