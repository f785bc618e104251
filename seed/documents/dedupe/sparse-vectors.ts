/** A sparse unit vector: indices of words in rising order, and their weights. */
export type SparseVector = { indices: Int32Array; weights: Float32Array };

/** Words of a text that are kept: the most telling say what it is about. */
const keptWords = 24;

/** Distinct words of each text, one text behind the other, in arrays of their own: a hundred thousand small ones cost more. */
type Counted = { words: Int32Array; counts: Float32Array; ends: Int32Array; frequency: number[] };

function countWords(texts: readonly (readonly string[])[]): Counted {
  const most = texts.reduce((sum, text) => sum + text.length, 0);
  const counted: Counted = {
    words: new Int32Array(most),
    counts: new Float32Array(most),
    ends: new Int32Array(texts.length),
    frequency: [],
  };
  const index = new Map<string, number>();
  let end = 0;
  texts.forEach((text, position) => {
    const own = new Map<number, number>();
    for (const word of text) {
      const known = index.get(word) ?? index.size;
      if (known === index.size) index.set(word, known);
      own.set(known, (own.get(known) ?? 0) + 1);
    }
    for (const [word, count] of own) {
      counted.frequency[word] = (counted.frequency[word] ?? 0) + 1;
      counted.words[end] = word;
      counted.counts[end] = count;
      end++;
    }
    counted.ends[position] = end;
  });
  return counted;
}

/** Texts, each as its words → their TF-IDF vectors over each other, cut to the most telling words; the empty vector for no words. */
export function vectorsOf(texts: readonly (readonly string[])[]): SparseVector[] {
  const { words, counts, ends, frequency } = countWords(texts);
  const room = texts.reduce((sum, text) => sum + Math.min(text.length, keptWords), 0);
  const indices = new Int32Array(room);
  const weights = new Float32Array(room);
  let start = 0;
  return texts.map((_, position) => {
    const weighted: { word: number; weight: number }[] = [];
    for (let at = position === 0 ? 0 : (ends[position - 1] ?? 0); at < (ends[position] ?? 0); at++) {
      const word = words[at] ?? 0;
      const idf = Math.log((texts.length + 1) / ((frequency[word] ?? 0) + 0.5));
      weighted.push({ word, weight: (1 + Math.log(counts[at] ?? 1)) * idf });
    }
    const kept = weighted
      .sort((a, b) => b.weight - a.weight)
      .slice(0, keptWords)
      .sort((a, b) => a.word - b.word);
    const length = Math.sqrt(kept.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
    const end = start + kept.length;
    kept.forEach(({ word, weight }, at) => {
      indices[start + at] = word;
      weights[start + at] = weight / length;
    });
    const vector = { indices: indices.subarray(start, end), weights: weights.subarray(start, end) };
    start = end;
    return vector;
  });
}

/** Two unit vectors → their cosine, 0 to 1; 0 where either is empty. */
export function cosine(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.indices.length && j < b.indices.length) {
    const left = a.indices[i] ?? 0;
    const right = b.indices[j] ?? 0;
    if (left === right) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (left < right) i++;
    else j++;
  }
  return Math.min(1, sum);
}
