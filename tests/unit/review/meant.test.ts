import { describe, expect, it } from "vitest";
import { isMeant, type Press } from "@/components/review/meant";

const SHOWN = 10_000;
const press = (after: number, by: Press["by"], clicks = 1): Press => ({ at: SHOWN + after, by, clicks });

describe("two taps in quick succession graded a card unread", () => {
  it.each([
    ["the second tap of a double tap", press(120, "touch"), false],
    ["a tap after 200 ms", press(200, "touch", 2), false],
    ["a tap from before the answer was there", press(-40, "touch"), false],
    ["a tap after half a second", press(500, "touch"), true],
    ["a pen that taps twice", press(150, "pen"), false],
    ["the key that showed the answer, pressed twice", press(150, "key"), false],
    ["the same key, pressed to grade", press(400, "key"), true],
    ["the second click of a double click", press(180, "mouse", 2), false],
    ["a click somewhere else, soon", press(180, "mouse"), true],
    ["a button of the mouse that went down before", press(-10, "mouse"), false],
  ])("%s", (_, given, meant) => {
    expect(isMeant(SHOWN, given)).toBe(meant);
  });

  it("nothing is meant before there is something to see", () => {
    expect(isMeant(Number.POSITIVE_INFINITY, press(99_999, "touch"))).toBe(false);
  });
});
