import { stem, wordsOf } from "../dedupe/words";
import vocabulary from "./topic-vocabulary.json";

/** A deck's slug. */
export type Topic = keyof typeof vocabulary;

/** All topics, in the order of the data. */
export const topics = Object.keys(vocabulary) as Topic[];

/** Whether a topic is one of products and services to be designed. */
export const isDesignTopic = (topic: Topic): boolean => topic.startsWith("design-");

/** A phrase found in a text: which topics it speaks for and how strongly. */
export type Sign = { phrase: string; votes: { topic: Topic; weight: number }[]; words: number };

const decisiveWeight = 3;
const typicalWeight = 1;
/** A phrase of more words is more particular. */
const perFurtherWord = 0.6;

const keyOf = (phrase: string): string => wordsOf(phrase).map(stem).join(" ");

function buildSigns(): Map<string, Sign> {
  const signs = new Map<string, Sign>();
  const put = (phrase: string, topic: Topic, weight: number): void => {
    const key = keyOf(phrase);
    const words = key.split(" ").length;
    const sign = signs.get(key) ?? { phrase, votes: [], words };
    sign.votes.push({ topic, weight: weight * (1 + perFurtherWord * (words - 1)) });
    signs.set(key, sign);
  };
  for (const topic of topics) {
    for (const phrase of vocabulary[topic].decisive) put(phrase, topic, decisiveWeight);
    for (const phrase of vocabulary[topic].typical) put(phrase, topic, typicalWeight);
  }
  return signs;
}

const signs = buildSigns();

/** By their first word: the lengths, in words, of the phrases that start with it, the longest first. */
const lengthsOf = new Map<string, number[]>();
for (const [key, { words }] of signs) {
  const first = key.split(" ")[0] ?? "";
  const lengths = lengthsOf.get(first) ?? [];
  if (!lengths.includes(words))
    lengthsOf.set(
      first,
      [...lengths, words].sort((a, b) => b - a),
    );
}

/** Stemmed words and a position → the longest phrase of the vocabulary that starts there, if any. */
export function signAt(stems: string[], at: number): Sign | undefined {
  for (const length of lengthsOf.get(stems[at] ?? "") ?? []) {
    const sign = signs.get(length === 1 ? (stems[at] ?? "") : stems.slice(at, at + length).join(" "));
    if (sign) return sign;
  }
  return undefined;
}
