/**
 * How many letters must be put in, taken out, replaced or swapped with their neighbor to make one word of
 * another (optimal string alignment, after Damerau 1964); more than `most` is all the same, `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const at = (row: readonly number[], j: number) => row[j] ?? most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    // So far from the diagonal each way is too far already: the work grows with the length, not with its square.
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    const row: number[] = [];
    if (i <= most) row[0] = i;
    let least = row[0] ?? most + 1;
    for (let j = from; j <= to; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(before, j - 2) + 1);
      row[j] = best;
      least = Math.min(least, best);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** The word of a few that is closest to another, at most `most` edits away; the first of several, undefined for none. */
export function closest<T extends string>(
  word: string,
  words: readonly T[],
  most = word.length < 5 ? 1 : 2,
): T | undefined {
  let found: T | undefined;
  let least = most + 1;
  for (const one of words) {
    const distance = editDistance(word, one, most);
    if (distance < least) [found, least] = [one, distance];
  }
  return found;
}
