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

/** Blocks → the lists among them that only point into the document. */
export function findContents(blocks: Block[], page: Page): Contents[] {
  return blocks.flatMap((block): Contents[] => {
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
