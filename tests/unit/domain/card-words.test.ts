import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedFields, type KeyPoint, keptPointIds } from "@/lib/domain/card-words";

const points = (...texts: string[]): KeyPoint[] => texts.map((text, i) => ({ id: `id${i}`, text }));
const texts = (...wanted: string[]) => wanted.map((text) => ({ text }));

describe("keptPointIds", () => {
  it("keeps the id of the same text wherever it moves, and of what is reworded in place", () => {
    expect(keptPointIds(points("A", "B", "C"), texts("C", "B!", "A"))).toEqual(["id2", "id1", "id0"]);
    expect(keptPointIds(points("A", "B"), texts("New", "A", "B"))).toEqual([undefined, "id0", "id1"]);
    expect(keptPointIds(points("A"), [])).toEqual([]);
  });

  it("believes a point that says which it was, also when it is moved and reworded at once", () => {
    const wanted = [
      { id: "id1", text: "B, moved and reworded" },
      { id: null, text: "New in the place of A" },
      { id: "id0", text: "A" },
    ];
    expect(keptPointIds(points("A", "B"), wanted)).toEqual(["id1", undefined, "id0"]);
  });

  it("gives an id that was never there to nobody", () => {
    expect(keptPointIds(points("A"), [{ id: "elsewhere", text: "X" }])).toEqual([undefined]);
  });

  it("gives each id once, only old ones, and all of them to the same points in any order", () => {
    const text = fc.constantFrom("A", "B", "C", "D");
    const id = fc.option(fc.constantFrom("id0", "id1", "id2", "other"), { nil: undefined });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 4 }),
        fc.array(fc.record({ id, text }), { maxLength: 6 }),
        (old, wanted) => {
          const ids = keptPointIds(points(...old), wanted as { id?: string; text: string }[]).filter(Boolean);
          expect(new Set(ids).size).toBe(ids.length);
          for (const one of ids) expect(points(...old).map((point) => point.id)).toContain(one);
        },
      ),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.gen(), (old, gen) => {
        const shuffled = gen(fc.shuffledSubarray, old, { minLength: old.length });
        const ids = keptPointIds(points(...old), texts(...shuffled));
        expect(ids).toEqual(shuffled.map((one) => `id${old.indexOf(one)}`));
      }),
    );
  });
});

describe("changedFields", () => {
  const words = { question: "Q", summary: "S", keyPoints: ["A", "B"], details: "D" };
  it("names what differs, in reading order", () => {
    expect(changedFields(words, { ...words })).toEqual([]);
    expect(changedFields(words, { ...words, details: "", question: "Q?" })).toEqual(["question", "details"]);
    expect(changedFields(words, { ...words, keyPoints: ["B", "A"] })).toEqual(["keyPoints"]);
    expect(changedFields(words, { ...words, keyPoints: ["A,B"] })).toEqual(["keyPoints"]);
  });
});
