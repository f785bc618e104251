/** A document as text: `document` is the short name (file name up to its first `_` or `.`). */
export type SourceDocument = { document: string; text: string };

/** What could not be used, or was mended: 1-based `line`, a stable `code` for programs, a `message` for people. */
export type Issue = { document: string; line: number; code: string; message: string };

/** An issue of one document, before the document's name is put to it; `lastLine` where it speaks of a block. */
export type Finding = { line: number; lastLine?: number; code: string; message: string };

export type ItemKind = "question" | "overview";

/** One question or overview as parsed: `n` from 1 for questions, `T1`… for overviews; Markdown in `answer`. */
export type ParsedItem = {
  document: string;
  n: number | string;
  line: number;
  kind: ItemKind;
  section: string[];
  question: string;
  answer: string;
  tags: string[];
};

/** An item with its topic (a deck's slug) and its cluster (the id of its first member). */
export type Item = ParsedItem & { topic: string; cluster: string };

/** Items that ask the same: `members` are `document:n`, `why` the evidence in words. */
export type Cluster = { cluster: string; question: string; members: string[]; why: string };

/** How a document's lines add up: `total` = `blank` + `inItems` + `inIssues` + `structure`. */
export type LineAccount = { total: number; blank: number; inItems: number; inIssues: number; structure: number };

/** What the parser makes of one document. */
export type ParsedDocument = { document: string; items: ParsedItem[]; issues: Issue[]; lines: LineAccount };

/** `document:n`, the name of an item everywhere outside its document. */
export const itemId = (item: Pick<ParsedItem, "document" | "n">): string => `${item.document}:${item.n}`;
