import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnspaced, piecesOf, wordStretches, wordsOf } from "@/lib/domain/search-fold";

describe("wordsOf", () => {
  it.each([
    ["naïve Café CAFÉ cafe\u0301", ["naive", "cafe", "cafe", "cafe"]],
    ["Łódź smørrebrød Straße STRASSE Ærø þing", ["lodz", "smorrebrod", "strasse", "strasse", "aero", "thing"]],
    ["İstanbul ISTANBUL ısı", ["istanbul", "istanbul", "isi"]],
    ["ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]],
    ["Ёлка ёлка", ["елка", "елка"]],
    ["कैशिंग सर्वर", ["कैशिंग", "सर्वर"]],
    ["الذَّاكِرَة المؤقتة ذاكـرة", ["الذاكرة", "الموقتة", "ذاكرة"]],
    ["שָׁלוֹם", ["שלום"]],
    ["Ｒｅｄｉｓ ６３７９ ﬁle", ["redis", "6379", "file"]],
    ["Redis缓存，一致性。", ["redis", "缓存", "一致性"]],
    ["ｶﾞｲﾄﾞ ガイド", ["ガイド", "ガイド"]],
    ["แคช", ["แคช"]],
    ["서버는 \u1109\u1165버는", ["서버는", "서버는"]],
    ["soft\u00adhyphen zero\u200bwidth Redis™ x² ½", ["softhyphen", "zerowidth", "redis", "x2", "1", "2"]],
    ["snake_case cache-aside don’t 10:30", ["snake", "case", "cache", "aside", "don", "t", "10", "30"]],
    ["đó do thé", ["đó", "do", "thé"]],
    ["\ud800 \u0000 () 😀", []],
  ])("reads %j as %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("changes nothing in what it made", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const words = wordsOf(text);
        expect(wordsOf(words.join(" "))).toEqual(words);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads composed and decomposed text alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(wordsOf(text.normalize("NFD"))).toEqual(wordsOf(text.normalize("NFC")));
      }),
      { numRuns: 2000 },
    );
  });

  it("stretches over what becomes a word, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const stretches = wordStretches(text).map(({ from, to }) => text.slice(from, to));
        expect(stretches.flatMap(wordsOf).join("")).toBe(wordsOf(text).join(""));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("piecesOf", () => {
  it("finds a run without spaces by each two characters, and any other word by itself", () => {
    expect(piecesOf("一致性")).toEqual(["一致", "致性"]);
    expect(piecesOf("一")).toEqual(["一"]);
    expect(piecesOf("𠮷野家")).toEqual(["𠮷野", "野家"]);
    expect(piecesOf("redis")).toEqual(["redis"]);
    expect(isUnspaced("서버")).toBe(false);
  });
});
