import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepsBeingMissed, type PointHistory } from "@/lib/domain/points";

/** A history from its askings, oldest first: r recalled, m missed. */
function historyOf(askings: string): PointHistory {
  const recalled = [...askings].map((one) => one === "r");
  return { asked: recalled.length, missed: recalled.filter((one) => !one).length, lately: recalled.slice(-5) };
}

describe("a point that keeps being missed", () => {
  it.each(["mmm", "rmm", "mmr", "mrm", "rrmmm", "rrrrrrmmrm", "mmrrm"])("%s: is marked", (askings) => {
    expect(keepsBeingMissed(historyOf(askings))).toBe(true);
  });

  it.each(["", "m", "mm", "rrr", "rrm", "rmr", "mrr", "mmmrr", "mmmmmmmmrrrr", "rrrrm"])("%s: is not", (askings) => {
    expect(keepsBeingMissed(historyOf(askings))).toBe(false);
  });

  it("loses its mark when it is recalled twice in a row, whatever was before", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[rm]{0,12}$/), (askings) => {
        expect(keepsBeingMissed(historyOf(`${askings}rr`))).toBe(false);
      }),
    );
  });

  it("is marked at the third miss in a row at the latest", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[rm]{0,12}$/), (askings) => {
        expect(keepsBeingMissed(historyOf(`${askings}mmm`))).toBe(true);
      }),
    );
  });
});
