import { describe, expect, it } from "vitest";
import { daysWords, entryDetails, entryWords } from "@/components/decks/history-words";
import type { HistoryEntry, ReviewEntry } from "@/lib/domain/card-history";

const entry = { id: "1", studyDay: "2026-11-22", undone: false };
const review: ReviewEntry = {
  ...entry,
  kind: "grade",
  grade: 3,
  intervalDays: 12,
  stepMinutes: null,
  stability: 12,
  retrievability: 0.912,
  durationMs: 8123,
  recalled: 0,
  missed: 0,
  becameLeech: false,
};

describe("the words of a card's history", () => {
  it.each<[HistoryEntry, string, string[]]>([
    [review, "Good", ["next in 12 days", "predicted 91 %", "took 8 s"]],
    [
      { ...review, grade: 1, intervalDays: 0, stepMinutes: 10, recalled: 2, missed: 3, becameLeech: true },
      "Again",
      ["next in 10 min", "predicted 91 %", "2 of 5 points", "took 8 s", "became a leech"],
    ],
    [
      { ...review, retrievability: null, durationMs: 80_000 },
      "Good",
      ["next in 12 days", "first review", "took 1 min 20 s"],
    ],
    [{ ...review, retrievability: 1, durationMs: 120_000 }, "Good", ["next in 12 days", "took 2 min"]],
    [{ ...entry, kind: "practice", grade: 2, durationMs: 200 }, "Practiced: Hard", ["took 1 s", "nothing scheduled"]],
    [{ ...entry, kind: "reschedule", dueDay: "2026-12-03" }, "Rescheduled to 3 Dec 2026", []],
    [{ ...entry, kind: "reset" }, "Reset: a new card again", []],
  ])("says what was done and what came of it: %j", (given, words, details) => {
    expect(entryWords(given)).toBe(words);
    expect(entryDetails(given)).toEqual(details);
  });

  it.each([
    [1, "1 day"],
    [30, "30 days"],
    [31, "1 month"],
    [76, "2.5 months"],
    [365, "1 year"],
    [36_500, "99.9 years"],
  ])("says %i days as %s", (days, words) => {
    expect(daysWords(days)).toBe(words);
  });
});
