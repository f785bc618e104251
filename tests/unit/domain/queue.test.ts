import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildQueue, mixEvenly, remainingToday } from "@/lib/domain/queue";

const cards = (...ids: string[]) => ids.map((cardId) => ({ cardId, deckSlug: "deck" }));

describe("buildQueue", () => {
  it("puts due steps first, mixes reviews with new cards, and steps that are due soon last", () => {
    const queue = buildQueue({
      learningDue: cards("l1", "l2"),
      learningSoon: cards("s1"),
      reviews: cards("r1", "r2", "r3", "r4"),
      fresh: cards("n1", "n2"),
    });
    expect(queue.map((entry) => entry.cardId)).toEqual(["l1", "l2", "r1", "n1", "r2", "r3", "n2", "r4", "s1"]);
    expect(queue.map((entry) => entry.kind).slice(0, 4)).toEqual(["learning", "learning", "review", "new"]);
  });

  it("is empty when there is nothing", () => {
    expect(buildQueue({ learningDue: [], learningSoon: [], reviews: [], fresh: [] })).toEqual([]);
  });
});

describe("mixEvenly", () => {
  const lists = fc.tuple(fc.array(fc.constant("r"), { maxLength: 60 }), fc.array(fc.constant("n"), { maxLength: 60 }));

  it("keeps every card, and both orders", () => {
    fc.assert(
      fc.property(fc.integer({ max: 50, min: 0 }), fc.integer({ max: 50, min: 0 }), (reviews, fresh) => {
        const first = Array.from({ length: reviews }, (_, i) => `r${i}`);
        const second = Array.from({ length: fresh }, (_, i) => `n${i}`);
        const mixed = mixEvenly(first, second);
        expect(mixed.filter((id) => id.startsWith("r"))).toEqual(first);
        expect(mixed.filter((id) => id.startsWith("n"))).toEqual(second);
      }),
    );
  });

  it("is never further than a card from an even share", () => {
    fc.assert(
      fc.property(lists, ([first, second]) => {
        const mixed = mixEvenly(first, second);
        mixed.forEach((_, i) => {
          const taken = mixed.slice(0, i + 1).filter((id) => id === "r").length;
          expect(Math.abs(taken - ((i + 1) * first.length) / mixed.length)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe("remainingToday", () => {
  it("never goes below zero, even when a limit was lowered during the day", () => {
    expect(remainingToday({ newPerDay: 5, reviewsPerDay: 10 }, { new: 8, reviews: 3 })).toEqual({ new: 0, reviews: 7 });
  });
});
