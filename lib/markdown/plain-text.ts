import { visit } from "unist-util-visit";
import { type Kind, parse } from "./syntax";

/** Which words are wanted: all but those of blocks of code, for a title; all but those of diagrams, to be searched. */
export type Words = "title" | "searched";

/**
 * The words of Markdown without its marks, on one line. It runs as long as it takes: what others
 * wrote goes through render.ts.
 */
export function toPlainText(markdown: string, kind: Kind, wanted: Words): string {
  const words: string[] = [];
  try {
    visit(parse(markdown, kind), (node) => {
      if (node.type === "code") words.push(wanted === "searched" && node.lang !== "mermaid" ? ` ${node.value} ` : " ");
      else if ("value" in node) words.push(node.value);
      else if (node.type === "tableCell") words.push(" · ");
      else if (BREAKS.has(node.type)) words.push(" ");
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return onOneLine(markdown); // nested a thousand deep
  }
  return onOneLine(words.join("")).replace(/^· /, "");
}

/** A text with every stretch of blanks one space. */
export const onOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

const BREAKS = new Set(["paragraph", "heading", "listItem", "break"]);

/** The beginning of a text, at most so many characters long, ended at a word. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), 0) || cut.length);
  let end = words.length;
  while (end > 0 && /[\s,;:–-]/.test(words[end - 1] ?? "")) end--;
  return `${words.slice(0, end)}…`;
}
