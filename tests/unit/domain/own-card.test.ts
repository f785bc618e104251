import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardWordsSchema, ownDeckSchema, slugOf, tagsSchema } from "@/lib/domain/own-card";

const words = (change: object) => ({ question: "Q?", summary: "S", keyPoints: [], details: "", tags: "", ...change });
/** What is wrong with words, by field. */
function problems(change: object): Record<string, string> {
  const { error } = cardWordsSchema.safeParse(words(change));
  return Object.fromEntries(error?.issues.map((issue) => [issue.path.join("."), issue.message]) ?? []);
}

describe("a card's words", () => {
  it("say what is missing and what is too long, at its field", () => {
    expect(problems({})).toEqual({});
    expect(problems({ question: " \n " })).toEqual({ question: "Write a question." });
    expect(problems({ summary: " ", keyPoints: [{ id: null, text: "P" }] }).summary).toContain("Write an answer");
    expect(problems({ summary: "", details: "D" })).toEqual({});
    expect(problems({ question: "q".repeat(501) }).question).toContain("500 characters");
    expect(problems({ summary: "s".repeat(4_001) }).summary).toContain("4,000");
    expect(problems({ details: "d".repeat(20_001) }).details).toContain("20,000");
    expect(problems({ keyPoints: [{ id: null, text: "p".repeat(501) }] })["keyPoints.0.text"]).toContain("500");
    const thirteen = Array.from({ length: 13 }, (_, i) => ({ id: null, text: `${i}` }));
    expect(problems({ keyPoints: thirteen }).keyPoints).toContain("12 key points");
    expect(problems({ keyPoints: [...thirteen.slice(1), { id: null, text: " " }] })).toEqual({});
  });

  it("are kept in one form: line endings, blanks at the end, what no database holds", () => {
    const kept = cardWordsSchema.parse(
      words({
        question: "  What\r\nis it? ",
        summary: "a\r\nb\rc\0 \uD800\n\n",
        keyPoints: [
          { id: null, text: " one\n two " },
          { id: null, text: "" },
        ],
      }),
    );
    expect(kept).toMatchObject({
      question: "What is it?",
      summary: "a\nb\nc \uFFFD",
      keyPoints: [{ text: "one two" }],
    });
    expect(cardWordsSchema.parse(words({ summary: "😀" })).summary).toBe("😀");
  });

  it.each(["<br>", "<sub></sub> <KBD />", "\u200b\u2060", "\u3164 \u2800", "` `", "\u0301", "\u202e"])(
    "are refused where a question draws to nothing: %j",
    (question) => {
      expect(problems({ question }).question).toContain("Nothing of this question can be seen");
      expect(problems({ summary: question }).summary).toContain("Write an answer");
    },
  );

  it.each(["<name>", "?", "# of replicas?", "**", "$", "&nbsp;", "😀", "ا", "x<br>"])("may be few: %s", (question) => {
    expect(problems({ question })).toEqual({});
  });

  it("are in that form already when they have been through it once", () => {
    const any = fc.record({
      question: fc.string({ minLength: 1, maxLength: 60, unit: "binary" }).map((text) => `${text}?`),
      summary: fc.string({ maxLength: 60, unit: "binary" }).map((text) => `s${text}`),
      details: fc.string({ maxLength: 60, unit: "binary" }),
    });
    fc.assert(
      fc.property(any, (typed) => {
        const once = cardWordsSchema.parse(words(typed));
        expect(cardWordsSchema.parse(once)).toEqual(once);
        expect(() => JSON.parse(JSON.stringify(once))).not.toThrow();
      }),
    );
  });
});

describe("tags", () => {
  it("are lower case, hyphenated, sorted, and each there once", () => {
    expect(tagsSchema.parse("Load Balancing, cdn,CDN, #edge ,, a  b")).toEqual([
      "a-b",
      "cdn",
      "edge",
      "load-balancing",
    ]);
    expect(tagsSchema.parse("")).toEqual([]);
    expect(tagsSchema.parse(["Größe", "c++"])).toEqual(["c++", "größe"]);
  });

  it("are refused with a sentence where there are too many, too long or odd ones", () => {
    const sentence = (tags: string) => tagsSchema.safeParse(tags).error?.issues[0]?.message;
    expect(sentence(Array.from({ length: 21 }, (_, i) => `t${i}`).join())).toBe("A card has 20 tags at most.");
    expect(sentence("x".repeat(51))).toBe("A tag has 50 characters at most.");
    expect(sentence('say "no"')).toContain("letters, digits");
  });
});

describe("slugOf", () => {
  it("can be read, is short, and ends in what makes it its own", () => {
    expect(slugOf("What is a B-tree?", "card", "x1")).toBe("what-is-a-b-tree-x1");
    expect(slugOf("Überblick: Caché", "card", "x1")).toBe("uberblick-cache-x1");
    expect(slugOf("缓存是什么?", "card", "x1")).toBe("card-x1");
    expect(slugOf("?!", "deck", "x1")).toBe("deck-x1");
    expect(slugOf("How would you design a system that counts every view of every page?", "card", "x1")).toBe(
      "how-would-you-design-a-system-that-counts-every-x1",
    );
  });

  it("is always an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(slugOf(text, "card", "x1")).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-x1$/);
        expect(slugOf(text, "card", "x1").length).toBeLessThan(60);
      }),
    );
  });
});

describe("a deck", () => {
  it("needs a title, of one line", () => {
    expect(ownDeckSchema.parse({ title: " My\n deck ", description: "" })).toEqual({
      title: "My deck",
      description: "",
    });
    expect(ownDeckSchema.safeParse({ title: " ", description: "" }).error?.issues[0]?.message).toBe(
      "Give the deck a title.",
    );
    expect(ownDeckSchema.safeParse({ title: "t".repeat(101), description: "" }).success).toBe(false);
  });
});
