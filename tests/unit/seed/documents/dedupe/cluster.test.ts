import fc from "fast-check";
import { expect, it } from "vitest";
import { clusterLinks } from "../../../../../seed/documents/dedupe/cluster";

const ones = (count: number): number[] => new Array(count).fill(1);

it("does not grow by a chain of weak links", () => {
  const chain = Array.from({ length: 9 }, (_, a) => ({ a, b: a + 1, p: 0.6 }));
  const { roots } = clusterLinks(ones(10), chain, 0.5);
  const sizes = new Map<number, number>();
  for (const root of roots) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(2);
});

it("joins what is linked throughout, and tells the weakest merge", () => {
  const links = [
    { a: 0, b: 1, p: 0.9 },
    { a: 0, b: 2, p: 0.8 },
    { a: 1, b: 2, p: 0.6 },
  ];
  const { roots, weakest } = clusterLinks(ones(4), links, 0.5);
  expect([...roots]).toEqual([0, 0, 0, 3]);
  expect(weakest.get(0)).toBeCloseTo(0.7);
});

it("counts the items that a node stands for", () => {
  // Two nodes of ten items each, one linked strongly to a third of one: it may not pull the twenty together.
  const links = [
    { a: 0, b: 2, p: 0.9 },
    { a: 1, b: 2, p: 0.9 },
  ];
  expect([...clusterLinks([10, 10, 1], links, 0.5).roots]).toEqual([0, 1, 0]);
});

it("every merge has an average at or above the threshold, whatever the links", () => {
  const link = fc.record({ a: fc.nat(11), b: fc.nat(11), p: fc.double({ min: 0.02, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(link, { selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`, maxLength: 30 }),
      (given) => {
        const links = given
          .filter(({ a, b }) => a !== b)
          .map(({ a, b, p }) => ({ a: Math.min(a, b), b: Math.max(a, b), p }));
        const { roots, weakest } = clusterLinks(ones(12), links, 0.5);
        for (const value of weakest.values()) expect(value).toBeGreaterThanOrEqual(0.5);
        for (const [index, root] of roots.entries()) expect(root).toBeLessThanOrEqual(index);
      },
    ),
  );
});
