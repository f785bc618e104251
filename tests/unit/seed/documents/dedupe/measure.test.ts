import { expect, it } from "vitest";
import { readLabels } from "../../../../../seed/documents/dedupe/train/labels";
import { measurePairs, rates } from "../../../../../seed/documents/dedupe/train/measure";

const labels = readLabels("d:1\ta\tx\tt\nd:2\ta\tx\tt,u\nd:3\tb\tx\tt\nd:4\tc\ty\tt\nno label here\n");

it("counts pairs as the labels say: one strict together, two loose apart, between the two either", () => {
  const at = (clusters: Record<string, number>) => measurePairs(labels, (id) => clusters[id]).counts;
  expect(at({ "d:1": 1, "d:2": 1, "d:3": 1, "d:4": 2 })).toEqual({ right: 1, wrong: 0, missed: 0 });
  expect(at({ "d:1": 1, "d:2": 2, "d:3": 2, "d:4": 2 })).toEqual({ right: 0, wrong: 2, missed: 1 });
});

it("takes an item without a cluster as alone", () => {
  expect(measurePairs(labels, () => undefined).counts).toEqual({ right: 0, wrong: 0, missed: 1 });
});

it("rates nothing as perfect", () => {
  expect(rates({ right: 0, wrong: 0, missed: 0 })).toEqual({ precision: 1, recall: 1 });
  expect(rates({ right: 3, wrong: 1, missed: 3 })).toEqual({ precision: 0.75, recall: 0.5 });
});
