import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseMermaid } from "beautiful-mermaid";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { turnBackEdges, turnDrawnEdges } from "@/lib/markdown/back-edges";
import { toHtml } from "@/lib/markdown/to-html";

const BREAKER = `stateDiagram-v2
  [*] --> Closed
  Closed --> Open: failure rate over limit
  Open --> HalfOpen: wait elapsed
  HalfOpen --> Closed: probes succeed
  HalfOpen --> Open: probe fails`;

const edgesOf = (source: string) => parseMermaid(source).edges.map(({ source: from, target: to }) => [from, to]);

/** Whether some edge leads back, self-loops apart. */
function isCyclic(edges: readonly (readonly string[])[]): boolean {
  const left = edges.filter(([from, to]) => from !== to);
  const ends = left.filter(([, to]) => left.some(([from]) => from === to));
  return ends.length === left.length ? left.length > 0 : isCyclic(ends);
}

describe("turnBackEdges", () => {
  it("turns round the edges that lead back, and names them", () => {
    const { source, turned } = turnBackEdges(BREAKER);
    expect([...turned]).toEqual([3, 4]);
    expect(source.split("\n").slice(4)).toEqual([
      "  Closed --> HalfOpen: probes succeed",
      "  Open --> HalfOpen: probe fails",
    ]);
  });

  it("reads each way of writing an edge", () => {
    const written = `flowchart TD
  A[Global allocator] --> B[(EU limiter: 60 %)]
  B -- usage every 2 s --> A
  B -->|new shares| C{"Enough?"}
  C -. no .-> B
  C ==>|yes| A`;
    const { source, turned } = turnBackEdges(written);
    expect([...turned]).toEqual([1, 3, 4]);
    expect(source).toContain("  A -- usage every 2 s --> B\n");
    expect(source).toContain("  B -. no .-> C\n");
    expect(source).toContain("  A ==>|yes| C");
  });

  it.each([
    ["without a cycle", "flowchart TD\n  A --> B"],
    ["with chains", "flowchart TD\n  A --> B --> C\n  C --> A"],
    ["with groups", "flowchart TD\n  subgraph one\n  A --> B\n  B --> A\n  end"],
  ])("leaves a diagram %s as it is", (_, source) => {
    expect(turnBackEdges(source)).toEqual({ source, turned: new Set() });
  });

  it("leaves no cycle, and says the same edges, in any state diagram", () => {
    const states = fc.constantFrom("Up", "Down", "Idle", "Busy", "Gone");
    fc.assert(
      fc.property(fc.array(fc.tuple(states, states), { minLength: 1, maxLength: 12 }), (edges) => {
        const written = ["stateDiagram-v2", ...edges.map(([from, to], i) => `  ${from} --> ${to}: e${i}`)].join("\n");
        const { source, turned } = turnBackEdges(written);
        expect(isCyclic(edgesOf(source))).toBe(false);
        expect(edgesOf(source).map((edge, i) => (turned.has(i) ? edge.toReversed() : edge))).toEqual(edges);
      }),
    );
  });
});

describe("a drawn cycle", () => {
  const html = toHtml(`\`\`\`mermaid\n${BREAKER}\n\`\`\``, "block");
  const heightOf = (label: string) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${label}<`).exec(html)?.[1]);

  it("has its first state on top", () => {
    expect(heightOf("Closed")).toBeLessThan(heightOf("Open"));
    expect(heightOf("Open")).toBeLessThan(heightOf("HalfOpen"));
  });

  it("has arrows that lead back up", () => {
    const lines = [...html.matchAll(/<polyline class="edge" points="([^"]*)"[^>]*marker-end/g)];
    const falls = lines.map(([, points = ""]) => {
      const ys = points.split(" ").map((point) => Number(point.split(",")[1]));
      return Math.sign((ys.at(-1) ?? 0) - (ys[0] ?? 0));
    });
    expect(falls).toEqual([1, 1, 1, -1, -1]);
  });

  it("is not trusted when an edge is missing from the drawing", () => {
    expect(turnDrawnEdges('<polyline class="edge" points="0,0 1,1" />', new Set([1]))).toBeNull();
  });
});

describe("the bank's diagrams", () => {
  const folder = path.resolve(import.meta.dirname, "../../../seed/bank");
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => [...readFileSync(path.join(folder, name), "utf8").matchAll(/```mermaid\n([\s\S]*?)```/g)])
    .map((match) => match[1] ?? "")
    .filter((source) => /^(flowchart|stateDiagram)/.test(source));

  it("are laid out without cycles, but for a few that write several edges in a line", () => {
    expect(sources.length).toBeGreaterThan(300);
    const cyclic = sources.filter((source) => isCyclic(edgesOf(source)));
    const left = cyclic.filter((source) => isCyclic(edgesOf(turnBackEdges(source).source)));
    expect(left.length).toBeLessThan(cyclic.length / 5);
  });
});
