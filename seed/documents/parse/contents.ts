import { lineAt, type Page } from "./mark";
import type { Block } from "./outline";

/** An entry of a table of contents: the text of its link and its 0-based line. */
export type Entry = { text: string; line: number };

/** A table of contents: the lines it stands on, and its entries. */
export type Contents = { start: number; end: number; entries: Entry[] };

const pointing = /^\s*(?:[-*+]|\d+[.)])\s+[^\p{L}\p{N}[]*(?:[\d.]+\s+)?\[(.+)\]\(#[^)]*\)[^\p{L}\p{N}]*$/u;

const itemsOf = (list: Block): Block[] =>
  list.children.flatMap((item) => [
    item,
    ...item.children.flatMap((child) => (child.kind === "list" ? itemsOf(child) : [])),
  ]);

const cellPointing = /\|\s*\[([^\]|]+)\]\(#[^)|]*\)\s*\|?\s*$/;

/** A table whose last column points into the document: `| 1 | [What is …?](#…) |`. */
function contentsTable(table: Block, page: Page): Contents[] {
  const rows = table.children.slice(1);
  const entries = rows.flatMap(({ start }): Entry[] => {
    const line = lineAt(page, start);
    const text = line.length < 1000 ? cellPointing.exec(line)?.[1] : undefined;
    return text === undefined ? [] : [{ text, line: start }];
  });
  const isContents = entries.length >= 2 && entries.length >= rows.length * 0.6;
  return isContents ? [{ start: table.start, end: table.end, entries }] : [];
}

/** Blocks → the lists and tables among them that only point into the document. */
export function findContents(blocks: Block[], page: Page): Contents[] {
  return blocks.flatMap((block): Contents[] => {
    if (block.kind === "table") return contentsTable(block, page);
    if (block.kind !== "list") return [];
    const items = itemsOf(block);
    const entries = items.flatMap((item): Entry[] => {
      const line = lineAt(page, item.start);
      const text = line.length < 1000 ? pointing.exec(line)?.[1] : undefined;
      return text === undefined ? [] : [{ text: text.replace(/\\([[\]])/g, "$1"), line: item.start }];
    });
    return entries.length < 2 || entries.length < items.length * 0.8
      ? []
      : [{ start: block.start, end: block.end, entries }];
  });
}
