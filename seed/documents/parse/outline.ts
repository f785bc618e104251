import type { RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** A top-level node of a Markdown document and the 0-based lines (both inclusive) that it stands on. */
export type Block = { node: RootContent; start: number; end: number };

const processor = unified().use(remarkParse).use(remarkGfm);
// Large enough that a tree is worth its start-up, small enough that memory stays flat on any document.
const chunkLines = 400;

/** Where a document may be cut without changing its tree: before a heading behind a blank line, outside code. */
function cuts(lines: string[]): number[] {
  const at = [0];
  let fence = "";
  let inComment = false;
  lines.forEach((line, index) => {
    const marks = /^\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "" && !inComment && line.startsWith("#") && lines[index - 1]?.trim() === "") {
      if (index - (at.at(-1) ?? 0) >= chunkLines) at.push(index);
    }
    if (marks !== "") {
      if (fence === "") fence = marks;
      else if (marks.startsWith(fence)) fence = "";
    } else if (fence === "" && /<!--|-->/.test(line)) {
      inComment = line.lastIndexOf("<!--") > line.lastIndexOf("-->");
    }
  });
  return [...at, lines.length];
}

/** Lines of Markdown with balanced fences → its top-level blocks in order, with the lines they stand on. */
export function outline(lines: string[]): Block[] {
  const at = cuts(lines);
  return at.slice(0, -1).flatMap((from, index) => {
    const tree = processor.parse(lines.slice(from, at[index + 1]).join("\n"));
    return tree.children.map((node) => {
      shift(node, from);
      return { node, start: firstLine(node), end: lastLine(node) };
    });
  });
}

/** Moves all line numbers of a node down, so that nested nodes can be found in the document's lines. */
function shift(node: RootContent, by: number): void {
  if (by === 0) return;
  const nodes: RootContent[] = [node];
  // Nodes share points with their parents: each must move once.
  const moved = new Set<object>();
  for (let next = nodes.pop(); next; next = nodes.pop()) {
    for (const point of next.position ? [next.position.start, next.position.end] : []) {
      if (!moved.has(point)) point.line += by;
      moved.add(point);
    }
    if ("children" in next) nodes.push(...next.children);
  }
}

/** The first line of a node as a 0-based index into the document. */
export const firstLine = (node: { position?: { start: { line: number } } | undefined }): number =>
  (node.position?.start.line ?? 1) - 1;

/** The last line of a node as a 0-based index into the document. */
export const lastLine = (node: { position?: { end: { line: number } } | undefined }): number =>
  (node.position?.end.line ?? 1) - 1;
