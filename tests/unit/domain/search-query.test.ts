import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "@/lib/domain/edit-distance";
import { decksOf } from "@/lib/domain/search-decks";
import { CARD_PROPERTIES, CARD_STANDINGS, COMPARISONS, type Filter } from "@/lib/domain/search-filters";
import { piecesOf, wordsOf } from "@/lib/domain/search-fold";
import { snippetOf } from "@/lib/domain/search-marks";
import { join, leavesOf, parseSearch, printSearch, type SearchNode } from "@/lib/domain/search-query";
import { phraseKeys } from "@/lib/domain/search-text";
import { LONGEST_QUERY } from "@/lib/domain/search-tokens";

/** A tree without the places in the text. */
function bare(node: SearchNode | null): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === "from" || key === "to" ? undefined : value)));
}
const read = (text: string) => bare(parseSearch(text).query);
const word = (text: string, prefix = false) => ({ kind: "word", text, prefix });
const filter = (value: Filter) => ({ kind: "filter", filter: value });
const complaints = (text: string) =>
  parseSearch(text).mistakes.map(({ from, to, message, instead }) => ({
    part: text.slice(from, to),
    message,
    instead,
  }));

describe("parseSearch", () => {
  it("joins words by and, and binds OR more loosely", () => {
    expect(read("cache stampede")).toEqual({ kind: "and", parts: [word("cache"), word("stampede")] });
    expect(read("a b OR c")).toEqual({
      kind: "or",
      parts: [{ kind: "and", parts: [word("a"), word("b")] }, word("c")],
    });
    expect(read("a AND (b OR c)")).toEqual({
      kind: "and",
      parts: [word("a"), { kind: "or", parts: [word("b"), word("c")] }],
    });
  });

  it("reads phrases, negations, and words by their beginning", () => {
    expect(read('"write ahead" -redis shard*')).toEqual({
      kind: "and",
      parts: [{ kind: "phrase", text: "write ahead" }, { kind: "not", part: word("redis") }, word("shard", true)],
    });
    expect(read("-(a OR b)")).toEqual({ kind: "not", part: { kind: "or", parts: [word("a"), word("b")] } });
    expect(read("cache-aside - https://x.y Redis: 10:30")).toEqual({
      kind: "and",
      parts: [word("cache-aside"), word("https-x-y"), word("redis"), word("10-30")],
    });
    expect(read("  ?! () & ")).toBeNull();
  });

  it("reads every filter", () => {
    const filters: [string, Filter][] = [
      ["deck:caching", { name: "deck", value: "caching" }],
      ['DECK:"data modeling"', { name: "deck", value: "data modeling" }],
      ["is:Due", { name: "is", value: "due" }],
      ["prop:r<0.9", { name: "prop", property: "r", comparison: "<", value: 0.9 }],
      ["prop:r<90%", { name: "prop", property: "r", comparison: "<", value: 0.9 }],
      ["prop:due>=-3", { name: "prop", property: "due", comparison: ">=", value: -3 }],
      ["prop:reps=0", { name: "prop", property: "reps", comparison: "=", value: 0 }],
      ["rated:7", { name: "rated", days: 7, grade: null }],
      ["rated:7:1", { name: "rated", days: 7, grade: 1 }],
      ["introduced:30", { name: "introduced", days: 30 }],
      ["tag:Leech", { name: "tag", value: "leech" }],
      ["level:core", { name: "level", value: "core" }],
      ["source:001:7", { name: "source", value: "001:7" }],
      ['note:"two words"', { name: "note", value: "two words" }],
    ];
    for (const [text, expected] of filters) {
      expect(parseSearch(text).mistakes, text).toEqual([]);
      expect(read(text), text).toEqual(filter(expected));
    }
  });

  it("says which part is wrong, why, and what is possible, and searches the rest", () => {
    const text = "cache prop:q<1 is:du";
    expect(complaints(text)).toEqual([
      {
        part: "prop:q<1",
        message:
          "prop:q is not known. You can compare r (chance of recall), s (stability), d (difficulty), ivl (interval), due (days until due), lapses (times forgotten) and reps (reviews). Did you mean prop:r<1? This part was left out.",
        instead: "prop:r<1",
      },
      {
        part: "is:du",
        message:
          "is:du is not known. It can be new, learning, review, due, suspended, buried, leech or flagged. Did you mean is:due? This part was left out.",
        instead: "is:due",
      },
    ]);
    expect(read(text)).toEqual(word("cache"));
  });

  it.each([
    ["dek:caching", "dek:caching", "deck:caching"],
    ["due:3", "due:3", "is:due"],
    ["flag:1 x", "flag:1", "is:flagged"],
    ["prop:r<95", "prop:r<95", "prop:r<0.95"],
    ["prop:s", "prop:s", "prop:s>=21"],
    ["prop:interval>3", "prop:interval>3", "prop:ivl>3"],
    ["rated:7:5", "rated:7:5", "rated:7:1"],
    ["level:expert", "level:expert", undefined],
    ["rated:soon", "rated:soon", undefined],
    ["deck:", "deck:", undefined],
    ["sha*ding", "sha*ding", "sha*"],
    ["x*", "x*", undefined],
    ['a "b c', '"b c', undefined],
    ["(a b", "(", undefined],
    ["a) b", ")", undefined],
    ["a OR", "OR", undefined],
    ["a OR OR b", "OR", undefined],
  ])("explains %j at %j", (text, part, instead) => {
    const [first] = complaints(text);
    expect(first).toMatchObject({ part });
    expect(first?.instead).toBe(instead);
    expect(first?.message).toMatch(/^[A-Za-z].*[.?]$/);
    if (instead !== undefined) expect(parseSearch(instead).mistakes).toEqual([]);
  });

  it("searches either of two words with a small or between them, where it was once a word", () => {
    expect(read("redis or kafka")).toEqual(read("redis OR kafka"));
    expect(read("is:new Or is:due")).toEqual(read("is:new OR is:due"));
    expect(read("(a b) or -c or (d)")).toEqual(read("(a b) OR -c OR (d)"));
    const words = (...all: string[]) => ({ kind: "and", parts: all.map((one) => word(one)) });
    // At an end, beside another or as part of something else it is a word; "and" and "not" always are.
    expect(read("redis or")).toEqual(words("redis", "or"));
    expect(read("or redis")).toEqual(words("or", "redis"));
    expect(read("(or redis) or")).toEqual(words("or", "redis", "or"));
    expect(read("redis or or")).toEqual({ kind: "or", parts: [word("redis"), word("or")] });
    expect(read("redis and kafka not pulsar")).toEqual(words("redis", "and", "kafka", "not", "pulsar"));
    expect(read("redis-or-kafka")).toEqual(word("redis-or-kafka"));
    expect(parseSearch("redis or or OR kafka").mistakes).toEqual([]);
  });

  it.each([
    ["“write ahead” log", '"write ahead" log'],
    ["„write ahead“ log", '"write ahead" log'],
    ["«write ahead» log", '"write ahead" log'],
    ["»write ahead« log", '"write ahead" log'],
    ["「write ahead」 log", '"write ahead" log'],
    ["deck：caching　is：due", "deck:caching is:due"],
    ["deck:“data modeling”", 'deck:"data modeling"'],
    ["ｄｅｃｋ：caching", "deck:caching"],
    ["（redis OR kafka）－pulsar", "(redis OR kafka)-pulsar"],
    ["redis −kafka –pulsar ‐nats", "redis -kafka -pulsar -nats"],
    ["prop:r＜0.9", "prop:r<0.9"],
    ["shard＊", "shard*"],
    ["redis\0kafka\u0085x", "redis kafka x"],
  ])("reads %j, in characters that no keyboard of programmers has, as %j", (text, plain) => {
    expect(parseSearch(text)).toEqual({ mistakes: [], query: parseSearch(plain).query });
  });

  it("compares by the signs of mathematics too", () => {
    expect(read("prop:r≤0.9 prop:s≥21 prop:reps≠3")).toEqual(read("prop:r<=0.9 prop:s>=21 prop:reps!=3"));
  });

  it("bounds what it searches: length, number and depth", () => {
    expect(complaints("a".repeat(301))[0]?.message).toContain("300 characters");
    expect(complaints("a ".repeat(25))[0]?.message).toContain("24 words");
    expect(
      complaints(`${"(".repeat(12)}a`)
        .map(({ message }) => message)
        .join(),
    ).toContain("10 deep");
  });

  it("never throws, and every mistake lies within the text", () => {
    const pieces = fc.constantFrom(
      "(",
      ")",
      '"',
      "-",
      "OR",
      "*",
      " ",
      "is:",
      "is:due",
      "prop:r<",
      "deck:",
      "a",
      "é",
      "😀",
      "rated:9:9",
      "or",
      "“",
      "：",
      "缓",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
        ),
        (text) => {
          const { query, mistakes } = parseSearch(text);
          for (const { from, to } of mistakes) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
          }
          if (query) expect(bare(parseSearch(printSearch(query)).query)).toEqual(bare(query));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("reads what it prints, whatever the query", () => {
    const text = fc.stringMatching(/^[a-z0-9я]{2,8}$/);
    const span = { from: 0, to: 0 };
    const days = fc.integer({ min: 1, max: 400 });
    const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
      fc.record({
        name: fc.constantFrom("deck" as const, "source" as const, "note" as const, "tag" as const),
        value: fc.oneof(
          text,
          fc.tuple(text, text).map((two) => two.join(" ")),
        ),
      }),
      fc.record({ name: fc.constant("is" as const), value: fc.constantFrom(...CARD_STANDINGS) }),
      fc.record({
        name: fc.constant("prop" as const),
        property: fc.constantFrom(...CARD_PROPERTIES),
        comparison: fc.constantFrom(...COMPARISONS),
        value: fc.integer({ min: 0, max: 100 }).map((share) => share / 100),
      }),
      fc.record({
        name: fc.constant("rated" as const),
        days,
        grade: fc.constantFrom(null, 1 as const, 2 as const, 3 as const, 4 as const),
      }),
      fc.record({ name: fc.constant("introduced" as const), days }),
    );
    const { node } = fc.letrec<{ node: SearchNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc
          .record({ kind: fc.constant("word" as const), text, prefix: fc.boolean() })
          .map((one) => ({ ...one, ...span })),
        fc
          .record({ kind: fc.constant("phrase" as const), text: fc.tuple(text, text).map((two) => two.join(" ")) })
          .map((one) => ({ ...one, ...span })),
        anyFilter.map((one) => ({ kind: "filter" as const, filter: one, ...span })),
        tie("node").map((part) => ({ kind: "not" as const, part })),
        fc
          .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("node"), { minLength: 2, maxLength: 3 }))
          .map(([kind, parts]) => join(kind, parts) as SearchNode),
      ),
    }));
    fc.assert(
      fc.property(node, (query) => {
        const printed = printSearch(query);
        fc.pre(printed.length <= 300);
        const parsed = parseSearch(printed);
        expect(parsed.mistakes).toEqual([]);
        expect(bare(parsed.query)).toEqual(bare(query));
        // Each leaf's place is where it is printed.
        const leaves = JSON.stringify(parsed.query).match(/"from":\d+,"to":\d+/g) ?? [];
        for (const leaf of leaves) {
          const [from = 0, to = 0] = leaf.match(/\d+/g)?.map(Number) ?? [];
          expect(parseSearch(printed.slice(from, to)).query).toMatchObject({ from: 0, to: to - from });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the time that a query takes to read", () => {
  const pieces = [
    "(",
    ")",
    '"',
    "-",
    "or ",
    "OR ",
    "*",
    " ",
    ":",
    "is:",
    "deck:*",
    "prop:r<1",
    "1",
    ".",
    "a",
    "é",
    "缓",
    "\u0301",
    "“",
    "：",
    "\ud83d",
  ];
  const begun = (text: string) => {
    const start = performance.now();
    const { query } = parseSearch(text);
    for (const leaf of leavesOf(query)) if (leaf.kind !== "filter") wordsOf(leaf.text).flatMap(piecesOf);
    if (query) phraseKeys(query);
    return performance.now() - start;
  };

  /**
   * Whether a time, in milliseconds, comes within its bound in one of many tries: a busy machine may hold up most of
   * them, and what takes too long by itself never does. The least time counts.
   */
  const within = (tries: number, times: (() => number)[], holds: (least: number[]) => boolean) => {
    const least = times.map(() => Number.POSITIVE_INFINITY);
    for (let i = 0; i < tries; i++) {
      for (const [j, time] of times.entries()) least[j] = Math.min(least[j] ?? 0, time());
      if (i > 1 && holds(least)) return "within";
    }
    return least;
  };

  it("is a few milliseconds for any query of the longest length, whatever is repeated in it", () => {
    begun("a".repeat(300));
    for (const one of pieces) {
      for (const two of pieces) {
        const text = (one + two).repeat(LONGEST_QUERY).slice(0, LONGEST_QUERY);
        expect(
          within(50, [() => begun(text)], ([time = 0]) => time < 20),
          JSON.stringify(one + two),
        ).toBe("within");
      }
    }
  });

  it("grows no faster than the query, up to its longest length, and not at all beyond", () => {
    for (const unit of [
      "(",
      "-",
      '"a',
      "or ",
      "a or ",
      "prop:r<11111111",
      "is:neww ",
      "deck:*a",
      "é",
      "缓存",
      "a\u0301",
    ]) {
      const times = [150, 300, 100_000].map((length) => {
        const text = unit.repeat(length).slice(0, length);
        return () => begun(text);
      });
      const holds = ([short = 0, longest = 0, longer = 0]: number[]) =>
        longest < 3.2 * short + 0.5 && longer < 1.5 * longest + 1;
      expect(within(300, times, holds), unit).toBe("within");
    }
  });

  it("grows no faster than the text in which words are marked, and the words that are compared", () => {
    const works = (size: number) => {
      const texts = [
        "Ａé缓存 ".repeat(size / 5),
        "a".repeat(size),
        "缓".repeat(size),
        "ｶﾞ".repeat(size / 2),
        "\u0301".repeat(size),
      ];
      return [
        ...texts.map((text) => () => snippetOf([text], new Set(["ae", "缓缓", "缓存", "ガガ"]))),
        () => editDistance("a".repeat(size), `${"a".repeat(size - 1)}b`, 3),
        () => decksOf("*a".repeat(100), [{ id: "1", slug: "a".repeat(size), title: "ab".repeat(size / 2) }]),
      ].map((work) => () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      });
    };
    const long = works(16_000);
    for (const [i, short] of works(4000).entries()) {
      const times = [short, long[i] ?? short];
      expect(
        within(30, times, ([a = 0, b = 0]) => b < 8 * a + 5),
        `case ${i}`,
      ).toBe("within");
    }
  });
});
