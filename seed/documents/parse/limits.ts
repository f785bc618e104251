import type { Finding } from "../model";

/** Characters in one line; longer ones are data, not prose, and cost a Markdown parser dearly. */
export const maxLineLength = 100_000;
/** Levels of quotation or list on one line; beyond, a parser's time grows with the square. */
export const maxNesting = 48;
/** Columns of indentation: two for each level of nesting and room for code. */
const maxIndent = 240;
/** Characters of a document after its too long lines are left out. */
export const maxCharacters = 24_000_000;

const markers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

function nesting(line: string): number {
  const prefix = markers.exec(line.slice(0, 2000))?.[0] ?? "";
  return prefix.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
}

// Brackets without end make the parser look for each one's partner.
const bracketStorm = (line: string): boolean =>
  line.length > 2000 && (line.match(/[[\]*_`<>]/g)?.length ?? 0) > line.length / 4;

/** Lines → the same with those that no parser should see made blank, and a finding (0-based line) for each. */
export function withinLimits(lines: string[]): { lines: string[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const kept = lines.map((text, line) => {
    if (text.length > maxLineLength) {
      findings.push({
        line,
        code: "line-too-long",
        message: `The line has ${text.length} characters; it is not read.`,
      });
      return "";
    }
    const indent = text.length > maxIndent ? text.search(/\S/) : 0;
    if (nesting(text) > maxNesting || indent > maxIndent) {
      findings.push({ line, code: "nested-too-deep", message: "The line is nested too deep to be read." });
      return "";
    }
    if (bracketStorm(text)) {
      findings.push({ line, code: "not-prose", message: "The line is mostly markup characters; it is not read." });
      return "";
    }
    return text;
  });
  return { lines: kept, findings };
}
