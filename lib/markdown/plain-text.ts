import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { remembered } from "./remembered";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The words of Markdown without its marks, on one line: for titles and descriptions. Code blocks are left out. */
export function plainText(markdown: string): string {
  return textOf(markdown, false);
}

/** All words of Markdown, those of code too but not of diagrams, on one line: for a snippet of what was searched. */
export const searchedText = remembered((markdown) => textOf(markdown, true), 10_000_000);

function textOf(markdown: string, withCode: boolean): string {
  const words: string[] = [];
  visit(parser.parse(markdown), (node) => {
    if (node.type === "text" || node.type === "inlineCode") words.push(node.value);
    else if (node.type === "code") words.push(withCode && node.lang !== "mermaid" ? ` ${node.value} ` : " ");
    else if (node.type === "tableCell") words.push(" · ");
    else if (BREAKS.has(node.type)) words.push(" ");
  });
  return words.join("").replace(/\s+/g, " ").trim().replace(/^· /, "");
}

const BREAKS = new Set(["paragraph", "heading", "listItem", "break", "html"]);

/** The beginning of a text, at most so many characters long, ended at a word. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .replace(/\s+\S*$/, "")
    .replace(/[\s,;:–-]+$/, "")}…`;
}
