/** A scored pair of indices. */
export type Link = { a: number; b: number; p: number };

/** Pairs below this probability are as good as none. */
export const leastLink = 0.02;

/** What clustering gives. */
export type Clusters = { roots: Int32Array; weakest: Map<number, number> };

/**
 * Scored pairs of nodes → `roots`: for each node the index of its cluster's first node; `weakest`: for each root with more
 * than one node, the least average likeness at which two parts were merged. `sizes` says how many items each node
 * stands for. Merges the most certain first, by average linkage: all pairs of items of two clusters count, those without
 * a link as 0, so that no chain of single links joins what does not belong together. Deterministic.
 */
export function clusterLinks(sizes: number[], links: Link[], threshold: number): Clusters {
  const count = sizes.length;
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const size = Int32Array.from(sizes);
  const sums = new Map<number, Map<number, number>>();
  const put = (from: number, to: number, p: number): void => {
    const row = sums.get(from) ?? new Map<number, number>();
    sums.set(from, row);
    row.set(to, (row.get(to) ?? 0) + p);
  };
  for (const { a, b, p } of links) {
    const items = (size[a] ?? 1) * (size[b] ?? 1);
    put(a, b, p * items);
    put(b, a, p * items);
  }
  const weakest = new Map<number, number>();
  const average = (a: number, b: number): number => (sums.get(a)?.get(b) ?? 0) / ((size[a] ?? 1) * (size[b] ?? 1));
  const queue = new LinkHeap(links.filter((link) => link.p >= threshold));
  for (let best = queue.pop(); best; best = queue.pop()) {
    const { a, b, p } = best;
    if (parent[a] !== a || parent[b] !== b) continue;
    const now = average(a, b);
    // The pair grew since it was put in; its place in the queue is stale.
    if (Math.abs(now - p) > 1e-9) {
      if (now >= threshold) queue.push({ a, b, p: now });
      continue;
    }
    const [keep, gone] = a < b ? [a, b] : [b, a];
    parent[gone] = keep;
    weakest.set(keep, Math.min(weakest.get(keep) ?? 1, weakest.get(gone) ?? 1, now));
    weakest.delete(gone);
    const goneRow = sums.get(gone) ?? new Map<number, number>();
    sums.get(keep)?.delete(gone);
    goneRow.delete(keep);
    size[keep] = (size[keep] ?? 1) + (size[gone] ?? 1);
    for (const [other, sum] of goneRow) {
      sums.get(other)?.delete(gone);
      put(keep, other, sum);
      put(other, keep, sum);
    }
    sums.delete(gone);
    for (const other of goneRow.keys()) {
      const next = average(keep, other);
      if (next >= threshold) queue.push({ a: Math.min(keep, other), b: Math.max(keep, other), p: next });
    }
  }
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  return { roots: Int32Array.from({ length: count }, (_, index) => rootOf(index)), weakest };
}

/** Links by falling probability, then by index. */
class LinkHeap {
  readonly #links: Link[];

  constructor(links: Link[]) {
    this.#links = [...links].sort(LinkHeap.#order);
  }

  static #order(x: Link, y: Link): number {
    return y.p - x.p || x.a - y.a || x.b - y.b;
  }

  push(link: Link): void {
    const heap = this.#links;
    let at = heap.push(link) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = heap[up];
      if (!above || LinkHeap.#order(above, link) <= 0) break;
      heap[at] = above;
      at = up;
    }
    heap[at] = link;
  }

  pop(): Link | undefined {
    const heap = this.#links;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      const left = heap[down];
      if (!left) break;
      const right = heap[down + 1];
      if (right && LinkHeap.#order(right, left) < 0) down++;
      const below = heap[down];
      if (!below || LinkHeap.#order(last, below) <= 0) break;
      heap[at] = below;
      at = down;
    }
    heap[at] = last;
    return top;
  }
}
