/**
 * A place where a question may start. Lines are 0-based. `signature` names the dialect closely enough that marks of one
 * kind can be judged together; `depth` is the heading's (7 for anything below headings).
 */
export type Mark = {
  start: number;
  /** Last line of the question's own text; the answer starts on it (`rest`) or behind it. */
  end: number;
  question: string;
  dialect: "label" | "heading" | "bold" | "answered-list" | "list" | "details" | "table" | "line";
  signature: string;
  depth: number;
  /** What stands behind the question on its last line. */
  rest: string;
  /** Last line of the answer where the dialect says so; else it runs to the next question or section. */
  closedAt?: number;
  /** How many columns of indentation the answer's lines carry. */
  indent: number;
  /** The answer itself, where it is not lines of the document (a table's cell). */
  cell?: string;
  tags?: string[];
  /** Headings within the dialect (the text of list items above), to be put to the section. */
  group?: string[];
};

/** What the dialects' readers get: the lines, and which of them are code. */
export type Page = { lines: string[]; code: boolean[] };

/** The text of a line, "" behind the end. */
export const lineAt = (page: Page, at: number): string => page.lines[at] ?? "";

/** Columns of white space that a line starts with. */
export const indentOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;
