import { describe, expect, it } from "vitest";
import { cardFacts, whyThisDate } from "@/lib/domain/card-info";
import { type CardState, NEW_CARD } from "@/lib/domain/card-state";
import { predictionOf } from "@/lib/domain/schedule";
import { settingsIn } from "../../support/fixtures";

const now = new Date("2026-11-22T08:00:00Z");
const settings = settingsIn("UTC");
const inReview = {
  ...NEW_CARD,
  state: "review" as const,
  dueDay: "2026-12-30",
  intervalDays: 42,
  step: 0,
  stability: 40.25,
  difficulty: 5.57,
  reps: 6,
  lapses: 1,
  lastReviewedAt: "2026-11-18T08:00:00.000Z",
  lastStudyDay: "2026-11-18",
};
const factsOf = (state: CardState, retrievability: number | null = null) =>
  Object.fromEntries(cardFacts(state, retrievability, now, settings).map(({ name, value }) => [name, value]));

describe("cardFacts", () => {
  it("says of a card in review how it stands, with units", () => {
    expect(factsOf(inReview, 0.987)).toEqual({
      State: "In review",
      Due: "in 38 days, Dec 30, 2026",
      "Chance of recall now": "99 %",
      Stability: "40.3 days",
      Difficulty: "5.6 of 10",
      Interval: "42 days (1.4mo)",
      "Last review": "4 days ago, Nov 18, 2026",
      Reviews: "6",
      Lapses: "1",
    });
  });

  it("says little of a new card, and of a leech that it is one", () => {
    expect(factsOf(NEW_CARD)).toEqual({ State: "New: not reviewed yet", Due: "when its turn comes" });
    expect(factsOf({ ...inReview, lapses: 8, leech: true }).Lapses).toBe("8, a leech");
  });

  it("says that a card is suspended in place of a date", () => {
    expect(factsOf({ ...inReview, suspended: true }).Due).toBe("suspended");
  });
});

describe("whyThisDate", () => {
  it("derives the date from stability and desired retention", () => {
    const { exactDays, retrievability } = predictionOf(inReview, now, settings);
    expect(exactDays).toBeCloseTo(40.25); // at 90 % the interval is the stability
    expect(retrievability).toBeGreaterThan(0.97);
    expect(whyThisDate(inReview, exactDays, settings)).toBe(
      "After the last review recall was predicted to fall to your desired retention of 90 % within 40 days. Fuzz and your other reviews made that 42 days (1.4mo): it is due on Dec 30, 2026.",
    );
    expect(whyThisDate({ ...inReview, intervalDays: 40 }, exactDays, settings)).toMatch(/within 40 days: it is due/);
    expect(whyThisDate({ ...inReview, intervalDays: 1 }, 1, settings)).toMatch(/within a day, and the shortest/);
  });

  it("has none to derive for a new card or one in a step", () => {
    expect(whyThisDate(NEW_CARD, null, settings)).toMatch(/no date yet/);
    const { dueDay: _, intervalDays: __, ...rest } = inReview;
    expect(
      whyThisDate({ ...rest, state: "relearning", intervalDays: 0, dueAt: now.toISOString() }, null, settings),
    ).toMatch(/in a relearning step/);
  });
});
