import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDiff } from "@/lib/domain/word-diff";

const marked = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
    .join("");

describe("wordDiff", () => {
  it("marks the words that changed, and no others", () => {
    expect(marked("A cache is fast.", "A cache is fast.")).toBe("A cache is fast.");
    expect(marked("A cache is fast.", "A good cache is fast.")).toBe("A [+good +]cache is fast.");
    expect(marked("A cache is fast.", "A cache is near.")).toBe("A cache is [-fast-][+near+].");
    expect(marked("Copies of what all see.", "Other copies.")).toBe("[-Copies of what all see-][+Other copies+].");
    expect(marked("", "New.")).toBe("[+New.+]");
    expect(marked("One, two", "One two")).toBe("One[-,-] two");
  });

  const text = fc
    .array(fc.constantFrom("a", "b", "c", " ", ",", "\n"), { maxLength: 40 })
    .map((parts) => parts.join(""));
  it("says both texts exactly", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = wordDiff(before, after);
        const without = (kind: string) =>
          stretches.flatMap((stretch) => (stretch.kind === kind ? [] : [stretch.text])).join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
      }),
    );
  });

  it("is done with long texts that have nothing in common", () => {
    const long = (word: string) => Array.from({ length: 5_000 }, (_, i) => `${word}${i}`).join(" ");
    const kinds = wordDiff(long("x"), long("y")).map((stretch) => stretch.kind);
    expect(kinds).toContain("removed");
    expect(kinds).toContain("added");
  });
});
