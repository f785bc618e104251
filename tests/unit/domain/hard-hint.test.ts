import { describe, expect, it } from "vitest";
import { type GradedPoints, hardHint } from "@/lib/domain/hard-hint";

const hardMissing = (recalled: number, missed: number): GradedPoints => ({
  grade: 2,
  points: { recalled: Array(recalled).fill("r"), missed: Array(missed).fill("m") },
});

describe("hardHint", () => {
  it("speaks of Hard on answers that were mostly missed, from three on", () => {
    const two = [hardMissing(1, 4), hardMissing(0, 3), hardMissing(3, 3), hardMissing(4, 2)];
    expect(hardHint(two, null)).toBeNull();
    const hint = hardHint([...two, hardMissing(2, 3)], null);
    expect(hint).toMatch(/^You pressed Hard on 3 answers of which you had missed most\. Hard counts as recalled/);
    expect(hint).toMatch(/press Again\.$/);
  });

  it("takes other grades, and Hard without ticks, for what they are", () => {
    const done: GradedPoints[] = Array.from({ length: 9 }, () => ({ ...hardMissing(0, 5), grade: 1 as const }));
    expect(hardHint(done, null)).toBeNull();
    expect(hardHint(Array(9).fill({ grade: 2, points: null }), null)).toBeNull();
  });

  it.each([
    [{ reviews: 20, again: 0, hard: 8 }, true],
    [{ reviews: 200, again: 9, hard: 90 }, true],
    [{ reviews: 19, again: 0, hard: 19 }, false], // too few
    [{ reviews: 20, again: 1, hard: 15 }, false], // Again is used
    [{ reviews: 20, again: 0, hard: 7 }, false], // Hard is rare
    [{ reviews: 0, again: 0, hard: 0 }, false],
  ])("of the latest reviews %o: %s", (recent, hints) => {
    expect(hardHint([], recent) !== null).toBe(hints);
  });

  it("gives the numbers", () => {
    expect(hardHint([], { reviews: 40, again: 0, hard: 20 })).toMatch(
      /^Of your last 40 reviews you graded 20 Hard and none Again\./,
    );
  });
});
