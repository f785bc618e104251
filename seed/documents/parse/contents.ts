import type { List, ListItem } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { type Block, firstLine } from "./outline";

/** An entry of a table of contents: the text of its link and its 0-based line. */
export type Entry = { text: string; line: number };

/** A table of contents: the lines it stands on, and its entries. */
export type Contents = { start: number; end: number; entries: Entry[] };

const inPage = (item: ListItem): boolean => {
  const paragraph = item.children[0];
  if (paragraph?.type !== "paragraph") return false;
  const parts = paragraph.children.filter((child) => child.type !== "text" || /[\p{L}\p{N}]/u.test(child.value));
  return parts.length === 1 && parts[0]?.type === "link" && parts[0].url.startsWith("#");
};

function itemsOf(list: List): ListItem[] {
  return list.children.flatMap((item) => [
    item,
    ...item.children.flatMap((child) => (child.type === "list" ? itemsOf(child) : [])),
  ]);
}

/** Blocks → the lists among them that only point into the document. */
export function findContents(blocks: Block[]): Contents[] {
  return blocks.flatMap((block): Contents[] => {
    if (block.node.type !== "list") return [];
    const items = itemsOf(block.node);
    const pointing = items.filter(inPage);
    if (pointing.length < 2 || pointing.length < items.length * 0.8) return [];
    const entries = pointing.flatMap((item) =>
      item.children[0] ? [{ text: textOf(item.children[0]), line: firstLine(item) }] : [],
    );
    return [{ start: block.start, end: block.end, entries }];
  });
}
