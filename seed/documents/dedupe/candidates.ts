import type { Prepared } from "./prepare";

/** Concepts from this weight on lead to candidates. */
const telling = 0.5;
/** Concepts of one item that are paired into keys; a question about more is about its first ones too. */
const pairedConcepts = 6;
/** Items under one key that are all compared with each other; above, each is compared with its neighbours only. */
const fullBucket = 60;
const neighbours = 12;

function keysOf(item: Prepared): string[] {
  const concepts = [...item.meaning.about]
    .filter(([, weight]) => weight >= telling)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, pairedConcepts)
    .map(([concept]) => concept)
    .sort();
  if (concepts.length === 0) return [[...item.meaning.about.keys()].sort().join("|")];
  return concepts.flatMap((concept, index) => [
    concept,
    ...concepts.slice(index + 1).map((other) => `${concept}|${other}`),
  ]);
}

/**
 * Prepared items → pairs of indices (a < b) worth scoring: those that share a concept, found by index. Where a concept
 * is everywhere, only items that also lie close in all else they say are paired, so that cost stays near-linear.
 */
export function candidatePairs(items: Prepared[]): [number, number][] {
  const buckets = new Map<string, number[]>();
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(index);
      else buckets.set(key, [index]);
    }
  });
  const profile = items.map((item) => [...item.meaning.about.keys()].sort().join(" "));
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  const add = (first: number, second: number): void => {
    const a = Math.min(first, second);
    const b = Math.max(first, second);
    const key = a * items.length + b;
    if (a === b || seen.has(key)) return;
    seen.add(key);
    pairs.push([a, b]);
  };
  for (const bucket of buckets.values()) {
    if (bucket.length < 2) continue;
    const crowded = bucket.length > fullBucket;
    if (crowded) bucket.sort((a, b) => ((profile[a] ?? "") < (profile[b] ?? "") ? -1 : 1));
    bucket.forEach((first, at) => {
      const end = crowded ? Math.min(bucket.length, at + 1 + neighbours) : bucket.length;
      for (let next = at + 1; next < end; next++) add(first, bucket[next] ?? first);
    });
  }
  return pairs;
}
