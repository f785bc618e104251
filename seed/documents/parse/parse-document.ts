import type { Finding, Issue, ParsedDocument, ParsedItem, SourceDocument } from "../model";
import { repairs } from "../repair/order";
import { accountLines } from "./account";
import { readDelimited } from "./delimited";
import type { Draft } from "./draft";
import { readFrontMatter } from "./front-matter";
import { maxCharacters, withinLimits } from "./limits";
import { readMarkdown } from "./markdown";

/** Text → its lines; a line end at the very end starts no further line. */
const linesOf = (text: string): string[] => {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
};

/** Drafts in order of lines → items numbered by kind: 1, 2, … and T1, T2, …. */
function number(document: string, drafts: Draft[], tags: string[]): ParsedItem[] {
  let questions = 0;
  let overviews = 0;
  return drafts.map(({ line, item }) => ({
    document,
    n: item.kind === "overview" ? `T${++overviews}` : ++questions,
    line: line + 1,
    ...item,
    tags: [...new Set([...tags, ...item.tags])],
  }));
}

/**
 * A document → its items, its issues and how its lines add up. Reads Markdown in any of the dialects, CSV and TSV, told
 * apart by structure. Never throws: what cannot be used becomes an issue with its line.
 */
export function parseDocument({ document, text }: SourceDocument): ParsedDocument {
  const repaired = repairs.document(text);
  const raw = linesOf(repaired);
  const limited = withinLimits(raw);
  const tooLarge = limited.lines.reduce((sum, line) => sum + line.length + 1, 0) > maxCharacters;
  const lines = tooLarge ? raw.map(() => "") : limited.lines;
  const frontMatter = readFrontMatter(lines);
  const read = (frontMatter.lines === 0 ? readDelimited(lines) : undefined) ?? readMarkdown(lines, frontMatter.lines);

  const findings: Finding[] = [...limited.findings, ...frontMatter.findings, ...read.findings];
  if (raw.every((line) => line.trim() === ""))
    findings.push({ line: 0, code: "empty", message: "The document is empty." });
  if (tooLarge) {
    findings.push({
      line: 0,
      lastLine: raw.length - 1,
      code: "too-large",
      message: `The document has more than ${maxCharacters} characters; it is not read.`,
    });
  }
  const mended = damagedLines(text, repaired);
  if (mended.length > 0) {
    const message = `${mended.length} line(s) held text decoded wrongly; it was put right.`;
    findings.push({ line: mended[0] ?? 0, code: "decoding-repaired", message });
  }
  const told = new Set([
    ...limited.findings.map((finding) => finding.line),
    ...read.findings.filter((finding) => finding.code === "stray-fence").map((finding) => finding.line),
    ...(tooLarge ? raw.keys() : []),
  ]);
  const account = accountLines({ text: raw, owner: read.owner }, told);

  // Contents-only questions come last: they must not shift the numbers of those that the body asks.
  const drafts = read.drafts.map((draft, index) => ({ draft, index }));
  const onlyInContents = new Set(
    read.findings.filter((finding) => finding.code === "only-in-contents").map((finding) => finding.line),
  );
  drafts.sort(
    (a, b) =>
      Number(onlyInContents.has(a.draft.line)) - Number(onlyInContents.has(b.draft.line)) ||
      a.draft.line - b.draft.line ||
      a.index - b.index,
  );
  const items = number(
    document,
    drafts.map(({ draft }) => draft),
    frontMatter.tags,
  );
  const unanswered = items
    .filter((item) => item.answer === "" && !onlyInContents.has(item.line - 1))
    .map((item) => ({ line: item.line - 1, code: "unanswered", message: "The question has no answer." }));
  const issues: Issue[] = [...findings, ...account.findings, ...unanswered]
    .sort((a, b) => a.line - b.line)
    .map(({ line, code, message }) => ({ document, line: line + 1, code, message }));
  return { document, items, issues, lines: account.lines };
}

/** 0-based lines of a text that its repair changed. */
function damagedLines(before: string, after: string): number[] {
  if (before === after) return [];
  const given = linesOf(before.replace(/^\uFEFF+/, "").replace(/\r\n?/g, "\n"));
  return linesOf(after).flatMap((line, at) => (line === given[at] ? [] : [at]));
}
