import type { Finding, LineAccount } from "../model";
import { structure } from "./claim";

/** Who owns each line of a document as it was given: an item's index, `structure`, or nobody. */
export type Ownership = { text: string[]; owner: Int32Array };

/** Lines and their owners → how they add up, and a finding (0-based lines) for each block that nobody owns. */
export function accountLines(
  { text, owner }: Ownership,
  told: ReadonlySet<number>,
): { lines: LineAccount; findings: Finding[] } {
  const lines: LineAccount = { total: text.length, blank: 0, inItems: 0, inIssues: 0, structure: 0 };
  const findings: Finding[] = [];
  let open: Finding | undefined;
  text.forEach((line, at) => {
    if (line.trim() === "") {
      lines.blank++;
      return;
    }
    const who = owner[at] ?? -1;
    // What an issue has left out is in no answer, whoever stands around it.
    if (!told.has(at) && (who >= 0 || who === structure)) {
      if (who >= 0) lines.inItems++;
      else lines.structure++;
      open = undefined;
      return;
    }
    lines.inIssues++;
    if (told.has(at)) {
      open = undefined;
      return;
    }
    if (open) open.lastLine = at;
    else {
      open = { line: at, lastLine: at, code: "outside-questions", message: "" };
      findings.push(open);
    }
  });
  for (const finding of findings) {
    const count = (finding.lastLine ?? finding.line) - finding.line + 1;
    finding.message =
      count === 1
        ? "The line belongs to no question."
        : `Lines ${finding.line + 1} to ${(finding.lastLine ?? finding.line) + 1} belong to no question.`;
  }
  return { lines, findings };
}
