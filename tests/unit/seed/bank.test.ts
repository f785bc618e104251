import { describe, expect, it } from "vitest";
import { formatMistake } from "@/seed/mistake";
import { readBank } from "@/seed/pipeline";

const FRONT = "---\ntitle: Caching\ndescription: Copies.\nposition: 1\nprerequisites: []\n---\n";
const CARD = `
## What is a cache?

- id: what-is-a-cache
- level: core
- covers: 001:2, 000:T13

A cache keeps copies near to where they are read.

### Key points

- It trades freshness for speed.
- Its hit ratio decides its worth.
- It must have a bound.

### Details

| a | b |
| - | - |
| 1 | 2 |

#### A pitfall

It is not a store.
`;

const read = (text: string) => readBank([{ file: "bank/caching.md", text }]);
const problems = (text: string) => read(text).mistakes.map(formatMistake);

describe("readBank", () => {
  it("reads a card whole", () => {
    const { content, mistakes } = read(FRONT + CARD);
    expect(mistakes).toEqual([]);
    expect(content.decks).toEqual([
      { slug: "caching", title: "Caching", description: "Copies.", position: 1, prerequisites: [] },
    ]);
    expect(content.cards).toEqual([
      {
        origin: "bank",
        answered: true,
        slug: "what-is-a-cache",
        deckSlug: "caching",
        position: 1,
        question: "What is a cache?",
        summary: "A cache keeps copies near to where they are read.",
        keyPoints: ["It trades freshness for speed.", "Its hit ratio decides its worth.", "It must have a bound."],
        details: "| a | b |\n| - | - |\n| 1 | 2 |\n\n#### A pitfall\n\nIt is not a store.",
        level: "core",
        sources: ["000:T13", "001:2"],
      },
    ]);
  });

  it("reads the same from a file with Windows line ends", () => {
    expect(read((FRONT + CARD).replaceAll("\n", "\r\n")).content).toEqual(read(FRONT + CARD).content);
  });

  it.each([
    ["no front matter", CARD, "bank/caching.md:1: the file must begin with front matter"],
    [
      "a front matter that is not YAML",
      FRONT.replace("Copies.", "a: b: c") + CARD,
      "bank/caching.md:3: front matter is not YAML",
    ],
    ["an unknown field", FRONT.replace("title", "titel") + CARD, "bank/caching.md:1: front matter:"],
    ["an unknown level", FRONT + CARD.replace("core", "easy"), 'bank/caching.md:10: level "easy" must be one of'],
    ["a wrong source", FRONT + CARD.replace("001:2", "001-2"), 'bank/caching.md:10: covers: "001-2" must look like'],
    ["an id with capitals", FRONT + CARD.replace("what-is-a-cache", "WhatIs"), 'bank/caching.md:10: id "WhatIs"'],
    [
      "no key points",
      FRONT + CARD.replace("### Key points", "Key points"),
      "bank/caching.md:8: the card needs a section",
    ],
    [
      "an unknown section",
      FRONT + CARD.replace("### Details", "### More"),
      'bank/caching.md:22: there is no section "More"',
    ],
    [
      "no summary",
      FRONT + CARD.replace("A cache keeps copies near to where they are read.\n", ""),
      "bank/caching.md:8: the card has no summary",
    ],
    [
      "too few key points",
      FRONT + CARD.replace("- It must have a bound.\n", ""),
      "bank/caching.md:8: there are 2 key points",
    ],
    ["a long summary", FRONT + CARD.replace("near to", "near ".repeat(60)), "bank/caching.md:8: the summary has"],
    [
      "an id that stands twice",
      FRONT + CARD + CARD,
      'bank/caching.md:32: id "what-is-a-cache" stands already at bank/caching.md:8',
    ],
    [
      "text before the first question",
      `${FRONT}\nHello.\n${CARD}`,
      "bank/caching.md:8: text before the first question",
    ],
    [
      "a prerequisite that does not exist",
      FRONT.replace("[]", "[magic]") + CARD,
      'bank/caching.md:1: prerequisite "magic"',
    ],
  ])("names file and line for %s", (_, text, problem) => {
    expect(problems(text).join("\n")).toContain(problem);
  });
});
