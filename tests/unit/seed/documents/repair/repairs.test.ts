import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repairBlankLines } from "../../../../../seed/documents/repair/blank-lines";
import { macRoman, windows1252 } from "../../../../../seed/documents/repair/code-pages";
import { repairEncoding } from "../../../../../seed/documents/repair/encoding";
import { repairFences } from "../../../../../seed/documents/repair/fences";
import { repairLineEndings } from "../../../../../seed/documents/repair/line-endings";
import { repairMermaid } from "../../../../../seed/documents/repair/mermaid";
import { repairs } from "../../../../../seed/documents/repair/order";
import { repairQuestionLabel } from "../../../../../seed/documents/repair/question-label";

/** Text as a reader of the wrong code page sees it. */
function misread(text: string, page: typeof macRoman): string {
  const characterOf = new Map(
    [...page.byteOf].map(([character, byte]) => [byte, character]).reverse() as [number, string][],
  );
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (characterOf.get(byte) ?? "?"),
  ).join("");
}

describe("wrong decodings", () => {
  const texts = [
    "naïve café",
    "a → b",
    "“quoted” – and ‘so’ …",
    "3 × 4 = 12",
    "🎯 goals",
    "Привет, мир",
    "日本語の文",
    "don’t",
  ];
  it.each(texts)("undoes both code pages, once and twice over: %s", (text) => {
    for (const page of [windows1252, macRoman]) {
      expect(repairEncoding(misread(text, page))).toBe(text);
      expect(repairEncoding(misread(misread(text, page), page))).toBe(text);
    }
  });

  const sound = [
    "Ã É Ü ß ñ",
    "„Äpfel“ und „Öl“",
    "MAÇÃ” e “AÇÃO…”",
    "Größe – “Äh” …",
    "Привет, мир",
    "√2 ≈ 1.41",
    "naïve café",
    "日本語",
    "¿Qué?",
    "x² ± y°",
    "Ünïcødé",
    "fileﬁ «guillemets»",
    "© 2024 ™ ®",
    "€5 – £3",
    "Việt Nam",
    "ελληνικά",
  ];
  it.each(sound)("leaves sound text alone: %s", (text) => {
    expect(repairEncoding(text)).toBe(text);
  });
});

describe("fences", () => {
  it("takes out a closing fence that closes nothing", () => {
    expect(repairFences("```mermaid\ngraph TD\n```\n```\n**Example:** x\n\n```mermaid\ngraph LR\n```\n")).toBe(
      "```mermaid\ngraph TD\n```\n**Example:** x\n\n```mermaid\ngraph LR\n```\n",
    );
  });
  it("closes an open block where the document goes on, or at the end", () => {
    expect(repairFences("```js\na\n\n## B\n")).toBe("```js\na\n```\n\n## B\n");
    expect(repairFences("text\n```\na")).toBe("text\n```\na\n```");
  });
  it("leaves balanced documents alone, whatever their code looks like", () => {
    const text = "````md\n```js\n## Heading?\n```\n````\n\n~~~\n```\n~~~\n";
    expect(repairFences(text)).toBe(text);
  });
});

describe("Mermaid", () => {
  it("renders after its repair", async () => {
    const { renderMermaidSVG } = await import("beautiful-mermaid");
    const repaired = repairMermaid(
      "```mermaid\ngraph TD;\n  A[Client (web)] --> B{Ready?};\n  B -- yes --> C(Done [ok]);\n```",
    );
    const diagram = repaired.split("\n").slice(1, -1).join("\n");
    expect(renderMermaidSVG(diagram)).toContain("<svg");
    expect(repaired).not.toContain(";");
  });
});

describe("questions", () => {
  it.each([
    ["### 12. **What is a?**", "What is a?"],
    ["**Question 3:** Why b?", "Why b?"],
    ["Q1) How c?", "How c?"],
    ["(4) Explain d", "Explain d"],
    ["Question answering systems", "Question answering systems"],
    ["3-tier or n-tier?", "3-tier or n-tier?"],
    ["2PC vs sagas?", "2PC vs sagas?"],
    ["10:1 compression?", "10:1 compression?"],
    ["1.2.3 ❓ How d?", "How d?"],
    ["99.99 percent: how?", "99.99 percent: how?"],
  ])("%s", (given, expected) => {
    expect(repairQuestionLabel(given)).toBe(expected);
  });
});

it("blank lines: doubled ones and those at the ends go, code keeps its own", () => {
  expect(repairBlankLines("\n\na\n\n\nb\n\n```\nx\n\n\ny\n```\n\n")).toBe("a\n\nb\n\n```\nx\n\n\ny\n```");
});

describe("every repair is idempotent", () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom(
      "```",
      "```mermaid",
      "~~~",
      "graph TD;",
      "A[x (y)];",
      "# h",
      "**a:**",
      "Q1: ",
      "1. ",
      "**2.** ",
      "Ã©",
      "â€™",
      "‚Äô",
      "ÃƒÂ©",
      "\r",
      "\uFEFF",
      "  ",
      "---",
      "* * *",
      "## 3) x?",
    ),
  );
  const text = fc.array(fc.oneof(piece, fc.constant("\n")), { maxLength: 25 }).map((parts) => parts.join(""));
  it.each(
    Object.entries({
      repairLineEndings,
      repairEncoding,
      repairFences,
      repairMermaid,
      repairBlankLines,
      repairQuestionLabel,
      ...repairs,
    }),
  )("%s", (_, repair) => {
    fc.assert(
      fc.property(text, (given) => {
        const once = repair(given);
        expect(repair(once)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });
});
