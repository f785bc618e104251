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

/** A concept or phrase, stemmed words joined by blanks → the sign it is, if it is one. */
export const signOf = (key: string): Sign | undefined => signs.get(key);

/** The most words that a phrase of the vocabulary has. */
export const longestPhrase = Math.max(...[...signs.values()].map((sign) => sign.words));
