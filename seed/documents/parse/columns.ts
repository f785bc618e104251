import { repairQuestionLabel } from "../repair/question-label";
import type { Mark } from "./mark";
import { isQuestionLike } from "./question-like";

/** Which columns of a table hold what; `headed` where the first row is their names. */
export type Columns = {
  question: number;
  answer: number;
  tags: number;
  section: number;
  number: number;
  headed: boolean;
};

const names = {
  question: /^(?:(?:interview )?questions?|q|prompt|front|ask|frage)$/i,
  answer: /^(?:(?:sample |short |model )?answers?|a|response|back|explanation|solution|antwort)$/i,
  tags: /^(?:tags?|labels?|keywords?)$/i,
  section: /^(?:section|topic|category|chapter|deck|area|subject)$/i,
  number: /^(?:#|no\.?|n|id|nr\.?|number|index)$/i,
};
const bare = (cell: string): string => cell.replace(/[*_`]/g, "").trim();

/** A header and the rows under it → which columns hold what, or undefined where the table asks nothing. */
export function columnsOf(header: string[], rows: string[][]): Columns | undefined {
  const named = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(bare(cell)));
  const width = Math.max(header.length, ...rows.slice(0, 50).map((row) => row.length));
  if (width < 2) return undefined;
  const asking = (column: number): number =>
    rows.filter((row) => isQuestionLike(repairQuestionLabel(row[column] ?? ""))).length / Math.max(rows.length, 1);
  const question = named(names.question);
  const headed = question >= 0 || !header.some((cell) => isQuestionLike(repairQuestionLabel(cell)));
  const byWords = [...Array(Math.min(width, 8)).keys()].sort((a, b) => asking(b) - asking(a))[0] ?? 0;
  const asks = question >= 0 ? question : byWords;
  if (question < 0 && (asking(asks) < 0.6 || rows.length === 0)) return undefined;
  const others = { tags: named(names.tags), section: named(names.section), number: named(names.number) };
  const free = [...Array(width).keys()].filter((column) => column !== asks && !Object.values(others).includes(column));
  const lengthOf = (column: number): number => rows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0);
  const answer =
    named(names.answer) >= 0 ? named(names.answer) : (free.sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? -1);
  return { question: asks, answer, ...others, headed };
}

/** One row → a mark with its answer in `cell`, columns without a role added to it by name; undefined without a question. */
export function rowToMark(
  cells: string[],
  header: string[],
  columns: Columns,
  start: number,
  end: number,
): Mark | undefined {
  const question = cells[columns.question]?.trim() ?? "";
  if (!/\p{L}/u.test(question)) return undefined;
  const roles = new Set([columns.question, columns.answer, columns.tags, columns.section, columns.number]);
  const extra = cells.flatMap((cell, column) => {
    if (roles.has(column) || cell.trim() === "") return [];
    const name = columns.headed ? bare(header[column] ?? "") : "";
    return [name === "" ? cell : `**${name}:** ${cell}`];
  });
  const tags = (cells[columns.tags] ?? "").split(/[,;|]\s*|`\s*`|\s+(?=#)/).map((tag) => bare(tag).replace(/^#/, ""));
  const section = bare(cells[columns.section] ?? "");
  return {
    start,
    end,
    question,
    dialect: "table",
    signature: "table",
    depth: 7,
    rest: "",
    closedAt: end,
    indent: 0,
    cell: [cells[columns.answer] ?? "", ...extra]
      .filter((part) => part.trim() !== "")
      .join("\n\n")
      .replace(/<br\s*\/?>/gi, "\n"),
    tags: tags.filter((tag) => tag !== ""),
    group: section === "" ? [] : [section],
  };
}
