import { itemId, type ParsedItem } from "../model";
import type { Aspect } from "./aspects";
import { readCorpus } from "./corpus";
import { type Meaning, meaningOf } from "./meaning";
import { type SparseVector, vectorsOf } from "./sparse-vectors";
import { stem, wordsOf } from "./words";

/** An item with all that comparing it takes, computed once. */
export type Prepared = {
  id: string;
  document: string;
  section: string;
  isOverview: boolean;
  meaning: Meaning;
  /** Sum of the weights of `meaning.about`. */
  mass: number;
  /** How much each aspect is asked: 1 by the first clause, half by further ones. */
  asks: ReadonlyMap<Aspect, number>;
  answer: SparseVector;
  trigrams: SparseVector;
};

/** Characters of an answer that are read: its beginning says what it is about. */
const readCharacters = 1000;

const answerWords = (answer: string): string[] =>
  wordsOf(answer.slice(0, readCharacters)).flatMap((word) => (word.length < 3 ? [] : stem(word)));

function trigramsOf(question: string): string[] {
  const plain = `  ${question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  return Array.from({ length: plain.length - 2 }, (_, at) => plain.slice(at, at + 3));
}

/** Items → what comparing them takes, in the same order. */
export function prepareItems(items: ParsedItem[]): Prepared[] {
  const corpus = readCorpus(items);
  const answers = vectorsOf(items.map((item) => answerWords(item.answer)));
  const trigrams = vectorsOf(items.map((item) => trigramsOf(item.question)));
  const empty = vectorsOf([[]])[0] ?? { indices: new Int32Array(0), weights: new Float32Array(0) };
  return items.map((item, index) => {
    const meaning = meaningOf(item, corpus);
    return {
      id: itemId(item),
      document: item.document,
      section: corpus.contextOf(item) === "" ? "" : item.section.join("\u0000"),
      isOverview: item.kind === "overview",
      meaning,
      mass: [...meaning.about.values()].reduce((sum, weight) => sum + weight, 0),
      asks: new Map([
        ...meaning.also.map((aspect) => [aspect, 0.5] as const),
        ...meaning.aspects.map((aspect) => [aspect, 1] as const),
      ]),
      answer: answers[index] ?? empty,
      trigrams: trigrams[index] ?? empty,
    };
  });
}
