import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markWords, type Piece, snippetOf } from "@/lib/domain/search-marks";

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
