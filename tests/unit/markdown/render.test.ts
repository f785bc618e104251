import { describe, expect, it } from "vitest";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";

describe("renderMarkdown", () => {
  it.each([
    ["<script>alert(1)</script>", "script"],
    ["<img src=x onerror=alert(1)>", "onerror"],
    ["[x](javascript:alert(1))", "javascript:"],
    ["<iframe src=//evil.example></iframe>", "iframe"],
    ["<svg><script>alert(1)</script></svg>", "script"],
  ])("takes out what could run: %s", (markdown, forbidden) => {
    expect(renderMarkdown(markdown)).not.toContain(forbidden);
  });

  it("draws a diagram as SVG in the page's colours, with nothing fetched from elsewhere", () => {
    const html = renderMarkdown("```mermaid\nflowchart LR\n  A[Client] --> B[Server]\n```");
    expect(html).toContain("<svg");
    expect(html).toContain('aria-label="Diagram: Client, Server"');
    expect(html).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org)|<style/);
  });

  it("gives each diagram ids of its own", () => {
    const draw = (label: string) => renderMarkdown(`\`\`\`mermaid\nflowchart LR\n  A --> ${label}\n\`\`\``);
    const ids = (html: string) => [...html.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids(draw("B")).filter((id) => ids(draw("C")).includes(id))).toEqual([]);
    for (const [, target] of draw("B").matchAll(/url\(#([^)]+)\)/g)) expect(ids(draw("B"))).toContain(target);
  });

  it("shows the source of diagrams that would hold up the server, however short it is, and of texts nested too deep", () => {
    const side = (name: string) => Array.from({ length: 10 }, (_, i) => `${name}${i}`).join(" & ");
    const crossed = `flowchart TD\n${side("a")} --> ${side("b")}`;
    expect(renderMarkdown(`\`\`\`mermaid\n${crossed}\n\`\`\``)).not.toContain("<svg");
    const small = "```mermaid\nflowchart LR\n  A --> B --> C\n```\n\n";
    expect(renderMarkdown(small.repeat(3)).match(/class="diagram"/g)).toHaveLength(3);
    expect(renderMarkdown(small.repeat(100)).match(/class="diagram"/g)?.length).toBeLessThan(60);
    expect(renderMarkdown(`${">".repeat(20_000)}<b>`)).toContain("&lt;b>");
  });

  it("shows the source of a diagram that cannot be drawn", () => {
    expect(renderMarkdown("```mermaid\nnot a diagram\n```")).toContain("not a diagram");
  });

  it("lets wide tables scroll within themselves, reachable by keyboard", () => {
    expect(renderMarkdown("| a | b |\n| - | - |\n| 1 | 2 |")).toMatch(
      /<div class="table-scroll" tabindex="0" role="region" aria-label="Table"><table>/,
    );
  });
});

describe("renderInline", () => {
  it("leaves out the paragraph", () => {
    expect(renderInline("Use `WAL`, **always**.")).toBe("Use <code>WAL</code>, <strong>always</strong>.");
  });
});
