import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The words of Markdown without its marks, on one line: for titles and descriptions. Code blocks are left out. */
export function plainText(markdown: string): string {
  const words: string[] = [];
  visit(parser.parse(markdown), (node) => {
    if (node.type === "text" || node.type === "inlineCode") words.push(node.value);
    else if (node.type === "paragraph" || node.type === "listItem" || node.type === "break") words.push(" ");
  });
  return words.join("").replace(/\s+/g, " ").trim();
}

/** The beginning of a text, at most so many characters long, ended at a word. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .replace(/\s+\S*$/, "")
    .replace(/[\s,;:–-]+$/, "")}…`;
}
