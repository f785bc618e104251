import { describe, expect, it } from "vitest";
import { type CardState, NEW_CARD } from "@/lib/domain/card-state";
import { dueWords } from "@/lib/domain/due-words";
import { daysLabel, spokenInterval } from "@/lib/domain/interval-label";

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

describe("spokenInterval", () => {
  it.each([
    ["1m", "1 minute"],
    ["10m", "10 minutes"],
    ["2.5h", "2.5 hours"],
    ["1d", "1 day"],
    ["1.4mo", "1.4 months"],
    ["2y", "2 years"],
    ["", ""],
  ])("%s is said as %s", (label, words) => {
    expect(spokenInterval(label)).toBe(words);
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
