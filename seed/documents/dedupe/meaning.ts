import type { ParsedItem } from "../model";
import { type Aspect, aspectsOf } from "./aspects";
import { clausesOf } from "./clauses";
import type { Corpus } from "./corpus";
import { type Token, tokensOf } from "./tokens";

/** A question as the deduplication understands it. */
export type Meaning = {
  /** Concepts and stems that it is about, each with its weight from 0 (says nothing) to 1. */
  about: ReadonlyMap<string, number>;
  /** What the first clause asks, the most telling first. */
  aspects: Aspect[];
  /** What further clauses ask besides. */
  also: Aspect[];
  /** Two or more things to be compared, as concepts; empty for other questions. */
  sides: string[];
  /** Concepts that were written as another of their names, for explanations: concept → as written. */
  aliases: ReadonlyMap<string, string>;
};

const unresolved = /\b(?:its|they|them|their)\b/i;
/** Weight of what the heading above adds, of an example, and of a word that the document starts everything with. */
const contextWeight = 0.7;
const exampleWeight = 0.25;
const habitWeight = 0.45;
/** Weight of the place where something happens, and of what further clauses add. */
const placeWeight = 0.85;
/** Weight of what something is for, or comes with. */
const purposeWeight = 0.5;
const restWeight = 0.35;

const tells = (token: Token): boolean => token.weight >= 0.8;

/** Tokens → the same, with those that open the phrase and stand in most of the document's questions made light. */
function withoutHabits(tokens: Token[], habit: ReadonlySet<string>): Token[] {
  let opening = true;
  return tokens.map((token) => {
    if (token.weight === 0) return token;
    opening &&= habit.has(token.concept);
    return opening ? { ...token, weight: token.weight * habitWeight } : token;
  });
}

/** A parsed item and what its corpus knows → its meaning. */
export function meaningOf(item: ParsedItem, corpus: Corpus): Meaning {
  const about = new Map<string, number>();
  const aliases = new Map<string, string>();
  const add = (token: Token, factor: number): void => {
    const weight = token.weight * factor;
    if (weight > (about.get(token.concept) ?? 0)) about.set(token.concept, weight);
    if (token.isAlias && weight > 0) aliases.set(token.concept, token.written);
  };
  const { head, tail, rest, examples } = clausesOf(item.question);
  const read = (text: string): Token[] => tokensOf(text, corpus.lexicon);
  // A phrase of the field may run over the preposition ("partition in Kafka"): then there is no place.
  const whole = read(head + tail);
  const headTokens = read(head);
  const isPlace = tail !== "" && whole.length === headTokens.length + read(tail).length && headTokens.some(tells);
  const main = withoutHabits(isPlace ? headTokens : whole, corpus.habitOf(item.document));
  // Where a document's habit is all there is, it is what is asked about.
  const telling = main.some((token) => token.weight >= 0.5) ? main : read(head + tail);
  for (const token of telling) add(token, 1);
  // Where a document asks the same of many places, the place is what tells its questions apart.
  const tellsPlaces = isPlace && corpus.asksOfPlaces(item.document, head);
  for (const token of isPlace ? read(tail) : []) {
    if (about.has(token.concept)) continue;
    add(
      tellsPlaces && token.weight > 0 ? { ...token, weight: 1 } : token,
      tellsPlaces ? 1 : /^\s*(?:for|with)\b/i.test(tail) ? purposeWeight : placeWeight,
    );
  }
  const isComplete = telling.some(tells);
  for (const token of read(rest)) if (!about.has(token.concept)) add(token, isComplete ? restWeight : 1);
  for (const token of read(examples)) if (!about.has(token.concept)) add(token, exampleWeight);
  const strong = [...telling, ...(isComplete ? [] : read(rest))].filter(tells);
  const clear = isPlace ? [...strong, ...read(tail).filter(tells)] : strong;
  const vague = clear.length === 0 || (clear.length === 1 && (unresolved.test(item.question) || !clear[0]?.known));
  if (vague) {
    for (const token of read(corpus.contextOf(item))) if (!about.has(token.concept)) add(token, contextWeight);
  }
  const aspects = aspectsOf(head + tail);
  // "When would you choose a over b?" asks to compare, not how one chooses.
  if (aspects[0] === "compare") about.delete("choose");
  const also = rest === "" ? [] : aspectsOf(rest).filter((aspect) => !aspects.includes(aspect));
  const sides = aspects[0] === "compare" ? strong.map((token) => token.concept) : [];
  return { about, aspects, also, sides: [...new Set(sides)].sort(), aliases };
}
