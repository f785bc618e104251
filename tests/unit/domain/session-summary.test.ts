import { describe, expect, it } from "vitest";
import type { DoneReview, SessionCard } from "@/lib/domain/session";
import { summarize } from "@/lib/domain/session-summary";
import type { Standing } from "@/lib/domain/standing";

const standing = (state: Standing["state"]): Standing => ({
  version: 0,
  state,
  dueAt: null,
  buttons: { 1: "1m", 2: "6m", 3: "10m", 4: "8d" },
  days: { 1: 0, 2: 0, 3: 0, 4: 8 },
  available: true,
  due: true,
});
const review = (
  cardId: string,
  grade: 1 | 2 | 3 | 4,
  state: Standing["state"] = "review",
  durationMs = 1000,
): DoneReview<SessionCard> => ({
  card: { cardId, name: cardId, standing: standing(state) },
  grade,
  durationMs,
  points: null,
});

describe("summarize", () => {
  it("counts cards, reviews and grades and the time", () => {
    const summary = summarize([review("a", 1), review("a", 3, "relearning"), review("b", 4, "new", 90_000)]);
    expect(summary).toMatchObject({ reviews: 3, cards: 2, passed: 2, grades: { 1: 1, 2: 0, 3: 1, 4: 1 } });
    expect(summary.spentMs).toBe(2000 + 90_000);
  });

  it("counts retention over cards in review alone", () => {
    const done = [review("a", 1), review("a", 3, "relearning"), review("b", 2), review("c", 1, "new"), review("d", 3)];
    expect(summarize(done).retention).toEqual({ passed: 2, total: 3 });
    expect(summarize([]).retention).toEqual({ passed: 0, total: 0 });
  });

  it("names the hardest: Agains first, then Hards, then what took long; at most five, none that went well", () => {
    const done = [
      review("well", 3, "review", 60_000),
      review("hard", 2, "review", 9000),
      review("hard and slow", 2, "review", 20_000),
      review("twice", 1),
      review("twice", 1, "relearning"),
      review("once", 1),
      review("once", 3, "relearning"),
      ...["f", "g", "h"].map((id) => review(id, 2, "review", 5000)),
    ];
    const hardest = summarize(done).hardest.map(({ cardId }) => cardId);
    expect(hardest.slice(0, 4)).toEqual(["twice", "once", "hard and slow", "hard"]);
    expect(hardest).toHaveLength(5);
    expect(summarize([review("a", 3), review("b", 4)]).hardest).toEqual([]);
  });
});
