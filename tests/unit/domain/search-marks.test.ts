import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markWords, type Piece, plainText, snippetOf } from "@/lib/domain/search-marks";

const said = (pieces: readonly Piece[]) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");
const words = (...all: string[]) => new Set(all);

describe("markWords", () => {
  it("marks whole words whatever their case, and what stands side by side as one", () => {
    expect(
      said(markWords("Cache stampedes and write-ahead caches", words("cache", "stampedes", "write", "ahead"))),
    ).toBe("[Cache stampedes] and [write-ahead] caches");
    expect(said(markWords("<b>cache</b>", words("cache", "b")))).toBe("<[b]>[cache]</[b]>");
    expect(markWords("", words("a"))).toEqual([]);
  });

  it("never changes the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, some) => {
        expect(
          markWords(text, words(...some))
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("plainText", () => {
  it.each([
    ["**Latency**: a `hit` takes [1 ms](https://x.y)", "Latency: a hit takes 1 ms"],
    ["- one\n- two\n\n> three", "one two three"],
    ["| a | b |\n|---|:-:|\n| 1 | 2 |", "a · b · 1 · 2"],
    ["```sql\nSELECT 1\n```", "SELECT 1"],
    ["2 * 3 = 6 and *so* _it_ is; max_connections", "2 * 3 = 6 and so it is; max_connections"],
    ["## Head\n\ntext<br/>more", "Head text more"],
  ])("shows %j as %j", (markdown, plain) => expect(plainText(markdown)).toBe(plain));
});

describe("snippetOf", () => {
  const filler = (count: number) => Array.from({ length: count }, (_, i) => `filler${i}`).join(" ");
  it("is the beginning where nothing is found, and cut between words", () => {
    const snippet = said(snippetOf([filler(60)], words("x")));
    expect(snippet).toMatch(/^filler0 .*filler\d+ …$/);
    expect(snippet.length).toBeLessThanOrEqual(203);
  });
  it("is where most of the words stand together, whichever text they are in", () => {
    const text = `${filler(50)} alpha ${filler(50)} alpha beta ${filler(50)}`;
    expect(said(snippetOf(["alpha only", text], words("alpha", "beta")))).toContain("[alpha beta]");
    expect(said(snippetOf([filler(3), text], words("beta")))).toMatch(/^… .*\[beta\].* …$/);
  });
});
