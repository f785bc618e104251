import { isDeepStrictEqual } from "node:util";
import type { Changes, Content, Plan, StoredContent } from "../lib/domain/content";

/**
 * The changes that lead from what is stored to what is wanted, matched by slug. What has vanished is
 * retired; what is wanted again is updated; a plan against its own result is empty.
 */
export function planContent(stored: StoredContent, wanted: Content): Plan {
  return { decks: changes(stored.decks, wanted.decks), cards: changes(stored.cards, wanted.cards) };
}

function changes<T extends { slug: string }>(
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
export function describePlan({ decks, cards }: Plan): string {
  const parts = [describe("card", cards), describe("deck", decks)].filter((part) => part !== "");
  return parts.length === 0 ? "nothing to change" : parts.join("; ");
}

function describe<T>(noun: string, { add, update, retire }: Changes<T>): string {
  const counts = [
    [add.length, "added"],
    [update.length, "updated"],
    [retire.length, "retired"],
  ] as const;
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, verb]) => `${count} ${count === 1 ? noun : `${noun}s`} ${verb}`);
  return said.join(", ");
}
