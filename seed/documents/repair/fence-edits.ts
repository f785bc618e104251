/** What to do to a 0-based line so that its document's code fences balance. */
export type FenceEdit = { at: number; kind: "remove" | "close-before"; fence: string };

type Fence = { at: number; indent: string; marks: string; info: string };

const fencePattern = /^((?:\s*>)*\s*(?:(?:[-*+]|\d+[.)])\s+)?)(`{3,}|~{3,})\s*(.*?)\s*$/;
// What a code block does not hold and a document does: a heading of two hashes or more, a bold label, a rule.
const documentLine = /^(?:#{2,6}\s+\S|\*\*[^*]+:?\*\*:?|-{3,}\s*$|\*{3,}\s*$|<\/?(?:details|summary)\b)/;
const blockStart =
  /^\s*(?:#{1,6}\s+\S|\*\*\S|-{3,}\s*$|\*{3,}\s*$|[-*+]\s+\S.*\?|\d+[.)]\s+\S|\|.*\||<\/?(?:details|summary)\b)/;

function fencesOf(lines: string[]): Fence[] {
  const fences: Fence[] = [];
  lines.forEach((line, at) => {
    const match = line.length < 400 ? fencePattern.exec(line) : null;
    if (!match || match[3]?.includes("`")) return;
    fences.push({ at, indent: match[1] ?? "", marks: match[2] ?? "", info: match[3] ?? "" });
  });
  return fences;
}

const closes = (closing: Fence, opening: Fence): boolean =>
  closing.info === "" && closing.marks.startsWith(opening.marks) && !/[-*+\d]/.test(closing.indent);

/** The line before which an unclosed block ends: where the document's own structure begins again. */
function endOfBlock(lines: string[], from: number, limit: number): number {
  for (let at = from + 1; at < limit; at++) {
    const line = lines[at] ?? "";
    if (documentLine.test(line)) return at;
    if (line.trim() === "" && at + 1 < limit && blockStart.test(lines[at + 1] ?? "")) return at;
  }
  return limit;
}

const question = /^(?:#{1,6}\s.*\?|\*\*.*\*\*.*)\s*$/;

/** Whether a block would swallow what is document, not code; a block that names its language needs a stronger sign. */
function swallowsDocument(lines: string[], open: Fence, to: number): boolean {
  const sign = open.info === "" ? documentLine : question;
  return lines.slice(open.at + 1, to).some((line) => sign.test(line));
}

/** Whether every fence has its partner as CommonMark pairs them, and no block holds the start of another. */
function balance(fences: Fence[]): boolean {
  let open: Fence | undefined;
  for (const fence of fences) {
    if (!open) open = fence;
    else if (closes(fence, open)) open = undefined;
    else if (fence.marks.startsWith(open.marks) && fence.info !== "") return false;
  }
  return open === undefined;
}

/** Lines of Markdown → the edits, in order of lines, that balance its code fences; none where they balance. */
export function planFenceEdits(lines: string[]): FenceEdit[] {
  const fences = fencesOf(lines);
  // Sound documents are never second-guessed, whatever their code looks like.
  if (balance(fences)) return [];
  const edits: FenceEdit[] = [];
  let lastClose = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < fences.length; index++) {
    const open = fences[index];
    if (!open) break;
    // An inner fence with fewer marks, or of the other kind, is code.
    let next = index + 1;
    while (next < fences.length && fences[next]?.marks.charAt(0) !== open.marks.charAt(0)) next++;
    while (next < fences.length && (fences[next]?.marks.length ?? 0) < open.marks.length) next++;
    const close = fences[next];
    const straysBehindBlock =
      open.info === "" && lines.slice(Math.max(0, lastClose + 1), open.at).every((line) => !line.trim());
    if (close && closes(close, open) && !swallowsDocument(lines, open, close.at)) {
      lastClose = close.at;
      index = next;
      continue;
    }
    if (straysBehindBlock && Number.isFinite(lastClose)) {
      edits.push({ at: open.at, kind: "remove", fence: open.marks });
      continue;
    }
    const end = endOfBlock(lines, open.at, close?.at ?? lines.length);
    const fence = open.indent.replace(/[-*+]|\d+[.)]/g, (mark) => " ".repeat(mark.length)) + open.marks;
    edits.push({ at: end, kind: "close-before", fence });
    lastClose = end - 1;
    // Fences of the other kind inside the block are code.
    while ((fences[index + 1]?.at ?? end) < end) index++;
  }
  return edits;
}
