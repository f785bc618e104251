import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deckMap, isMet, type MappedDeck, nearestPrerequisites, stagesOf } from "@/lib/domain/deck-map";

const deck = (slug: string, ...prerequisites: string[]): MappedDeck => ({ slug, prerequisites });
const slugs = (rows: readonly (readonly MappedDeck[])[]) => rows.map((row) => row.map((one) => one.slug));

/** Any decks without circles: each builds on some of those before it. */
const fields = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 24 })
  .map((links) =>
    links.map((before, i) => deck(`d${i}`, ...new Set(i === 0 ? [] : before.map((other) => `d${other % i}`)))),
  );
/** Any decks, with circles, with themselves and with decks that do not exist among their prerequisites. */
const tangles = fc
  .array(fc.array(fc.nat({ max: 14 }), { maxLength: 4 }), { maxLength: 12 })
  .map((links) => links.map((before, i) => deck(`d${i}`, ...before.map((other) => `d${other}`))));

describe("stagesOf", () => {
  it("takes the longest way to a deck, and keeps the order within a stage", () => {
    const decks = [
      deck("a"),
      deck("b", "a"),
      deck("c", "a", "b"),
      deck("e"),
      deck("d", "c", "a", "gone"),
      deck("f", "e"),
    ];
    expect(slugs(stagesOf(decks))).toEqual([["a", "e"], ["b", "f"], ["c"], ["d"]]);
    expect(stagesOf([])).toEqual([]);
  });

  it("puts every deck behind all that it builds on, right behind one of them", () => {
    fc.assert(
      fc.property(fields, (decks) => {
        const stages = stagesOf(decks);
        expect(stages.flat().length).toBe(decks.length);
        const stage = new Map(stages.flatMap((row, i) => row.map((one) => [one.slug, i])));
        for (const { slug, prerequisites } of decks) {
          const before = prerequisites.map((other) => stage.get(other) ?? -1);
          expect(stage.get(slug)).toBe(before.length === 0 ? 0 : Math.max(...before) + 1);
        }
      }),
    );
  });

  it("ends, with every deck once, whatever the prerequisites say", () => {
    fc.assert(
      fc.property(tangles, (decks) => {
        expect(
          stagesOf(decks)
            .flat()
            .map((one) => one.slug)
            .sort(),
        ).toEqual(decks.map((one) => one.slug).sort());
        expect(deckMap(decks).nodes.length).toBe(decks.length);
      }),
    );
  });
});

describe("nearestPrerequisites", () => {
  it("leaves out what another prerequisite leads to anyway", () => {
    const nearest = nearestPrerequisites([deck("a"), deck("b", "a"), deck("c", "a", "b"), deck("d", "c", "a")]);
    expect(Object.fromEntries(nearest)).toEqual({ a: [], b: ["a"], c: ["b"], d: ["c"] });
  });

  it("leaves every prerequisite to be reached, and none of the rest by two ways", () => {
    fc.assert(
      fc.property(fields, (decks) => {
        const nearest = nearestPrerequisites(decks);
        const reach = (slug: string): Set<string> =>
          new Set((nearest.get(slug) ?? []).flatMap((before) => [before, ...reach(before)]));
        for (const { slug, prerequisites } of decks) {
          for (const before of prerequisites) expect(reach(slug)).toContain(before);
          const few = nearest.get(slug) ?? [];
          for (const one of few) expect(few.some((other) => other !== one && reach(other).has(one))).toBe(false);
        }
      }),
    );
  });
});

describe("deckMap", () => {
  it("gives each deck and each gap a place of its own, and draws lines from left to right, a column at a time", () => {
    fc.assert(
      fc.property(fields, (decks) => {
        const { nodes, lines, columns, rows } = deckMap(decks);
        const key = ({ column, row }: { column: number; row: number }) => `${column}/${row}`;
        const taken = new Set(nodes.map(key));
        expect(taken.size).toBe(decks.length);
        for (const { column, row } of nodes) {
          expect(column).toBeGreaterThanOrEqual(0);
          expect(column).toBeLessThan(columns);
          expect(row).toBeGreaterThanOrEqual(0);
          expect(row).toBeLessThanOrEqual(rows - 1);
        }
        const places = new Map(nodes.map((node) => [node.deck.slug, key(node)]));
        for (const { from, to, way } of lines) {
          expect([key(way[0] ?? { column: -1, row: -1 }), key(way.at(-1) ?? { column: -1, row: -1 })]).toEqual([
            places.get(from),
            places.get(to),
          ]);
          way.slice(1).forEach((place, i) => {
            expect(place.column).toBe((way[i]?.column ?? 0) + 1);
          });
          for (const gap of way.slice(1, -1)) expect(taken).not.toContain(key(gap));
        }
        const nearest = nearestPrerequisites(decks);
        expect(lines.length).toBe([...nearest.values()].flat().length);
      }),
    );
  });

  it("crosses no lines where it need not", () => {
    const { nodes } = deckMap([deck("a"), deck("b"), deck("c", "b"), deck("d", "a")]);
    const row = (slug: string) => nodes.find((node) => node.deck.slug === slug)?.row ?? -1;
    expect(Math.sign(row("a") - row("b"))).toBe(Math.sign(row("d") - row("c")));
  });
});

describe("isMet", () => {
  it("asks for half of the cards, by estimate", () => {
    expect([isMet({ known: 5, cards: 10 }), isMet({ known: 4.9, cards: 10 })]).toEqual([true, false]);
    expect(isMet({ known: 0, cards: 0 })).toBe(false);
  });
});
