import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../../../seed/documents/parse/parse-document";
import { fixture } from "../../../../support/shared-questions";

const brief = (file: string, change: (text: string) => string = (text) => text) => {
  const { document, text } = fixture(file);
  const { items, issues, lines } = parseDocument({ document, text: change(text) });
  expect(lines.blank + lines.inItems + lines.inIssues + lines.structure).toBe(lines.total);
  return {
    items: items.map(({ line, question, answer, tags, section }) => ({ line, question, answer, tags, section })),
    issues,
    lines,
  };
};

describe("documents in dialects of their own", () => {
  it("reads numbered headings in lists, contents, and what stands outside", () => {
    const { items, issues, lines } = brief("orchard_numbered-headings.md");
    expect(items).toEqual([
      {
        line: 14,
        question: "Why would an orchard keep two stores?",
        answer:
          "One holds what was picked today, the other what was picked ever.\n\n| store  | kept for |\n| ------ | -------- |\n| today  | a day    |\n| ever   | years    |",
        tags: [],
        section: ["Orchard: backend conversations", "Stores"],
      },
      {
        line: 25,
        question: "What does a read-through store do?",
        answer:
          "It fetches what it lacks by itself:\n\n```python\n# What happens here?\n## 9. Is this a heading?\ndef read(key):\n    return known.get(key) or fetch(key)\n```\n\nThe caller sees one store.",
        tags: [],
        section: ["Orchard: backend conversations", "Stores"],
      },
      {
        line: 42,
        question: "How would you drain a queue without losing work?",
        answer:
          "- stop what puts in\n- wait for what is taken to be confirmed\n  - or to be given back\n- then stop what takes out\n\nWhy in this order? Because the other loses the middle.",
        tags: [],
        section: ["Orchard: backend conversations", "Queues"],
      },
      { line: 8, question: "When is a queue the wrong tool?", answer: "", tags: [], section: [] },
    ]);
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [8, "only-in-contents"],
      [10, "outside-questions"],
      [53, "outside-questions"],
    ]);
    expect(lines).toEqual({ total: 53, blank: 18, inItems: 22, inIssues: 2, structure: 11 });
  });

  const harbourAnswers = [
    ["What is a tidal window?", "The hours in which a deep ship may enter.\n\nIt moves by fifty minutes a day."],
    ["How do cranes share one power line?", "By taking turns at the peak."],
    ["Explain berth rotation and say who decides.", "Ships that leave first lie outside.\nThe harbour master decides."],
    ["Who may refuse a pilot?", "Nobody above two hundred metres.\n\n- smaller ships may, by day"],
    [
      "Which lamps does a pilot boat show?",
      "1. white above\n2. red below\n\n```text\nQ: Is this one of them?\nA: No, this is a log.\n```",
    ],
  ];

  it("reads labels of many kinds, in quotations too, with front matter", () => {
    const { items, issues } = brief("harbour.labels.md");
    expect(items.map(({ question, answer }) => [question, answer])).toEqual(harbourAnswers);
    expect(items.every(({ tags }) => tags.join() === "harbour,drills")).toBe(true);
    expect(issues).toEqual([]);
  });

  it("reads the same with a byte-order mark and Windows line ends", () => {
    const { items } = brief("harbour.labels.md", (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    expect(items.map(({ question, answer }) => [question, answer])).toEqual(harbourAnswers);
  });

  it("reads folded questions, tables, nested lists and bold questions in one document", () => {
    const { items, issues } = brief("lantern-folded.md");
    expect(items.map(({ question, answer, tags }) => [question, answer, tags.join()])).toEqual([
      ["Why does a lantern turn?", "A turning beam is told from a star.\n\n- slow: a headland\n- fast: a shoal", ""],
      ["What is a sector light?", "A lamp whose colour says on which side you are.", ""],
      ["How often is the lens cleaned?", "Each week, `a|b` in turn", "lens,weekly"],
      ["Who trims the wick?", "The keeper\nor the keeper's child", "wick"],
      ["Which oil burns cleanest?", "Colza.\nIt freezes late.", ""],
      ["Which oil is cheapest?", "Whale, once.", ""],
      ["Where is oil stored?", "Below, in stone.", ""],
      ["Is a spare wick kept?", "Two, dry.", "wick,spare"],
      ["Does the log note the weather?", "Every watch.", ""],
    ]);
    expect(items[4]?.section).toEqual(["Lantern keepers' cards", "Upkeep", "Oil", "Kinds"]);
    expect(issues).toEqual([]);
  });

  it("reads cells with line breaks, commas and quotation marks", () => {
    const { items } = brief("ledger_cells.csv");
    expect(items.map(({ line, question, answer, section }) => [line, question, answer, section.join()])).toEqual([
      [
        2,
        "What, in short, is a ledger?",
        "A list that only grows.\n\nNothing is struck out.\n\n**Source:** memory",
        "books",
      ],
      [5, "Why keep two ledgers?", 'So that "one" can check the other', "books"],
      [7, "Who reads them?", "**Source:** hearsay", "people"],
    ]);
  });
});
