import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";
import { toHtml } from "@/lib/markdown/to-html";
import { SENTENCES } from "@/lib/markdown/too-much";
import { turns } from "@/lib/markdown/turns";

const anyone = { reader: "a learner" };
const mermaid = (source: string) => `\`\`\`mermaid\n${source}\n\`\`\``;

/** What was found, or is known, to cost much more than its length lets expect. */
const HOSTILE: Record<string, string> = {
  "a table of 5,000 columns and 10,000 short rows": `${"|a".repeat(5_000)}|\n${"|-".repeat(5_000)}|\n${"|b|\n".repeat(10_000)}`,
  "a table of short rows that would be padded": `${"|a".repeat(1_000)}|\n${"|-".repeat(1_000)}|\n${"|b|\n".repeat(4_000)}`,
  "lists within lists": "1. ".repeat(6_666),
  "lists and quotes within each other, on many lines": Array.from(
    { length: 300 },
    (_, i) => `${"  ".repeat(i)}- x`,
  ).join("\n"),
  "a participant of many blanks": mermaid(`sequenceDiagram\n  participant A${" ".repeat(4_000)}x`),
  "an edge of many blanks": mermaid(`flowchart TD\n  A${" ".repeat(4_000)}--${" ".repeat(4_000)}x`),
  "a diagram of many edges": mermaid(
    `flowchart TD\n${Array.from({ length: 3_000 }, (_, i) => `a${i % 60} --> b${(i * 7) % 60}`).join("\n")}`,
  ),
  "quotes within quotes": ">".repeat(10_000),
  "open brackets": "[".repeat(10_000),
  "open emphasis": "*é".repeat(10_000),
  "emphasis of all kinds": "**_".repeat(6_000),
  dollars: "$".repeat(100_000),
  "dollars before letters": "$a ".repeat(10_000),
  "backticks of every length": Array.from({ length: 200 }, (_, i) => "`".repeat(i)).join(" "),
  "references to nothing": "[a]".repeat(10_000),
  "tags that are not closed": "<sub>".repeat(8_000),
  "a macro that calls itself": `$\\def\\a{\\a\\a}\\a$${" x".repeat(300)}`,
  "a short text whose macro multiplies what it is given": `$$\\def\\a#1{${"#1".repeat(10)}}\\a{\\a{\\a{${"x".repeat(300)}}}}$$`,
  "fractions within fractions": `$${"\\frac{".repeat(3_000)}$`,
};

describe("a hostile text", () => {
  it.each(Object.entries(HOSTILE))("is answered soon, and nothing else waits for it: %s", async (_, text) => {
    const begun = performance.eventLoopUtilization();
    const started = performance.now();
    const html = await renderMarkdown(text, anyone);
    const took = performance.now() - started;
    // How long this thread was busy itself, however long it waited for the other, or for the machine.
    const { active } = performance.eventLoopUtilization(begun);
    expect(active).toBeLessThan(Math.max(200, took / 2));
    expect(took).toBeLessThan(20_000); // the limit is 500 ms, once there is a thread; without it some take minutes
    expect(html).not.toBe("");
  });

  it("is shown as it was typed, with a sentence that says why", async () => {
    const text = `${"*é".repeat(10_000)} <b>&amp;\n  end`;
    const html = await renderMarkdown(text, anyone);
    expect(html).toContain(`<p class="plain-note" role="note">${SENTENCES.limit}</p>`);
    expect(html).toContain("&lt;b>&amp;amp;\n  end</div>");
    expect(await renderInline(`${"*é".repeat(10_000)} <b>`, anyone)).toMatch(/é &lt;b>$/);
    expect(await renderMarkdown("x".repeat(60_000), anyone)).toContain(SENTENCES.long);
    expect(await renderMarkdown("> ".repeat(300), anyone)).toContain(SENTENCES.nested);
  });

  it("is not tried again", async () => {
    const text = `${"*è".repeat(10_000)}`;
    await renderMarkdown(text, anyone);
    const started = performance.now();
    expect(await renderMarkdown(text, anyone)).toContain(SENTENCES.limit);
    expect(performance.now() - started).toBeLessThan(450); // the limit is 500 ms
  });

  it("takes its thread with it, and another takes its place", async () => {
    await renderMarkdown(`${"*c".repeat(10_000)}`, anyone);
    expect(await renderMarkdown(`**Next** ${"word ".repeat(200)}`, anyone)).toContain("<strong>Next</strong>");
  });

  it("that takes much memory ends nothing but its thread", async () => {
    const rows = Array.from({ length: 400 }, () => `[^a]${"<sub>*".repeat(10)}`).join("\n");
    await renderMarkdown(`${rows}\n\n[^a]: x`, anyone);
    expect(await renderMarkdown(`**After** ${"word ".repeat(200)}`, anyone)).toContain("<strong>After</strong>");
  });
});

describe("an honest text", () => {
  const text = `${"A **long** answer with `code`. ".repeat(100)}\n\n| a | b |\n|---|---|\n| 1 | 2 |`;

  it("is the same from a thread as from here", async () => {
    expect(await renderMarkdown(text, anyone)).toBe(toHtml(text, "block"));
    expect(await renderMarkdown(text, "bank")).toBe(toHtml(text, "block"));
  });

  it("does not wait behind the many texts of another learner", async () => {
    const hostile = Array.from({ length: 6 }, (_, i) =>
      renderMarkdown(`${"*d".repeat(10_000)} ${i}`, { reader: "hostile" }),
    );
    const html = await renderMarkdown(`${text} honest`, { reader: "honest" });
    expect(html).toContain("honest<");
    expect(html).not.toContain("plain-note");
    await Promise.all(hostile);
  }, 60_000);
});

describe("turns", () => {
  it("lets one piece of a name run at a time, in order, and refuses more than may wait", async () => {
    const inTurn = turns(2);
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      return name;
    };
    const answers = await Promise.all([
      inTurn("x", work("x1")),
      inTurn("x", work("x2")),
      inTurn("y", work("y1")),
      inTurn("x", work("x3")),
      inTurn("x", work("x4")),
    ]);
    expect(answers).toEqual(["x1", "x2", "y1", "x3", null]);
    expect(log.filter((line) => line.startsWith("x"))).toEqual(
      ["x1", "x2", "x3"].flatMap((x) => [`${x} begins`, `${x} ends`]),
    );
    expect(log.indexOf("y1 begins")).toBeLessThan(log.indexOf("x2 begins"));
    await expect(inTurn("x", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await inTurn("x", work("x5"))).toBe("x5");
  });
});
