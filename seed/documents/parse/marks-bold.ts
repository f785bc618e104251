import { lineAt, type Mark, type Page } from "./mark";
import type { Block } from "./outline";

const whole = /^\s*(?:\d+[.)]\s*)?(\*\*|__)((?:(?!\1).)+)\1\s*$/;
const opening = /^\s*(?:\d+[.)]\s*)?(\*\*|__)((?:(?!\1).)+[?？])\1\s*[:–—-]?\s*(\S.*)$/;

const asMarkdown = (line: string): string =>
  line.replace(/<br\s*\/?>\s*$/i, "").replace(/^\s*<(b|strong)>(.+)<\/\1>\s*$/i, "**$2**");

/** Paragraphs whose first line is bold throughout, or starts with a bold question: `**1. What is …?**`. */
export function boldMarks(blocks: Block[], page: Page): Mark[] {
  return blocks.flatMap((block): Mark[] => {
    if (block.kind !== "paragraph") return [];
    const line = asMarkdown(lineAt(page, block.start));
    const match = whole.exec(line) ?? opening.exec(line);
    if (!match || line.length > 1000) return [];
    const question = match[2] ?? "";
    const isNumbered = /^\s*(?:\*\*|__)?\s*(?:q(?:uestion)?\s*)?\d{1,4}\s*[.):]/i.test(line);
    return [
      {
        start: block.start,
        end: block.start,
        question,
        dialect: "bold",
        signature: `bold${isNumbered ? "#" : ""}`,
        depth: 7,
        rest: match[3] ?? "",
        indent: 0,
      },
    ];
  });
}

/** Paragraphs of one line that ends in a question mark: the plainest dialect, believed only where there is no other. */
export function lineMarks(blocks: Block[], page: Page): Mark[] {
  return blocks.flatMap((block): Mark[] => {
    const line = lineAt(page, block.start);
    if (block.kind !== "paragraph" || line.length > 300 || !/[?？]\s*$/.test(line)) return [];
    const mark = { start: block.start, end: block.start, question: line.trim(), rest: "", indent: 0, depth: 7 };
    return [{ ...mark, dialect: "line", signature: "line" }];
  });
}
