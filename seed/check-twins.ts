import { asItems } from "./bank-items";
import { dedupe } from "./documents/dedupe/dedupe";
import type { Mistake } from "./mistake";
import type { BankFile } from "./parse-bank";

/**
 * Cards whose questions the pipeline takes for the same, but for the pairs that an editor has looked
 * at and kept apart. A pair is two ids in either order.
 */
export function checkTwins(files: readonly BankFile[], keptApart: readonly (readonly [string, string])[]): Mistake[] {
  const cards = files.flatMap((file) => file.cards);
  const reviewed = new Set(keptApart.map(pairKey));
  return dedupe(asItems(cards)).flatMap(({ members, why }) => {
    const group = members.flatMap((index) => cards[index] ?? []);
    return pairsOf(group)
      .filter(([a, b]) => !reviewed.has(pairKey([a.slug, b.slug])))
      .map(([a, b]) => ({
        file: b.file,
        line: b.line,
        message: `"${b.slug}" may ask the same as "${a.slug}" (${why}); merge them, or add the pair to kept-apart.tsv`,
      }));
  });
}

function pairKey([a, b]: readonly [string, string]): string {
  return [a, b].sort().join(" ");
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}
