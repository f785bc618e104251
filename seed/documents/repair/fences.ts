import { planFenceEdits } from "./fence-edits";

/** Text whose fences balance, with the 0-based line of the original for each of its lines (−1: put in). */
export type Balanced = { lines: string[]; originalLine: number[]; removed: number[]; closedBefore: number[] };

/** Lines of Markdown → the same with code fences balanced, and where each line came from. */
export function balanceFences(lines: string[]): Balanced {
  const edits = planFenceEdits(lines);
  const removed = edits.filter((edit) => edit.kind === "remove").map((edit) => edit.at);
  const put = new Map(edits.filter((edit) => edit.kind === "close-before").map((edit) => [edit.at, edit.fence]));
  const gone = new Set(removed);
  const out: string[] = [];
  const originalLine: number[] = [];
  for (let at = 0; at <= lines.length; at++) {
    const fence = put.get(at);
    if (fence !== undefined) {
      out.push(fence);
      originalLine.push(-1);
    }
    if (at === lines.length || gone.has(at)) continue;
    out.push(lines[at] ?? "");
    originalLine.push(at);
  }
  return { lines: out, originalLine, removed, closedBefore: [...put.keys()] };
}

/** Markdown → the same with unclosed code blocks closed where they end and stray closing fences taken out. */
export function repairFences(markdown: string): string {
  return markdown.includes("```") || markdown.includes("~~~")
    ? balanceFences(markdown.split("\n")).lines.join("\n")
    : markdown;
}
