import { parseMermaid } from "beautiful-mermaid";

type Graph = ReturnType<typeof parseMermaid>;

/** One edge on a line of its own: the indent, the source, arrow with its label, the target, and a state's label. */
const EDGE_LINE =
  /^(\s*)(\S.*?)\s*(--+>|-\.->|==>|--\s.+?\s-->|-\.\s.+?\s\.->)(\|[^|]*\|)?\s*([^\s:].*?)(\s*:\s.*|\s*:[^:]*)?$/;

/** A longer line is no edge that people can read, and would take long to look through. */
const LONGEST_LINE = 300;

/**
 * A flowchart or state diagram whose cycles are broken where its author went back: each edge that
 * leads back is turned round in the source, so that the layout puts the first node first, and
 * `turned` names those edges by their place, to be turned round again once they are drawn. A source
 * that is not understood to the last edge comes back as it was.
 */
export function turnBackEdges(source: string): { source: string; turned: ReadonlySet<number> } {
  const asItIs = { source, turned: new Set<number>() };
  const graph = parseMermaid(source);
  const turned = backEdges(graph);
  if (turned.size === 0 || graph.subgraphs.length > 0) return asItIs;
  let edge = 0;
  const lines = source.split("\n").map((line, i) => {
    const match = i === 0 || line.length > LONGEST_LINE ? null : EDGE_LINE.exec(line);
    if (!match) return line;
    const [, indent, from, arrow, label = "", to, note = ""] = match;
    return turned.has(edge++) ? `${indent}${to} ${arrow}${label} ${from}${note}` : line;
  });
  const rewritten = lines.join("\n");
  return isTurned(graph, parseMermaid(rewritten), turned) ? { source: rewritten, turned } : asItIs;
}

/** The edges that lead to a node still open in a walk depth first, in the order of the source. */
function backEdges({ nodes, edges }: Graph): Set<number> {
  const found = new Set<number>();
  const done = new Map<string, boolean>();
  const walk = (node: string) => {
    done.set(node, false);
    for (const [i, { source, target }] of edges.entries()) {
      if (source !== node || target === node) continue;
      if (!done.has(target)) walk(target);
      else if (!done.get(target)) found.add(i);
    }
    done.set(node, true);
  };
  for (const node of nodes.keys()) if (!done.has(node)) walk(node);
  return found;
}

/** Whether the second graph is the first with these edges turned round, and nothing else. */
function isTurned(graph: Graph, other: Graph, turned: ReadonlySet<number>): boolean {
  const nodes = ({ nodes }: Graph) => JSON.stringify([...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const expected = graph.edges.map((edge, i) =>
    turned.has(i) ? { ...edge, source: edge.target, target: edge.source } : edge,
  );
  return nodes(graph) === nodes(other) && JSON.stringify(expected) === JSON.stringify(other.edges);
}

/** Turns edges of a drawn diagram round: the arrow comes to the other end. Null if they are not all there. */
export function turnDrawnEdges(svg: string, turned: ReadonlySet<number>): string | null {
  let edge = 0;
  let count = 0;
  const drawn = svg.replace(/<polyline class="edge"[^<>]*>/g, (line) => {
    if (!turned.has(edge++)) return line;
    count++;
    return line.replace(
      / points="([^"]*)"/,
      (_, points: string) => ` points="${points.split(" ").reverse().join(" ")}"`,
    );
  });
  return count === turned.size ? drawn : null;
}
