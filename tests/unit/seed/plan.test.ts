import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CardContent, StoredContent } from "@/lib/domain/content";
import { describePlan, planContent } from "@/seed/plan";
import { cardContent } from "@/tests/support/fixtures";

const stored = (...cards: CardContent[]): StoredContent => ({
  decks: [],
  cards: cards.map((card) => ({ ...card, retired: false })),
  quotes: [],
});
const wanted = (...cards: CardContent[]) => ({ decks: [], cards });

describe("planContent", () => {
  it("adds, updates and retires by slug", () => {
    const plan = planContent(
      stored(cardContent("a"), cardContent("b")),
      wanted(cardContent("b", { summary: "Better." }), cardContent("c")),
    );
    expect(plan.cards).toEqual({
      add: [cardContent("c")],
      update: [cardContent("b", { summary: "Better." })],
      retire: ["a"],
    });
    expect(describePlan(plan)).toBe("1 card added, 1 card updated, 1 card retired");
  });

  it("brings back what was retired, and retires nothing twice", () => {
    const retired = { ...stored(), cards: [{ ...cardContent("a"), retired: true }] };
    expect(planContent(retired, wanted(cardContent("a"))).cards.update).toHaveLength(1);
    expect(planContent(retired, wanted()).cards.retire).toEqual([]);
  });

  it("plans nothing once its own plan has been carried out", () => {
    const contents = fc.uniqueArray(fc.record({ slug: fc.stringMatching(/^[a-e]{1,2}$/), summary: fc.string() }), {
      selector: (card) => card.slug,
    });
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        const goal = wanted(...after.map(({ slug, summary }) => cardContent(slug, { summary })));
        const start = stored(...before.map(({ slug, summary }) => cardContent(slug, { summary })));
        const plan = planContent(start, goal).cards;
        const changed = new Map([...plan.update, ...plan.add].map((card) => [card.slug, { ...card, retired: false }]));
        const kept = start.cards.map(
          (card) => changed.get(card.slug) ?? { ...card, retired: card.retired || plan.retire.includes(card.slug) },
        );
        const result = { ...start, cards: [...kept, ...plan.add.map((card) => ({ ...card, retired: false }))] };
        expect(describePlan(planContent(result, goal))).toBe("nothing to change");
      }),
    );
  });
});
