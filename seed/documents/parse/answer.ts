import { findAnswerLabel } from "./answer-label";
import type { Mark } from "./mark";
import { indentOf } from "./mark";
import { unfoldDetails } from "./marks-details";

const codeOnly = /^\s*(?:[-*+]\s+)?(?:`[^`\n]+`[\s,;|·]*)+$/;
const named =
  /^\s*(?:[-*+]\s+)?(?:\*\*|__|\*|_)?(?:tags?|labels?|keywords?)(?:\*\*|__|\*|_)?\s*:\s*(?:\*\*|__|\*|_)?\s*(.+)$/i;

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === "";

/** Lines without up to `columns` of the white space that they start with. */
const dedent = (lines: string[], columns: number): string[] =>
  columns <= 0 ? lines : lines.map((line) => line.slice(Math.min(columns, indentOf(line))));

const commonIndent = (lines: string[]): number => {
  const indents = lines.filter((line) => !isBlank(line)).map(indentOf);
  return indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent));
};

/** Tags on the first line of an answer (`` `a` `b` `` or "Tags: a, b"); none where the line is no line of tags. */
export function tagsIn(line: string, oneIsEnough: boolean): string[] {
  const list = named.exec(line)?.[1];
  if (list !== undefined)
    return list
      .split(/[,;|]\s*|`\s+`/)
      .map((tag) => tag.replace(/[`*_#]/g, "").trim())
      .filter((tag) => tag !== "");
  if (!codeOnly.test(line)) return [];
  const tags = [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1]?.trim() ?? "");
  return tags.length > 1 || oneIsEnough ? tags : [];
}

/** Lines → the same without the label "Answer:" that they start with, and the list item that held it alone. */
function withoutLabel(lines: string[]): string[] {
  const at = lines.findIndex((line) => !isBlank(line));
  const labelled = at < 0 ? undefined : findAnswerLabel(lines[at] ?? "");
  if (!labelled) return lines;
  const below = lines.slice(at + 1);
  // "A. … B. …" are choices.
  if (/^\s*(?:[-*+]\s+)?a[.)]/i.test(lines[at] ?? "") && below.some((line) => /^\s*(?:[-*+]\s+)?b[.)]\s/i.test(line)))
    return lines;
  const width = labelled.prefix.length + labelled.bullet.length;
  // Lines that hang below "A. " by its width are no code.
  const hanging = commonIndent(below);
  const labelWidth = (lines[at] ?? "").length - labelled.rest.length;
  if (labelled.bullet === "")
    return [labelled.rest, ...(hanging <= Math.max(3, labelWidth) ? dedent(below, hanging) : below)];
  if (labelled.rest.trim() === "") return dedent(below, commonIndent(below) > 0 ? commonIndent(below) : width);
  const alone = below.every((line) => isBlank(line) || indentOf(line) >= width);
  return alone
    ? [labelled.rest, ...dedent(below, width)]
    : [labelled.prefix + labelled.bullet + labelled.rest, ...below];
}

/** A mark and the lines behind its question → its answer in Markdown (not yet repaired) and its tags. */
export function buildAnswer(mark: Mark, lines: string[], oneTagIsEnough: boolean): { answer: string; tags: string[] } {
  if (mark.cell !== undefined) return { answer: mark.cell, tags: mark.tags ?? [] };
  if (mark.signature === "overview") return { answer: lines.join("\n"), tags: [] };
  let body = dedent(lines, Math.max(mark.dialect === "heading" ? mark.indent : 0, commonIndent(lines)));
  if (
    body.some((line) => line.startsWith(">")) &&
    body.every((line) => isBlank(line) || line.startsWith(">")) &&
    mark.dialect === "label"
  ) {
    body = body.map((line) => line.replace(/^>\s?/, ""));
  }
  const tags: string[] = [];
  for (;;) {
    const at = body.findIndex((line) => !isBlank(line));
    const found = at < 0 ? [] : tagsIn(body[at] ?? "", oneTagIsEnough);
    if (found.length === 0) break;
    tags.push(...found);
    body = body.slice(at + 1);
  }
  const last = body.findLastIndex((line) => !isBlank(line));
  if (last > 0 && named.test(body[last] ?? "")) {
    tags.push(...tagsIn(body[last] ?? "", false));
    body = body.slice(0, last);
  }
  const whole = mark.rest === "" ? withoutLabel(body) : withoutLabel([mark.rest, ...body]);
  const answer = unfoldDetails(whole.join("\n")).replace(/^(?:[ \t]*\n)+/, "");
  return { answer: answer.replace(/^ {1,3}(?=\S)/, ""), tags };
}
