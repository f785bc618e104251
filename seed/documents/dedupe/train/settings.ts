import type { Settings } from "./cross-validate";

/** Chosen by the cross-validation that leaves out whole clusters; precision before recall. */
export const settings: Settings = { penalty: 1, threshold: 0.42, negativeWeight: 1, eitherWeight: 0.15 };

/** How many folds of whole clusters are left out in turn, and how many ways to deal them are tried. */
export const folds = 5;
export const deals = 3;

/** A group's name and the number of a deal → its fold, 0 to `folds` − 1; always the same. */
export function foldOf(loose: string, deal: number): number {
  let hash = deal * 7919 + 17;
  for (const character of loose) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % folds;
}
