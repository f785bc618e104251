import { aspectsOf } from "../dedupe/aspects";
import { clausesOf } from "../dedupe/clauses";
import { makeLexicon } from "../dedupe/lexicon";
import { tokensOf } from "../dedupe/tokens";
import { stem, wordsOf } from "../dedupe/words";
import type { ParsedItem } from "../model";
import { isDesignTopic, type Sign, signAt, type Topic, topics } from "./vocabulary";

/** A cluster's topic, and the phrases that spoke for it. */
export type Classification = { topic: Topic; because: string };

const lexicon = makeLexicon(new Map());

/** How much what stands where counts; an answer says much that is beside the point. */
const placeWeights = { head: 3, tail: 1.3, rest: 1, section: 1.2, tags: 1, answer: 0.12 };
/** Characters of an answer that are read. */
const readCharacters = 600;
/** What a design topic gains where something is to be designed, and loses where nothing is. */
const designGain = 1.4;
const noDesignLoss = 0.35;
const fallback: Topic = "fundamentals";

/** The words of a text, stemmed, with phrases of the field under their main name. */
function stemsOf(text: string): string[] {
  return tokensOf(text, lexicon).flatMap((token) => (token.known ? wordsOf(token.concept).map(stem) : token.concept));
}

/** The signs in a text, each once; the words of one are not counted again. */
function signsIn(text: string): Set<Sign> {
  const found = new Set<Sign>();
  for (const stems of [stemsOf(text), wordsOf(text).map(stem)]) {
    for (let at = 0; at < stems.length; ) {
      const sign = signAt(stems, at);
      if (sign) found.add(sign);
      at += sign?.words ?? 1;
    }
  }
  return found;
}

/** The members of a cluster → the topic that most speaks for, with the reasons; `fundamentals` where nothing does. */
export function classifyCluster(members: ParsedItem[]): Classification {
  const votes = new Map<Topic, number>();
  const reasons = new Map<Topic, Map<string, number>>();
  const count = (text: string, place: number): void => {
    if (text === "") return;
    for (const { phrase, votes: given } of signsIn(text)) {
      for (const { topic, weight } of given) {
        // A phrase that belongs to several topics says less for each.
        const vote = (weight * place) / Math.sqrt(given.length);
        votes.set(topic, (votes.get(topic) ?? 0) + vote);
        const known = reasons.get(topic) ?? new Map<string, number>();
        reasons.set(topic, known.set(phrase, (known.get(phrase) ?? 0) + vote));
      }
    }
  };
  // A handful of members says it all; the rest repeats them.
  for (const member of members.slice(0, 12)) {
    const { head, tail, rest, examples } = clausesOf(member.question);
    count(head, placeWeights.head);
    count(tail, placeWeights.tail);
    count(`${rest} ${examples}`.trim(), placeWeights.rest);
    count(member.section.at(-1) ?? "", placeWeights.section);
    count(member.tags.join(", "), placeWeights.tags);
    count(member.answer.slice(0, readCharacters), placeWeights.answer);
  }
  const designs = members.some((member) => aspectsOf(member.question)[0] === "design");
  for (const topic of topics) {
    if (isDesignTopic(topic)) votes.set(topic, (votes.get(topic) ?? 0) * (designs ? designGain : noDesignLoss));
  }
  const best = topics.reduce(
    (first, topic) => ((votes.get(topic) ?? 0) > (votes.get(first) ?? 0) ? topic : first),
    fallback,
  );
  const because = [...(reasons.get(best) ?? [])]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([phrase]) => phrase);
  return { topic: best, because: because.join(", ") };
}
