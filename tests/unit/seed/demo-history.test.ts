import { describe, expect, it } from "vitest";
import { NEW_CARD } from "@/lib/domain/card-state";
import { daysBetween, studyDayOf } from "@/lib/domain/study-day";
import { simulateHistory } from "@/seed/demo-history";
import { settingsIn } from "@/tests/support/fixtures";

const settings = settingsIn("Europe/Berlin");
const now = new Date("2026-11-22T10:00:00Z");
const cards = Array.from({ length: 300 }, (_, i) => `card ${i}`);
const history = simulateHistory(cards, settings, now, 120, 20);

describe("simulateHistory", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(simulateHistory(cards, settings, now, 120, 20)).toEqual(history);
    expect(simulateHistory(cards, settings, now, 120, 21)).not.toEqual(history);
  });

  it("fills 120 study days but for a few, and leaves today to be done", () => {
    const days = new Set(history.map((review) => review.studyDay));
    expect(days.size).toBeGreaterThan(95);
    expect(daysBetween([...days].sort()[0] ?? "", studyDayOf(now, settings))).toBe(120);
    expect(days.has(studyDayOf(now, settings))).toBe(false);
  });

  it("goes forward in time, each card from state to state", () => {
    const last = new Map<string, (typeof history)[number]>();
    let at = 0;
    for (const review of history) {
      expect(review.at.getTime()).toBeGreaterThan(at);
      at = review.at.getTime();
      expect(review.before).toEqual(last.get(review.cardId)?.after ?? NEW_CARD);
      expect(review.version).toBe((last.get(review.cardId)?.version ?? 0) + 1);
      last.set(review.cardId, review);
    }
  });

  it("forgets about as much as FSRS predicts", () => {
    const reviews = history.filter((review) => review.before.state === "review");
    const passed = reviews.filter((review) => review.grade > 1).length / reviews.length;
    const predicted = reviews.reduce((sum, review) => sum + (review.retrievability ?? 0), 0) / reviews.length;
    expect(reviews.length).toBeGreaterThan(500);
    expect(Math.abs(passed - predicted)).toBeLessThan(0.03);
  });
});
