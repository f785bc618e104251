import { lineAt, type Mark, type Page } from "./mark";
import type { Heading } from "./marks-heading";

const part =
  /^\*\*(explanation|definition|overview|description|summary|concept|diagram|(?:real[- ]world )?examples?|when (?:not )?to use(?: it)?|use cases?|alternatives?|anti-?patterns?|pros|cons|advantages|disadvantages|trade-?offs?|how it works|key (?:points|ideas|concepts)|benefits|challenges|drawbacks|limitations|best practices|pitfalls|why it matters)\s*:?\*\*\s*:?/i;

/** A section that explains a topic in named parts (explanation, example, when to use, …) → a mark, else undefined. */
export function overviewMark(
  heading: Heading,
  rangeEnd: number,
  page: Page,
  claimed: (line: number) => boolean,
): Mark | undefined {
  const parts = new Set<string>();
  for (let at = heading.end + 1; at < rangeEnd; at++) {
    if (page.code[at] || claimed(at)) continue;
    const name = part.exec(lineAt(page, at))?.[1]?.toLowerCase();
    if (name) parts.add(name);
  }
  if (parts.size < 2) return undefined;
  return {
    start: heading.line,
    end: heading.end,
    question: heading.text,
    dialect: "heading",
    signature: "overview",
    depth: heading.depth,
    rest: "",
    indent: 0,
  };
}
