/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Characters of a snippet: two or three lines on a phone, two on a desk. */
const SNIPPET = 200;
const WORD = /[\p{L}\p{N}]+/gu;

/** A text in pieces, the words of a set (in lower case) marked; marked words side by side are one piece. */
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
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!words.has(word.toLowerCase())) continue;
    add(text.slice(at, index), false);
    add(word, true);
    at = index + word.length;
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
    const hits = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
      words.has(word.toLowerCase()) ? [{ word: word.toLowerCase(), index, end: index + word.length }] : [],
    );
    hits.forEach((first, i) => {
      const inside = hits.slice(i, i + 12).filter(({ end }) => end <= first.index + SNIPPET * 0.8);
      const found = new Set(inside.map(({ word }) => word)).size;
      if (found > best.found) best = { text, from: first.index, found };
    });
  }
  const { text } = best;
  if (text.length <= SNIPPET) return markWords(text, words);
  // A little of what stands before; from the beginning where that is near, and never past the end.
  let from = Math.min(best.from < SNIPPET / 2 ? 0 : best.from - 40, Math.max(0, text.length - SNIPPET));
  if (from > 0) from = text.indexOf(" ", from) + 1;
  const cut = text.lastIndexOf(" ", from + SNIPPET);
  const to = from + SNIPPET >= text.length ? text.length : cut > from ? cut : from + SNIPPET;
  return markWords(`${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`, words);
}
