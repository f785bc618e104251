import { describe, expect, it } from "vitest";
import { toHtml } from "@/lib/markdown/to-html";

const block = (markdown: string) => toHtml(markdown, "block");

describe("toHtml", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<svg><script>alert(1)</script></svg>",
    "<br onclick=alert(1)><sub style=x>a</sub>",
    "<kbd\nid=x>a</kbd>",
    "[x](javascript:alert(1)) [y](data:text/html,x) <javascript:alert(1)> ![z](vbscript:x)",
    "[x](<java&#115;cript:alert(1)>)",
    "$\\href{javascript:alert(1)}{x}$ $\\htmlClass{a}{x}$ $\\includegraphics{//evil.example}$ $\\url{javascript:x}$",
    "```math\n\\text{<img src=x onerror=alert(1)>}\n```",
    '```mermaid\nflowchart LR\n  A["<img src=x onerror=alert(1)>"] --> B[x"><script>alert(1)</script>]\n```',
    "[a]: javascript:x '\"><script>'\n\n[a]",
    "[^a]: <b onclick=x>\n\n[^a]",
  ])("leaves nothing that could run: %s", (markdown) => {
    for (const kind of ["block", "line"] as const) {
      const tags = [...toHtml(markdown, kind).matchAll(/<([a-z]+)((?:[^>"]|"[^"]*")*)>/gi)];
      for (const [, name = "", attributes = ""] of tags) {
        expect(name).not.toMatch(/^(?:script|iframe|img|object|embed|form|style|link|base|meta)$/i);
        expect(attributes).not.toMatch(/\s(?:on\w+|style=(?!"--w)|srcdoc)|javascript:|vbscript:|data:/i);
      }
    }
  });

  it("draws a diagram as SVG in the page's colours, with nothing fetched from elsewhere", () => {
    const html = block("```mermaid\nflowchart LR\n  A[Client] --> B[Server]\n```");
    expect(html).toContain("<svg");
    expect(html).toContain('aria-label="Diagram: Client, Server"');
    expect(html).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org)|<style/);
  });

  it("gives each diagram ids of its own", () => {
    const draw = (label: string) => block(`\`\`\`mermaid\nflowchart LR\n  A --> ${label}\n\`\`\``);
    const ids = (html: string) => [...html.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids(draw("B")).filter((id) => ids(draw("C")).includes(id))).toEqual([]);
    for (const [, target] of draw("B").matchAll(/url\(#([^)]+)\)/g)) expect(ids(draw("B"))).toContain(target);
  });

  it("says a diagram's size beforehand, so that nothing shifts, with no text under 14 px", () => {
    const html = block("```mermaid\nsequenceDiagram\n  participant A as Client\n  A->>DB: read\n```");
    const [, w, h] = /--w:(\d+);--h:(\d+)/.exec(html) ?? [];
    const [, viewed, width, height] = /viewBox="\S+ \S+ (\S+) [^"]*" width="(\d+)" height="(\d+)"/.exec(html) ?? [];
    expect([width, height]).toEqual([w, h]);
    const sizes = [...html.matchAll(/font-size="(\d+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes) * (Number(width) / Number(viewed))).toBeGreaterThan(13.9);
  });

  it("lets a diagram be enlarged without a script: its button shows the sheet that it stands in", () => {
    const html = block("```mermaid\nflowchart LR\n  A --> B\n```");
    const id = /<div class="diagram-sheet" id="([^"]+)" popover>/.exec(html)?.[1];
    expect(html).toContain(`popovertarget="${id}" popovertargetaction="show"><svg`);
    expect(html).toContain(`popovertarget="${id}" popovertargetaction="hide" autofocus>Close</button>`);
  });

  it.each([
    ["sequenceDiagram\n  participant A as Client\n  A->>DB: read", "Sequence diagram: Client"],
    ["sequenceDiagram\n  A->>DB: read", "Sequence diagram: A, DB"],
    ["stateDiagram-v2\n  [*] --> Closed\n  Closed --> Open: fails", "State diagram: Closed, Open"],
    ["erDiagram\n  USER ||--o{ ORDER : places", "Entity relationship diagram: USER, ORDER"],
    ['flowchart TD\n  A["a < b & c"] --> B', "Diagram: a &lt; b &amp; c, B"],
  ])("says of a diagram what it shows: %s", (source, label) => {
    expect(block(`\`\`\`mermaid\n${source}\n\`\`\``)).toContain(`aria-label="${label}"`);
  });

  it("lets code scroll within itself, reachable by keyboard", () => {
    expect(block("```sql\nSELECT 1\n```")).toContain('<pre tabindex="0" role="group" aria-label="Code">');
  });

  it("shows the source of diagrams that would hold up the server, however short it is, and of texts nested too deep", () => {
    const side = (name: string) => Array.from({ length: 10 }, (_, i) => `${name}${i}`).join(" & ");
    const crossed = `flowchart TD\n${side("a")} --> ${side("b")}`;
    expect(block(`\`\`\`mermaid\n${crossed}\n\`\`\``)).not.toContain("<svg");
    const small = "```mermaid\nflowchart LR\n  A --> B --> C\n```\n\n";
    expect(block(small.repeat(3)).match(/class="diagram-sheet"/g)).toHaveLength(3);
    expect(block(small.repeat(100)).match(/class="diagram-sheet"/g)?.length).toBeLessThan(60);
    expect(block(`${">".repeat(20_000)}<b>`)).toMatch(/&(?:lt|#x3C);b>/);
  });

  it("shows the source of a diagram that cannot be drawn", () => {
    expect(block("```mermaid\nnot a diagram\n```")).toContain("not a diagram");
  });

  it("lets wide tables scroll within themselves, reachable by keyboard", () => {
    expect(block("| a | b |\n| - | - |\n| 1 | 2 |")).toMatch(
      /<div class="table-scroll" tabindex="0" role="group" aria-label="Table, a, b"><table>/,
    );
  });
});

describe("toHtml of a line", () => {
  it("leaves out the paragraph", () => {
    expect(toHtml("Use `WAL`, **always**.", "line")).toBe("Use <code>WAL</code>, <strong>always</strong>.");
  });
});
