import type { Aspect } from "./aspects";
import type { Prepared } from "./prepare";
import { cosine } from "./sparse-vectors";

/** The names of a pair's features, in the order of `featuresOf`. */
export const featureNames = [
  "overlap",
  "overlap squared",
  "unmatched in the shorter",
  "unmatched in the longer",
  "strongest unmatched in both",
  "strongest unmatched in one",
  "same concepts",
  "shared weight",
  "compares the same",
  "compares something else",
  "only one compares",
  "only one designs",
  "only one judges",
  "only one lists",
  "only one operates",
  "shares an aspect",
  "same first aspect",
  "same family of aspects",
  "answers alike",
  "answers unlike",
  "letters alike",
  "one document",
  "one section",
] as const;

const told: Aspect[] = ["design", "judge", "list", "operate"];
/** From here on a concept says what a question is about. */
const strong = 0.6;

const families: Record<Aspect, string> = {
  define: "tell",
  why: "tell",
  when: "tell",
  how: "tell",
  list: "tell",
  compare: "compare",
  judge: "judge",
  design: "do",
  operate: "do",
};
const familyOf = (item: Prepared): string => families[item.meaning.aspects[0] ?? "define"];

/** Pairs that share less of what they are about are not one question, whatever else is alike. */
const leastOverlap = 0.25;

/** Whether two prepared items share enough of what they are about for a closer look. */
export function mayBeOne(a: Prepared, b: Prepared): boolean {
  if (a.isOverview !== b.isOverview) return false;
  let shared = 0;
  for (const [concept, weight] of a.meaning.about) shared += Math.min(weight, b.meaning.about.get(concept) ?? 0);
  return shared >= leastOverlap * (a.mass + b.mass - shared);
}

/** Two prepared items → the features of their likeness, each about 0 to 1; symmetric. */
export function featuresOf(a: Prepared, b: Prepared): number[] {
  let shared = 0;
  let unmatchedA = 0;
  let unmatchedB = 0;
  for (const [concept, weight] of a.meaning.about) {
    const other = b.meaning.about.get(concept);
    if (other === undefined) unmatchedA = Math.max(unmatchedA, weight);
    else shared += Math.min(weight, other);
  }
  for (const [concept, weight] of b.meaning.about) {
    if (!a.meaning.about.has(concept)) unmatchedB = Math.max(unmatchedB, weight);
  }
  const overlap = shared / Math.max(a.mass + b.mass - shared, 0.01);
  const onlyA = a.mass - shared;
  const onlyB = b.mass - shared;
  const comparesA = a.asks.get("compare") === 1;
  const comparesB = b.asks.get("compare") === 1;
  const sameSides = comparesA && comparesB && a.meaning.sides.join() === b.meaning.sides.join();
  const answers = cosine(a.answer, b.answer);
  const bothAnswered = a.answer.indices.length > 0 && b.answer.indices.length > 0;
  const flag = (value: boolean): number => (value ? 1 : 0);
  return [
    overlap,
    overlap * overlap,
    Math.min(onlyA, onlyB, 3) / 3,
    Math.min(Math.max(onlyA, onlyB), 3) / 3,
    Math.min(unmatchedA, unmatchedB),
    Math.max(unmatchedA, unmatchedB),
    flag(unmatchedA < strong && unmatchedB < strong && shared > 0),
    Math.min(shared, 3) / 3,
    flag(sameSides),
    flag(comparesA && comparesB && !sameSides),
    flag(comparesA !== comparesB),
    ...told.map((aspect) => Math.abs((a.asks.get(aspect) ?? 0) - (b.asks.get(aspect) ?? 0))),
    flag(a.meaning.aspects.some((aspect) => b.asks.has(aspect))),
    flag(a.meaning.aspects[0] === b.meaning.aspects[0]),
    flag(familyOf(a) === familyOf(b)),
    answers,
    flag(bothAnswered) * (1 - answers),
    cosine(a.trigrams, b.trigrams),
    flag(a.document === b.document),
    flag(a.document === b.document && a.section !== "" && a.section === b.section),
  ];
}
