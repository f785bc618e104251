/** One fact of an answer, as Markdown. Its id stays when it moves or is reworded in place. */
export interface KeyPoint {
  id: string;
  text: string;
}

/** A card's words, as Markdown. */
export interface CardWords {
  question: string;
  summary: string;
  keyPoints: KeyPoint[];
  /** Empty when there are none. */
  details: string;
}

/** The words of a card of the bank as an own version keeps them to compare with: points without ids. */
export interface BankWords {
  question: string;
  summary: string;
  keyPoints: string[];
  details: string;
}

/** The parts of a card's words, in the order in which they are read. */
export const WORD_FIELDS = ["question", "summary", "keyPoints", "details"] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** The fields in which two wordings differ, in reading order; none where they say the same. */
export function changedFields(a: BankWords, b: BankWords): WordField[] {
  return WORD_FIELDS.filter((field) => textOf(a, field) !== textOf(b, field));
}

const textOf = (words: BankWords, field: WordField) =>
  field === "keyPoints" ? JSON.stringify(words.keyPoints) : words[field];

/** Words without the ids of their points. */
export function withoutIds({ question, summary, keyPoints, details }: CardWords): BankWords {
  return { question, summary, keyPoints: keyPoints.map(({ text }) => text), details };
}

/** A point as it is wanted. `id`: that of the point it was, null for a new one; left out where nobody knows. */
export interface WantedPoint {
  id?: string | null;
  text: string;
}

/**
 * The id that each wanted point keeps of the old ones, none for a new point, and none twice. A point
 * keeps the id that it says it had; else that of the same text, wherever it moves; else, where nobody
 * knows what it was, that of the point whose place it takes, if that one's text is gone.
 */
export function keptPointIds(old: readonly KeyPoint[], wanted: readonly WantedPoint[]): (string | undefined)[] {
  const left = new Map(old.map((point) => [point.id, point]));
  const ids: (string | undefined)[] = wanted.map(() => undefined);
  const settle = (find: (point: WantedPoint, place: number) => string | undefined) => {
    for (const [place, point] of wanted.entries()) {
      if (ids[place] !== undefined) continue;
      const id = find(point, place);
      if (id !== undefined && left.delete(id)) ids[place] = id;
    }
  };
  settle(({ id }) => id ?? undefined);
  settle(({ text }) => [...left.values()].find((point) => point.text === text)?.id);
  settle(({ id }, place) => (id === undefined ? old[place]?.id : undefined));
  return ids;
}
