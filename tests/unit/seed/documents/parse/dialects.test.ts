import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../../../seed/documents/parse/parse-document";

const read = (text: string) => {
  const { items, issues, lines } = parseDocument({ document: "d", text });
  expect(lines.blank + lines.inItems + lines.inIssues + lines.structure).toBe(lines.total);
  return { pairs: items.map(({ question, answer }) => [question, answer]), codes: issues.map((issue) => issue.code) };
};

describe("dialects", () => {
  const cases: [string, string, string[][]][] = [
    [
      "headings with numbers and labels",
      "### Q1: What is a?\n\nA thing.\n\n### Q2: Then b\n\nMore.\n",
      [
        ["What is a?", "A thing."],
        ["Then b", "More."],
      ],
    ],
    [
      "numbered headings",
      "## 12. What is a?\nOne.\n## 13. Why b?\nTwo.\n",
      [
        ["What is a?", "One."],
        ["Why b?", "Two."],
      ],
    ],
    [
      "deeper headings as part of the answer",
      "## What is a?\n\nOne.\n\n### Details\n\nTwo.\n",
      [["What is a?", "One.\n\n### Details\n\nTwo."]],
    ],
    [
      "a heading that only groups questions",
      "## What do they ask?\n\n### What is a?\n\nOne.\n",
      [["What is a?", "One."]],
    ],
    [
      "bold questions",
      "**1. What is a?**\nOne.\n\n**2. Explain b**\n- two\n- **Why?** so\n",
      [
        ["What is a?", "One."],
        ["Explain b", "- two\n- **Why?** so"],
      ],
    ],
    ["label inside bold", "**Q: What is a?**\n**A:** One.\n", [["What is a?", "One."]]],
    [
      "plain labels",
      "Q. What is a?\nA. One.\nQ. How does b\nwork?\nA. Well.\n",
      [
        ["What is a?", "One."],
        ["How does b work?", "Well."],
      ],
    ],
    [
      "labels in lists",
      "- **Q:** What is a?\n  - **A:** One.\n- **Q:** B?\n  - **A:** Two.\n",
      [
        ["What is a?", "One."],
        ["B?", "Two."],
      ],
    ],
    [
      "labels as list items of their own",
      "- Q: What is a?\n- A: One.\n- Q: B?\n- A: Two.\n",
      [
        ["What is a?", "One."],
        ["B?", "Two."],
      ],
    ],
    [
      "numbered list with indented answers",
      "1. What is a?\n   One.\n2. What is b?\n   - two\n",
      [
        ["What is a?", "One."],
        ["What is b?", "- two"],
      ],
    ],
    [
      "numbers alone above answers",
      "1. What is a?\n\nOne.\n\n2. What is b?\n\nTwo.\n",
      [
        ["What is a?", "One."],
        ["What is b?", "Two."],
      ],
    ],
    [
      "answers folded away below headings",
      "### What is a?\n<details><summary>Answer</summary>\n\nOne.\n\n</details>\n",
      [["What is a?", "One."]],
    ],
    [
      "two columns without names",
      "| Ask | Say |\n|--|--|\n| What is a? | One |\n| What is b? | Two |\n",
      [
        ["What is a?", "One"],
        ["What is b?", "Two"],
      ],
    ],
    ["underlined headings", "What is a?\n==========\n\nOne.\n", [["What is a?", "One."]]],
    [
      "lines that ask",
      "What is a?\n\nOne.\n\nWhat is b?\n\nTwo.\n",
      [
        ["What is a?", "One."],
        ["What is b?", "Two."],
      ],
    ],
    [
      "bold in HTML, with breaks",
      "<b>1. What is a?</b><br>\n\nOne.\n\n**Q2. Why b?**<br>\nTwo.\n",
      [
        ["What is a?", "One."],
        ["Why b?", "Two."],
      ],
    ],
    [
      "numbers of many levels and pictures",
      "### 1.1 What is a?\nOne.\n### 1.2 ❓ Why b?\nTwo.\n",
      [
        ["What is a?", "One."],
        ["Why b?", "Two."],
      ],
    ],
    [
      "semicolons between columns",
      "What is a?;One\nWhy b?;Two\n",
      [
        ["What is a?", "One"],
        ["Why b?", "Two"],
      ],
    ],
    [
      "tabs between columns",
      "Front\tBack\nWhat is a?\tOne\nWhy b?\tTwo\n",
      [
        ["What is a?", "One"],
        ["Why b?", "Two"],
      ],
    ],
    ["question marks of other scripts", "## 缓存是什么？\n\n快。\n", [["缓存是什么？", "快。"]]],
  ];
  it.each(cases)("%s", (_, text, expected) => {
    expect(read(text).pairs).toEqual(expected);
  });

  it("a table of links into the document is its contents", () => {
    const { pairs, codes } = read(
      "| No. | Questions |\n| --- | --- |\n| 1 | [What is a](#a) |\n| 2 | [Why b](#b) |\n\n1. ### What is a\n\n    One.\n\n2. ### Why b\n\n    Two.\n",
    );
    expect(pairs).toEqual([
      ["What is a", "One."],
      ["Why b", "Two."],
    ]);
    expect(codes).toEqual([]);
  });

  it("the same part below every question belongs to its answer, and is no section", () => {
    const { items } = parseDocument({
      document: "d",
      text: "## What is a?\n\nOne.\n\n### When to use it?\n\nOften.\n\n## What is b?\n\nTwo.\n\n### When to use it?\n\nRarely.\n",
    });
    expect(items.map(({ question, answer, section }) => [question, answer, section])).toEqual([
      ["What is a?", "One.\n\n### When to use it?\n\nOften.", []],
      ["What is b?", "Two.\n\n### When to use it?\n\nRarely.", []],
    ]);
  });

  it("rules that stand inside answers do not cut them", () => {
    expect(read("## What is a?\n\nOne.\n\n---\n\nmore\n\n## What is b?\n\nTwo.\n\n---\n\nmore\n").pairs).toEqual([
      ["What is a?", "One.\n\n---\n\nmore"],
      ["What is b?", "Two.\n\n---\n\nmore"],
    ]);
  });

  it("links back to the top and anchors are no part of answers", () => {
    const text =
      '<a name="a"></a>\n## What is a?\n\nOne.\n\n<div align="right">\n  <b><a href="#">back to top</a></b>\n</div>\n\n<a name="b"></a>\n## What is b?\n\nTwo.\n';
    expect(read(text).pairs).toEqual([
      ["What is a?", "One."],
      ["What is b?", "Two."],
    ]);
  });

  it("headings and question marks inside code are no questions", () => {
    expect(read("## What is a?\n\n```md\n## What is b?\nQ: c?\n```\n\n    ## What is d?\n").pairs).toHaveLength(1);
  });

  it("closes a block that nobody closed where the document goes on", () => {
    const { pairs, codes } = read(
      "## What is a?\n\n```js\nlet a;\n\n## What is b?\n\nTwo.\n\n```js\nlet b;\n```\nend\n",
    );
    expect(pairs).toEqual([
      ["What is a?", "```js\nlet a;\n```"],
      ["What is b?", "Two.\n\n```js\nlet b;\n```\nend"],
    ]);
    expect(codes).toEqual(["unclosed-fence"]);
  });

  it("reads each line of a table whose quotation marks do not balance", () => {
    const { pairs, codes } = read('question,answer\n"What is a?,One\nWhy b?,Two\n');
    expect(pairs).toEqual([
      ["What is a?", "One"],
      ["Why b?", "Two"],
    ]);
    expect(codes).toEqual(["csv-quotes"]);
  });

  it("keeps explanation, example and use of a topic as its overview", () => {
    const { items } = parseDocument({
      document: "d",
      text: "## 1. Kites\n**Explanation:** They fly.\n\n**When to Use:** In wind.\n**Common Questions:**\n- How does a kite turn?\n  - *Answer:* By its tail.\n",
    });
    expect(items.map(({ n, kind, question, answer }) => [n, kind, question, answer])).toEqual([
      ["T1", "overview", "Kites", "**Explanation:** They fly.\n\n**When to Use:** In wind."],
      [1, "question", "How does a kite turn?", "By its tail."],
    ]);
  });
});
