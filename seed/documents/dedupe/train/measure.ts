import type { Label } from "./labels";
import { verdict } from "./labels";

/** Pairwise counts: rightly together, wrongly together, wrongly apart. Pairs where either is right count nowhere. */
export type Counts = { right: number; wrong: number; missed: number };

/** A mistake: two ids, together though different (`wrong`) or apart though the same (`missed`). */
export type Mistake = { kind: "wrong" | "missed"; a: string; b: string };

/** Labels and each item's cluster → counts over all labelled pairs that `counts` lets in, and the mistakes. */
export function measurePairs(
  labels: ReadonlyMap<string, Label>,
  clusterOf: (id: string) => string | number | undefined,
  counts: (a: string, b: string) => boolean = () => true,
): { counts: Counts; mistakes: Mistake[] } {
  const ids = [...labels.keys()];
  const result: Counts = { right: 0, wrong: 0, missed: 0 };
  const mistakes: Mistake[] = [];
  const clusters = ids.map((id) => clusterOf(id) ?? `alone ${id}`);
  ids.forEach((a, i) => {
    const labelA = labels.get(a);
    for (let j = i + 1; j < ids.length; j++) {
      const b = ids[j] ?? "";
      const labelB = labels.get(b);
      const together = clusters[i] === clusters[j];
      if (!labelA || !labelB || (!together && labelA.strict !== labelB.strict) || !counts(a, b)) continue;
      const must = verdict(labelA, labelB);
      if (together && must !== 0) result.right += must === 1 ? 1 : 0;
      if (together && must === 0) {
        result.wrong++;
        mistakes.push({ kind: "wrong", a, b });
      } else if (!together && must === 1) {
        result.missed++;
        mistakes.push({ kind: "missed", a, b });
      }
    }
  });
  return { counts: result, mistakes };
}

/** Counts → precision and recall, 1 where nothing was said or asked. */
export const rates = ({ right, wrong, missed }: Counts): { precision: number; recall: number } => ({
  precision: right + wrong === 0 ? 1 : right / (right + wrong),
  recall: right + missed === 0 ? 1 : right / (right + missed),
});
