import type { Prepared } from "./prepare";

/** Items that say exactly the same by all that is understood of them: which stands for each, and how many it stands for. */
export type Identical = { representatives: number[]; sizes: number[]; nodeOf: Int32Array };

const keyOf = ({ isOverview, meaning }: Prepared): string => {
  const about = [...meaning.about].map(([concept, weight]) => `${concept}:${weight.toFixed(2)}`).sort();
  return JSON.stringify([isOverview, about, meaning.aspects, meaning.also, meaning.sides]);
};

/** Prepared items → groups of those with one meaning, each stood for by the item with the most telling answer. */
export function groupIdentical(items: Prepared[]): Identical {
  const nodes = new Map<string, number>();
  const representatives: number[] = [];
  const sizes: number[] = [];
  const nodeOf = new Int32Array(items.length);
  items.forEach((item, index) => {
    // A question of which nothing is understood is like no other.
    const key = item.mass === 0 ? item.id : keyOf(item);
    const node = nodes.get(key);
    if (node === undefined) {
      nodes.set(key, representatives.length);
      nodeOf[index] = representatives.length;
      representatives.push(index);
      sizes.push(1);
      return;
    }
    nodeOf[index] = node;
    sizes[node] = (sizes[node] ?? 0) + 1;
    const standing = items[representatives[node] ?? index];
    if (standing && item.answer.indices.length > standing.answer.indices.length) representatives[node] = index;
  });
  return { representatives, sizes, nodeOf };
}
