import { columnsOf, rowToMark } from "./columns";
import { lineAt, type Mark, type Page } from "./mark";
import type { Block } from "./outline";

/** A row of a Markdown table as its cells' source text. */
function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function tableMarks(table: Block, page: Page): Mark[] {
  const rows = table.children.map((row) => ({ line: row.start, cells: cellsOf(lineAt(page, row.start)) }));
  const header = rows[0]?.cells ?? [];
  const columns = columnsOf(
    header,
    rows.slice(1).map((row) => row.cells),
  );
  if (!columns) return [];
  const body = columns.headed ? rows.slice(1) : rows;
  return body.flatMap(({ line, cells }) => rowToMark(cells, header, columns, line, line) ?? []);
}

/** Rows of two-column question/answer tables; other tables are part of what they stand in. */
export function tableMarksOf(blocks: Block[], page: Page): Mark[] {
  return blocks.flatMap((block) => (block.kind === "table" ? tableMarks(block, page) : []));
}
