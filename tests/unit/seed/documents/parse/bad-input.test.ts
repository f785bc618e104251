import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../../../seed/documents/parse/parse-document";

const parse = (text: string) => {
  const parsed = parseDocument({ document: "d", text });
  const { total, blank, inItems, inIssues, structure } = parsed.lines;
  expect(blank + inItems + inIssues + structure).toBe(total);
  return parsed;
};
const codes = (text: string) => parse(text).issues.map((issue) => `${issue.line} ${issue.code}`);

describe("bad input", () => {
  it("says that an empty document is empty", () => {
    expect(codes("")).toEqual(["1 empty"]);
    expect(codes("\n \n")).toEqual(["1 empty"]);
  });

  it("leaves out a line of fifty million characters and reads on", () => {
    const { items, issues, lines } = parse(`## What is a?\n\n${"x".repeat(50_000_000)}\n\n## What is b?\n\nTwo.\n`);
    expect(items.map((item) => item.question)).toEqual(["What is a?", "What is b?"]);
    expect(issues.map((issue) => `${issue.line} ${issue.code}`)).toContain("3 line-too-long");
    expect(lines.inIssues).toBe(1);
  });

  it("reads on behind 200 levels of quotation and of lists", () => {
    const lists = Array.from({ length: 200 }, (_, level) => `${"  ".repeat(level)}- level ${level}`).join("\n");
    const { items, issues } = parse(`${">".repeat(200)} deep\n\n${lists}\n\n## What is a?\n\nOne.\n`);
    expect(items.map((item) => item.question)).toEqual(["What is a?"]);
    expect(issues.some((issue) => issue.line === 1 && issue.code === "nested-too-deep")).toBe(true);
  });

  it("takes storms of brackets and emphasis in good time", () => {
    const started = performance.now();
    parse(`## What is a?\n\n${"[".repeat(90_000)}\n\n${"*a_ ".repeat(20_000)}\n\n${"`".repeat(50_000)}\n`);
    parse("```js\n".repeat(5_000));
    parse("<details><summary>What?\n".repeat(2_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const line = fc.oneof(
  fc.constantFrom(
    "",
    "",
    "# Title",
    "## What is a?",
    "### 3. Why b?",
    "**4. How c?**",
    "**Q:** d?",
    "**A:** yes",
    "Q. e?",
    "A. no",
    "- f?",
    "  - *Answer:* g",
    "1. ### h?",
    "   text",
    "---",
    "```",
    "```js",
    "~~~",
    "| Question | Answer |",
    "|---|---|",
    "| i? | j |",
    "<details>",
    "<summary>k?</summary>",
    "</details>",
    "> quote?",
    "`a` `b`",
    "- [l?](#l)",
    "<!--",
    "-->",
    "a,b",
    "question,answer",
    '"open',
    "\tcode",
    "**Explanation:** m",
    "tags: [a]",
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

describe("generated Markdown", () => {
  it("never throws and never loses a line", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
        const { items, lines: account } = parse(lines.join(end));
        for (const item of items) expect(item.line).toBeLessThanOrEqual(account.total);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps the text of every line that is neither structure nor told", () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.array(word, { minLength: 1, maxLength: 5 })), { minLength: 1, maxLength: 8 }),
        (questions) => {
          const text = questions
            .map(([name, body], index) => `## ${index + 1}. What is ${name}?\n\n${body.join("\n\n")}\n`)
            .join("\n");
          const { items } = parse(text);
          expect(items.map((item) => [item.question, item.answer])).toEqual(
            questions.map(([name, body]) => [`What is ${name}?`, body.join("\n\n")]),
          );
        },
      ),
    );
  });
});
