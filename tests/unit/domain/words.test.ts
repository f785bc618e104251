import { describe, expect, it } from "vitest";
import { type CardState, NEW_CARD } from "@/lib/domain/card-state";
import { dueWords } from "@/lib/domain/due-words";
import { daysLabel } from "@/lib/domain/interval-label";

describe("daysLabel", () => {
  it.each([
    [1, "1d"],
    [30, "30d"],
    [31, "1mo"],
    [76, "2.5mo"],
    [365, "12mo"],
    [366, "1y"],
    [1000, "2.7y"],
  ])("%i days are %s", (days, label) => {
    expect(daysLabel(days)).toBe(label);
  });
});

describe("dueWords", () => {
  const now = new Date("2026-11-22T08:00:00Z");
  const clock = { timeZone: "UTC", rolloverHour: 4 };
  const memory = {
    suspended: false,
    buriedUntil: null,
    leech: false,
    flagged: false,
    step: 0,
    stability: 3,
    difficulty: 5,
    reps: 1,
    lapses: 0,
    lastReviewedAt: "2026-11-20T08:00:00.000Z",
    lastStudyDay: "2026-11-20",
  };
  const review = (dueDay: string): CardState => ({ state: "review", dueDay, intervalDays: 3, ...memory });

  it.each([
    [NEW_CARD, "new"],
    [{ ...NEW_CARD, suspended: true }, "suspended"],
    [{ ...review("2026-11-19"), buriedUntil: "2026-11-23" }, "buried until tomorrow"],
    [{ ...review("2026-11-19"), buriedUntil: "2026-11-22" }, "due now"],
    [review("2026-11-19"), "due now"],
    [review("2026-11-22"), "due now"],
    [review("2026-11-23"), "tomorrow"],
    [review("2026-12-04"), "in 12 days"],
    [{ state: "learning", dueAt: "2026-11-22T08:10:00.000Z", ...memory } as CardState, "today"],
  ])("%j", (state, words) => {
    expect(dueWords(state, now, clock)).toBe(words);
  });
});
