import { type CsvError, parse } from "csv-parse/sync";
import type { Finding } from "../model";
import { repairs } from "../repair/order";
import { structure } from "./claim";
import { type Columns, columnsOf, rowToMark } from "./columns";
import type { Draft } from "./draft";

type Row = { cells: string[]; start: number; end: number };

/** A delimited file read: drafts, owners of its lines, findings; lines 0-based. */
export type DelimitedRead = { drafts: Draft[]; owner: Int32Array; findings: Finding[] };

const options = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  info: true,
  trim: true,
} as const;
type Parsed = { record: string[]; info: { lines: number } };

function rowsOf(lines: string[], delimiter: string): Row[] {
  const text = lines.join("\n");
  // The library's types do not know what `info` adds.
  const parsed = parse(text, { ...options, delimiter }) as unknown as Parsed[];
  let next = 0;
  return parsed.map(({ record, info }) => {
    while (next < lines.length && lines[next]?.trim() === "") next++;
    const start = next;
    // `lines` counts the line break behind a record where it has one.
    next = Math.max(start + 1, Math.min(info.lines, lines.length));
    return { cells: record, start, end: next - 1 };
  });
}

const looksLikeMarkdown = (lines: string[]): boolean =>
  lines.some((line) => /^(?:#{1,6}\s|```|\s*\|.*\|\s*$|\*\*.+\*\*\s*$|<details\b)/.test(line));

/** The delimiter of a sample of lines that every row agrees on, with its columns; undefined for any other text. */
function detect(sample: string[]): { delimiter: string; columns: Columns } | undefined {
  const filled = sample.filter((line) => line.trim() !== "");
  const first = filled[0];
  if (first === undefined || looksLikeMarkdown(filled)) return undefined;
  for (const delimiter of ["\t", ",", ";", "|"]) {
    if (!first.includes(delimiter)) continue;
    let rows: Row[];
    try {
      rows = rowsOf(sample, delimiter);
    } catch {
      rows = sample.map((line, at) => ({ cells: line.split(delimiter), start: at, end: at }));
    }
    const header = rows[0]?.cells ?? [];
    const columns = columnsOf(
      header,
      rows.slice(1).map((row) => row.cells),
    );
    const wide = rows.filter((row) => row.cells.length >= 2).length;
    if (!columns || wide < rows.length * 0.8) continue;
    // Prose with commas also splits: without names, rows must agree on their width.
    const named = columns.headed && header.length >= 2 && header.every((cell) => cell.length <= 40);
    const sameWidth = rows.filter((row) => row.cells.length === header.length).length;
    if (named || (rows.length >= 2 && sameWidth === rows.length)) return { delimiter, columns };
  }
  return undefined;
}

/** Lines of a document → its rows as drafts where it is CSV or TSV with a column of questions; else undefined. */
export function readDelimited(lines: string[]): DelimitedRead | undefined {
  const found = detect(lines.slice(0, 60));
  if (!found) return undefined;
  const findings: Finding[] = [];
  let rows: Row[];
  try {
    rows = rowsOf(lines, found.delimiter);
  } catch (error) {
    const line = Math.max(0, Number((error as CsvError).lines ?? 1) - 1);
    findings.push({
      line,
      code: "csv-quotes",
      message: "The quotation marks do not balance; each line is read by itself.",
    });
    rows = lines.flatMap((text, at) =>
      text.trim() === ""
        ? []
        : [{ cells: text.split(found.delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, "")), start: at, end: at }],
    );
  }
  const owner = new Int32Array(lines.length).fill(-1);
  const header = rows[0]?.cells ?? [];
  const drafts: Draft[] = [];
  rows.forEach((row, index) => {
    const isHeader = index === 0 && found.columns.headed;
    const mark = isHeader ? undefined : rowToMark(row.cells, header, found.columns, row.start, row.end);
    if (mark) {
      const item = {
        kind: "question" as const,
        section: mark.group ?? [],
        question: repairs.question(mark.question),
        answer: repairs.answer(mark.cell ?? ""),
        tags: mark.tags ?? [],
      };
      drafts.push({ line: row.start, item });
    }
    if (mark || isHeader) owner.fill(isHeader ? structure : drafts.length - 1, row.start, row.end + 1);
  });
  return { drafts, owner, findings };
}
