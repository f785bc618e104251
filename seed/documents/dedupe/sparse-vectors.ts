/** A sparse unit vector: indices of words in rising order, and their weights. */
export type SparseVector = { indices: Int32Array; weights: Float32Array };

const none: SparseVector = { indices: new Int32Array(0), weights: new Float32Array(0) };
/** Words of a text that are kept: the most telling say what it is about. */
const keptWords = 24;

/** Texts, each as its words → their TF-IDF vectors over each other, cut to the most telling words; the empty vector for no words. */
export function vectorsOf(texts: readonly (readonly string[])[]): SparseVector[] {
  const index = new Map<string, number>();
  const frequency: number[] = [];
  const counted = texts.map((text) => {
    const counts = new Map<number, number>();
    for (const word of text) {
      let at = index.get(word);
      if (at === undefined) {
        at = index.size;
        index.set(word, at);
        frequency.push(0);
      }
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    for (const at of counts.keys()) frequency[at] = (frequency[at] ?? 0) + 1;
    return { at: Int32Array.from(counts.keys()), count: Float32Array.from(counts.values()) };
  });
  return counted.map(({ at, count }) => {
    if (at.length === 0) return none;
    const weighted = Array.from(at, (word, position) => {
      const idf = Math.log((texts.length + 1) / ((frequency[word] ?? 0) + 0.5));
      return { word, weight: (1 + Math.log(count[position] ?? 1)) * idf };
    });
    const kept = weighted
      .sort((a, b) => b.weight - a.weight)
      .slice(0, keptWords)
      .sort((a, b) => a.word - b.word);
    const length = Math.sqrt(kept.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
    return {
      indices: Int32Array.from(kept, ({ word }) => word),
      weights: Float32Array.from(kept, ({ weight }) => weight / length),
    };
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
