import { lineAt, type Mark, type Page } from "./mark";
import type { Block } from "./outline";

/** A heading of the document, with its depth and its text as written. */
export type Heading = { line: number; end: number; depth: number; text: string; listed: boolean };

const headingText = (line: string): string =>
  line
    .replace(/^\s*(?:(?:[-*+]|\d+[.)])\s+)?#{1,6}\s+/, "")
    .replace(/\s+#+\s*$/, "")
    .trim();

/** The headings of a document in order, those that stand in a list item (`1. ### …`) among them. */
export function listHeadings(blocks: Block[], page: Page): Heading[] {
  return blocks.flatMap((block): Heading[] => {
    if (block.kind === "heading") {
      const text = headingText(lineAt(page, block.start));
      return [{ line: block.start, end: block.end, depth: block.depth, text, listed: false }];
    }
    if (block.kind !== "list") return [];
    return block.children.flatMap((item): Heading[] => {
      const child = item.children[0];
      if (child?.kind !== "heading") return [];
      const text = headingText(lineAt(page, child.start));
      return [{ line: child.start, end: child.start, depth: child.depth, text, listed: true }];
    });
  });
}

const numbered = /^(?:\*\*|__)?\s*(?:(?:q|question|ques)\s*)?[#(]?\d{1,4}(?:\s*[.):\]–—-]|(?:\.\d{1,3})+\s)/i;

/** Headings → marks; whether each is a question is decided later, by kind. */
export function headingMarks(headings: Heading[], page: Page): Mark[] {
  return headings.map((heading) => {
    const isNumbered = numbered.test(heading.text) || /^\s*\d+[.)]\s+#/.test(lineAt(page, heading.line));
    return {
      start: heading.line,
      end: heading.end,
      question: heading.text,
      dialect: "heading" as const,
      signature: `h${heading.depth}${isNumbered ? "#" : ""}`,
      depth: heading.depth,
      rest: "",
      // What stands in the list item below `1. ### …` is indented by the width of its number.
      indent: heading.listed ? (/^\s*(?:[-*+]|\d+[.)])\s+/.exec(lineAt(page, heading.line))?.[0].length ?? 0) : 0,
    };
  });
}
