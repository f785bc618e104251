import { isDeepStrictEqual } from "node:util";
import type { Changes, Content, Plan, StoredContent } from "../lib/domain/content";

/**
 * The changes that lead from what is stored to what the bank wants, matched by slug. What has vanished
 * from the bank is retired; what is wanted again is updated; cards of documents are left alone; a plan
 * against its own result is empty.
 */
export function planContent(stored: StoredContent, wanted: Content): Plan {
  const ofBank = stored.cards.filter((card) => card.origin === "bank");
  return {
    decks: changesOf(stored.decks, wanted.decks),
    cards: changesOf(ofBank, wanted.cards),
    quotes: { put: [], remove: [] },
  };
}

/** What is to be added, changed and retired so that `stored` becomes `wanted`, matched by slug. */
export function changesOf<T extends { slug: string }>(
  stored: readonly (T & { retired: boolean })[],
  wanted: readonly T[],
): Changes<T> {
  const known = new Map(stored.map((item) => [item.slug, item]));
  const wantedSlugs = new Set(wanted.map((item) => item.slug));
  return {
    add: wanted.filter((item) => !known.has(item.slug)),
    update: wanted.filter(
      (item) => known.has(item.slug) && !isDeepStrictEqual(known.get(item.slug), { ...item, retired: false }),
    ),
    retire: stored.filter((item) => !item.retired && !wantedSlugs.has(item.slug)).map((item) => item.slug),
  };
}

/** A plan in a line: what is added, changed and retired, or that nothing is. */
export function describePlan({ decks, cards, quotes }: Plan): string {
  const parts = [
    describe("card", [
      [cards.add.length, "added"],
      [cards.update.length, "updated"],
      [cards.retire.length, "retired"],
    ]),
    describe("deck", [
      [decks.add.length, "added"],
      [decks.update.length, "updated"],
      [decks.retire.length, "retired"],
    ]),
    describe("quote", [
      [quotes.put.length, "written"],
      [quotes.remove.length, "removed"],
    ]),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "nothing to change" : parts.join("; ");
}

function describe(noun: string, counts: readonly (readonly [number, string])[]): string {
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, verb]) => `${count} ${count === 1 ? noun : `${noun}s`} ${verb}`);
  return said.join(", ");
}
