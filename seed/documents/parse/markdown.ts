import type { Finding } from "../model";
import { balanceFences } from "../repair/fences";
import { chooseQuestions } from "./choose";
import { claimLines, structure } from "./claim";
import { type Contents, findContents } from "./contents";
import type { Draft } from "./draft";
import { draftsOf } from "./draft";
import { draftsFromContents } from "./draft-contents";
import type { Page } from "./mark";
import { boldMarks, lineMarks } from "./marks-bold";
import { detailsMarks } from "./marks-details";
import { type Heading, headingMarks, listHeadings } from "./marks-heading";
import { labelMarks } from "./marks-label";
import { listMarks } from "./marks-list";
import { tableMarksOf } from "./marks-table";
import { type Block, outline } from "./outline";

/** Drafts of items, owners of the original lines, and findings, all with 0-based lines. */
export type MarkdownRead = { drafts: Draft[]; owner: Int32Array; findings: Finding[] };

/** Which lines are code, in whatever depth of lists and quotations. */
function codeLines(blocks: Block[], lines: string[]): boolean[] {
  const code: boolean[] = new Array(lines.length).fill(false);
  const left = [...blocks];
  for (let block = left.pop(); block; block = left.pop()) {
    const isComment = block.kind === "html" && lines[block.start]?.trimStart().startsWith("<!--");
    if (block.kind === "code" || isComment) code.fill(true, block.start, block.end + 1);
    else left.push(...block.children);
  }
  return code;
}

const linesOf = (contents: Contents[]): Set<number> =>
  new Set(contents.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, index) => start + index)));

const backLink =
  /^[\s>*_]*(?:<[^>]*>\s*)*\[?[^\p{L}\]]*(?:\*\*)?\[[^\]]*\b(?:back to|go to|return to)? ?(?:the )?(?:top|contents|table of contents)\b[^\]]*\]\(#[^)]*\)[\s*_]*$/iu;

const htmlBackLink = /<a\s[^>]*href="#[^"]*"[^>]*>[^<]*\b(?:back|go|return) to (?:the )?top\b[^<]*<\/a>/i;
const anchor = /^\s*<a\s+(?:name|id)\s*=\s*["'][^"']*["']\s*(?:\/>|>\s*<\/a>|>)\s*$/i;

/** Lines of HTML that lead back to the top, with the element that holds only them, and anchors to be led to. */
function htmlNavigation({ lines, code }: Page): number[] {
  return lines.flatMap((line, at) => {
    if (line.length > 300 || !line.includes("<") || code[at]) return [];
    if (anchor.test(line)) return [at];
    if (!htmlBackLink.test(line)) return [];
    const opens = /^\s*<(?:div|p|center)\b[^>]*>\s*$/i.test(lines[at - 1] ?? "");
    const closes = /^\s*<\/(?:div|p|center)>\s*$/i.test(lines[at + 1] ?? "");
    return opens && closes ? [at - 1, at, at + 1] : [at];
  });
}

/** Lines that only lead back to the top. */
const backLinks = (page: Page): number[] =>
  page.lines.flatMap((line, at) =>
    line.length < 200 && line.includes("](#") && !page.code[at] && backLink.test(line) ? [at] : [],
  );

/** The lines of lists that hold questions but are none: the topics above nested questions. */
function groupLines(blocks: Block[], starts: ReadonlySet<number>): number[] {
  const lines: number[] = [];
  const sorted = [...starts].sort((a, b) => a - b);
  const holdsAny = (from: number, to: number): boolean => {
    let low = 0;
    for (let high = sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return (sorted[low] ?? Number.POSITIVE_INFINITY) <= to;
  };
  for (const block of blocks) {
    if (block.kind !== "list" || !holdsAny(block.start, block.end)) continue;
    const lists = [block];
    for (let list = lists.pop(); list; list = lists.pop()) {
      for (const item of list.children) {
        const nested = item.children.filter((child) => child.kind === "list");
        const holds = nested.some((child) => holdsAny(child.start, child.end));
        if (holds && !starts.has(item.start)) lines.push(item.start);
        lists.push(...nested);
      }
    }
  }
  return lines;
}

/** Lines of Markdown (within limits) → the drafts of its items, and who owns each line. Any text is read; none throws. */
export function readMarkdown(given: string[], skip: number): MarkdownRead {
  const balanced = balanceFences(given.map((line, at) => (at < skip ? "" : line)));
  const blocks = outline(balanced.lines);
  const page: Page = { lines: balanced.lines, code: codeLines(blocks, balanced.lines) };
  const contents = findContents(blocks, page);
  const inContents = linesOf(contents);
  const body = blocks.filter((block) => !inContents.has(block.start));
  const headings = listHeadings(body, page);
  const marks = chooseQuestions({
    label: labelMarks(page),
    details: detailsMarks(page),
    list: listMarks(body, page),
    table: tableMarksOf(body, page),
    heading: headingMarks(headings, page),
    bold: boldMarks(body, page),
    line: lineMarks(body, page),
    headings,
    blank: page.lines.map((line) => line.trim() === ""),
  });
  const starts = new Set(marks.map((mark) => mark.start));
  const sections: Heading[] = headings.filter((heading) => !starts.has(heading.line) && !heading.listed);
  const breaks = body.filter((block) => block.kind === "break").map((block) => block.start);
  const tableHeads = tableStructure(body, starts);
  const structural = [
    ...inContents,
    ...groupLines(body, starts),
    ...tableHeads,
    ...backLinks(page),
    ...htmlNavigation(page),
  ];
  const { owner, owners } = claimLines(page, { marks, sections, breaks, structural });
  // A heading inside an answer is no section of the document.
  const standing = sections.filter(({ line }) => {
    const who = owner[line] ?? structure;
    return who === structure || owners[who]?.signature === "overview";
  });
  const drafts = draftsOf(page, owner, owners, standing);
  const fromContents = draftsFromContents(contents, [
    ...drafts.map((draft) => draft.item.question),
    ...sections.map((heading) => heading.text),
  ]);
  fromContents.forEach((draft, index) => {
    owner[draft.line] = owners.length + index;
  });

  const original = new Int32Array(given.length).fill(-1);
  owner.forEach((who, at) => {
    const line = balanced.originalLine[at] ?? -1;
    if (line >= 0) original[line] = who;
  });
  for (let at = 0; at < skip; at++) original[at] = structure;
  const toOriginal = (at: number): number => Math.max(0, balanced.originalLine[at] ?? 0);
  const all = [...drafts, ...fromContents].map((draft) => ({ ...draft, line: toOriginal(draft.line) }));
  const findings: Finding[] = [
    ...balanced.removed.map((line) => ({
      line,
      code: "stray-fence",
      message: "A code fence that opens nothing was left out.",
    })),
    ...balanced.closedBefore.map((line) => ({
      line: Math.max(0, line - 1),
      code: "unclosed-fence",
      message: "A code block that nobody closed was closed behind this line.",
    })),
    ...fromContents.map((draft) => ({
      line: toOriginal(draft.line),
      code: "only-in-contents",
      message: "The question stands in the table of contents only; it is kept without an answer.",
    })),
  ];
  return { drafts: all, owner: original, findings };
}

/** The head and delimiter rows of tables whose rows are questions. */
function tableStructure(blocks: Block[], starts: ReadonlySet<number>): number[] {
  return blocks.flatMap(({ kind, start, end }) => {
    if (kind !== "table") return [];
    const lines = Array.from({ length: end - start + 1 }, (_, index) => start + index);
    return lines.some((at) => starts.has(at)) ? lines.slice(0, 2).filter((at) => !starts.has(at)) : [];
  });
}
