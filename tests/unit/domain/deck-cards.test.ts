import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedWords } from "@/lib/domain/change-words";
import {
  type CardGroup,
  type CardsView,
  countFilter,
  deckAddress,
  MARKS,
  readCardsView,
  SORTS,
  STAGES,
} from "@/lib/domain/deck-cards";
import { LEVELS } from "@/lib/domain/level";

const maybe = <T extends string>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const filters = { state: maybe(STAGES), level: maybe(LEVELS), mark: maybe(MARKS) };
const views: fc.Arbitrary<CardsView> = fc.record({
  ...filters,
  sort: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 50 }),
});
const groups: fc.Arbitrary<CardGroup[]> = fc.array(
  fc.record({
    stage: fc.constantFrom(...STAGES),
    level: fc.constantFrom(...LEVELS),
    marks: fc.subarray([...MARKS]),
    cards: fc.integer({ min: 1, max: 100 }),
  }),
);

describe("a deck's address", () => {
  it("carries the whole view there and back", () => {
    fc.assert(
      fc.property(views, (view) => {
        const { searchParams } = new URL(deckAddress("caching", view), "http://localhost");
        expect(readCardsView(Object.fromEntries(searchParams))).toEqual(view);
      }),
    );
    expect(deckAddress("caching", readCardsView({}))).toBe("/decks/caching");
  });

  it("is understood whatever stands in it: what is nonsense is as if not said", () => {
    const all = { state: null, level: null, mark: null, sort: "position", page: 1 };
    expect(readCardsView({ state: "old", level: "1", mark: "", sort: "'; drop", page: "-3" })).toEqual(all);
    expect(readCardsView({ page: "1e9999" })).toEqual(all);
    expect(readCardsView({ page: "2.5", state: ["young", "new"] })).toEqual({ ...all, state: "young" });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("state", "level", "mark", "sort", "page"), fc.string()), (params) => {
        expect(() => readCardsView(params)).not.toThrow();
      }),
    );
  });
});

describe("countFilter", () => {
  it("says of each choice what choosing it would show", () => {
    fc.assert(
      fc.property(groups, fc.record(filters), (all, filter) => {
        const counts = countFilter(all, filter);
        for (const state of STAGES) expect(counts.state[state]).toBe(countFilter(all, { ...filter, state }).shown);
        for (const level of LEVELS) expect(counts.level[level]).toBe(countFilter(all, { ...filter, level }).shown);
        for (const mark of MARKS) expect(counts.mark[mark]).toBe(countFilter(all, { ...filter, mark }).shown);
        expect(counts.state.any).toBe(STAGES.reduce((sum, state) => sum + counts.state[state], 0));
        expect(counts.level.any).toBe(LEVELS.reduce((sum, level) => sum + counts.level[level], 0));
        expect(counts.changeable).toBe(
          counts.shown -
            (filter.state === null ? counts.state.unanswered : filter.state === "unanswered" ? counts.shown : 0),
        );
        expect(countFilter(all, { state: null, level: null, mark: null }).shown).toBe(counts.all);
      }),
    );
  });
});

describe("changedWords", () => {
  it("says what was done, to how many, and what became of the others", () => {
    expect(changedWords("suspend", 12, 12)).toBe("12 cards suspended.");
    expect(changedWords("suspend", 1, 1)).toBe("1 card suspended.");
    expect(changedWords("flag", 2, 3)).toBe("2 cards flagged. The other one was flagged already.");
    expect(changedWords("reset", 1, 4)).toBe("1 card reset and new again. The other 3 were new already.");
    expect(changedWords("unsuspend", 0, 5)).toBe("Nothing to change: none of the 5 cards is suspended.");
    expect(changedWords("bury", 0, 1)).toBe("Nothing to change: the card is buried already.");
  });
});
