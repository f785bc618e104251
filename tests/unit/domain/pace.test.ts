import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aboutMinutes, median, paceMs, showingsLeft, timeLeftMs, tookWords } from "@/lib/domain/pace";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe("median", () => {
  it("is the middle, or the mean of the two in the middle", () => {
    expect([median([]), median([7]), median([9, 1, 5]), median([1, 9, 5, 4])]).toEqual([null, 7, 5, 4.5]);
  });

  it("has as many values below as above", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (values) => {
        const middle = median(values) ?? Number.NaN;
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe("paceMs", () => {
  it("is this session's from five reviews on, and the learner's recent one before that", () => {
    expect(paceMs([1, 1, 1, 1], 9)).toBe(9);
    expect(paceMs([1, 1, 1, 1, 1], 9)).toBe(1);
  });

  it("makes do with what there is", () => {
    expect(paceMs([4, 6], null)).toBe(5);
    expect(paceMs([], null)).toBeNull();
  });

  it("is not moved by one card that lay open over lunch", () => {
    expect(paceMs([8, 9, 10, 11, 12, 3_600_000], null)).toBe(10.5);
  });
});

describe("what is left", () => {
  it("counts a new card twice, for its steps, and a step once", () => {
    expect(showingsLeft({ new: 1, learning: 2, review: 0 })).toBe(4);
    expect(timeLeftMs({ new: 1, learning: 1, review: 0 }, MINUTE)).toBe(3 * MINUTE);
  });

  it("counts new cards and reviews by how often they are shown", () => {
    expect(timeLeftMs({ new: 10, learning: 0, review: 0 }, SECOND)).toBe(20 * SECOND);
    expect(timeLeftMs({ new: 0, learning: 0, review: 10 }, SECOND)).toBeCloseTo(11 * SECOND);
    expect(timeLeftMs({ new: 0, learning: 0, review: 0 }, SECOND)).toBe(0);
  });
});

describe("lengths of time", () => {
  it.each([
    [20 * SECOND, "under a minute"],
    [MINUTE, "about 1 min"],
    [6.6 * MINUTE, "about 7 min"],
    [12.4 * MINUTE, "about 10 min"],
    [13 * MINUTE, "about 15 min"],
    [58 * MINUTE, "about 1 h"],
    [70 * MINUTE, "about 1 h 10 min"],
  ])("%d ms left is %s", (ms, words) => {
    expect(aboutMinutes(ms)).toBe(words);
  });

  it.each([
    [40 * SECOND, "40 s"],
    [61 * SECOND, "1 min"],
    [125 * MINUTE, "2 h 5 min"],
    [120 * MINUTE, "2 h"],
  ])("%d ms took %s", (ms, words) => {
    expect(tookWords(ms)).toBe(words);
  });
});
