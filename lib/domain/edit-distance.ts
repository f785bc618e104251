/**
 * How many letters must be put in, taken out, replaced or swapped with their neighbor to make one word of
 * another (optimal string alignment, after Damerau 1964); more than `most` is all the same, `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // Of each row only what is at most so far from the diagonal is kept, from the left: the rest is too far already. So
  // the work grows with the length, not with its square.
  const width = 2 * most + 1;
  const at = (row: readonly number[], place: number) => row[place] ?? most + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, place) => (place < most ? most + 1 : place - most));
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [];
    for (let place = 0; place < width; place++) {
      const j = i + place - most;
      if (j < 0 || j > b.length) row.push(most + 1);
      else if (j === 0) row.push(Math.min(i, most + 1));
      else {
        const same = a[i - 1] === b[j - 1];
        let best = Math.min(at(last, place + 1) + 1, at(row, place - 1) + 1, at(last, place) + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          best = Math.min(best, at(before, place) + 1);
        row.push(best);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(at(last, b.length - a.length + most), most + 1);
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
