import { parseMermaid } from "beautiful-mermaid";

/**
 * What the diagrams of one text may cost together. Laying out a graph takes time that grows steeply
 * with its edges, and all other requests wait meanwhile; a diagram that people can read has twenty.
 */
export const MOST_COST = 60;

/** What drawing a diagram costs, in edges or what takes as long; counted from its source alone, and quickly. */
export function drawingCost(source: string): number {
  const lines = source.split("\n").filter((line) => line.trim() !== "").length;
  // "a & b --> c & d" is one line, and four edges: counted before anything multiplies them.
  const crossed = source.split("\n").reduce((sum, line) => sum + crossings(line), 0);
  if (crossed > MOST_COST) return crossed;
  return Math.max(lines, crossed, edgesOf(source));
}

const crossings = (line: string) => {
  const sides = line.split(/[-=.~]{2,}[>ox]?(?:\|[^|]*\|)?/).map((side) => side.split("&").length);
  return sides.slice(1).reduce((sum, side, i) => sum + side * (sides[i] ?? 1), 0);
};

function edgesOf(source: string): number {
  try {
    return parseMermaid(source).edges.length;
  } catch {
    return 0; // not a graph: its lines count
  }
}
