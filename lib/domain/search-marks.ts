import { isUnspaced, type Stretch, wordStretches, wordsOf } from "./search-fold";

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Characters of a snippet: two or three lines on a phone, two on a desk. */
const SNIPPET = 200;
/** A character with the marks that belong to it. */
const CLUSTER = /[\s\S]\p{M}*[\uff9e\uff9f]?/gu;

interface Hit extends Stretch {
  /** The word of the set that it is. */
  word: string;
}

/** Where the words of a set (as `wordsOf` has them) stand in a text, however they are spelled there, in order. */
function hitsIn(text: string, words: ReadonlySet<string>): Hit[] {
  const runs = [...words].filter(isUnspaced);
  return wordStretches(text).flatMap(({ from, to }): Hit[] => {
    const stretch = text.slice(from, to);
    if (isUnspaced(stretch)) return runs.length === 0 ? [] : runHits(stretch, from, runs);
    const word = wordsOf(stretch).find((one) => words.has(one));
    return word === undefined ? [] : [{ word, from, to }];
  });
}

/** Where some runs stand within a longer one, which begins at a place of the text; none lies over another. */
function runHits(stretch: string, at: number, runs: readonly string[]): Hit[] {
  /** For each character of the folded text the cluster that it comes from. */
  const clusterOf: Stretch[] = [];
  let folded = "";
  const isFolded = wordsOf(stretch)[0] === stretch; // as nearly all are
  for (const { 0: cluster, index } of stretch.matchAll(CLUSTER)) {
    const part = isFolded ? cluster : wordsOf(cluster).join("");
    folded += part;
    for (let i = 0; i < part.length; i++) clusterOf.push({ from: at + index, to: at + index + cluster.length });
  }
  const hits = runs.flatMap((word) => {
    const found: Hit[] = [];
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length)) {
      const [first, last] = [clusterOf[i], clusterOf[i + word.length - 1]];
      if (first && last) found.push({ word, from: first.from, to: last.to });
    }
    return found;
  });
  let end = at;
  return hits
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      const isFree = from >= end;
      if (isFree) end = to;
      return isFree;
    });
}

/** A text in pieces, the words of a set (as `wordsOf` has them) marked; marked words side by side are one piece. */
export function markWords(text: string, words: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: string, marked: boolean) => {
    const [before, between] = [pieces.at(-2), pieces.at(-1)];
    if (piece === "") return;
    if (marked && before?.marked && between && /^[ -]$/.test(between.text)) {
      before.text += between.text + piece;
      pieces.pop();
    } else if (between && between.marked === marked) between.text += piece;
    else pieces.push({ text: piece, marked });
  };
  let at = 0;
  for (const { from, to } of hitsIn(text, words)) {
    add(text.slice(at, from), false);
    add(text.slice(from, to), true);
    at = to;
  }
  add(text.slice(at), false);
  return pieces;
}

/**
 * The stretch of some texts that has most of the words of a set, the first of several, cut between words
 * and in pieces; without any of them, the beginning.
 */
export function snippetOf(texts: readonly string[], words: ReadonlySet<string>): Piece[] {
  let best = { text: texts[0] ?? "", from: 0, found: 0 };
  for (const text of texts) {
    const hits = hitsIn(text, words);
    hits.forEach((first, i) => {
      const inside = hits.slice(i, i + 12).filter(({ to }) => to <= first.from + SNIPPET * 0.8);
      const found = new Set(inside.map(({ word }) => word)).size;
      if (found > best.found) best = { text, from: first.from, found };
    });
  }
  const { text } = best;
  if (text.length <= SNIPPET) return markWords(text, words);
  // A little of what stands before; from the beginning where that is near, and never past the end.
  let from = Math.min(best.from < SNIPPET / 2 ? 0 : best.from - 40, Math.max(0, text.length - SNIPPET));
  if (from > 0) {
    const blank = text.indexOf(" ", from) + 1;
    from = blank > 0 && blank <= best.from ? blank : wholeFrom(text, from); // without blanks, between characters
  }
  const cut = text.lastIndexOf(" ", from + SNIPPET);
  const to =
    from + SNIPPET >= text.length ? text.length : cut > from + SNIPPET / 2 ? cut : wholeFrom(text, from + SNIPPET);
  return markWords(`${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`, words);
}

/** The place itself, or the next where no character and none of its marks is cut. */
function wholeFrom(text: string, at: number): number {
  let place = at;
  while (place < text.length && /^[\udc00-\udfff\p{M}]/u.test(text.charAt(place))) place += 1;
  return place;
}
