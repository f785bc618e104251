import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestGrade } from "@/lib/domain/suggest-grade";

describe("suggestGrade", () => {
  it.each([
    [6, 6, 3],
    [5, 6, 2],
    [4, 6, 2],
    [3, 6, 1],
    [3, 5, 2],
    [0, 6, 1],
    [1, 1, 3],
  ])("%i of %i points recalled speak for grade %i", (recalled, points, grade) => {
    expect(suggestGrade(recalled, points)).toBe(grade);
  });

  it("says nothing before a point was ticked, and of a card without points", () => {
    expect(suggestGrade(null, 6)).toBeNull();
    expect(suggestGrade(0, 0)).toBeNull();
  });

  it("never says Easy, and never less for one point more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(49), (points, recalled) => {
        const less = suggestGrade(Math.min(recalled, points - 1), points) ?? 0;
        const more = suggestGrade(Math.min(recalled, points - 1) + 1, points) ?? 0;
        expect(more).toBeGreaterThanOrEqual(less);
        expect(more).toBeLessThan(4);
      }),
    );
  });
});
