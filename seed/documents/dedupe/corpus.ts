import type { ParsedItem } from "../model";
import { findAbbreviations } from "./abbreviations";
import { clausesOf } from "./clauses";
import { type Lexicon, makeLexicon } from "./lexicon";
import { tokensOf } from "./tokens";

/** What a set of items knows beyond each of them. */
export type Corpus = {
  lexicon: Lexicon;
  /** Concepts that a document starts a good part of its questions with. */
  habitOf: (document: string) => ReadonlySet<string>;
  /** Whether the document puts this head of a question to several places ("… from a worker", "… from a container"). */
  asksOfPlaces: (document: string, head: string) => boolean;
  /** The heading that says what an item is about, "" where it stands over too much to say anything. */
  contextOf: (item: ParsedItem) => string;
};

/** A habit: at least this share of a document's questions, in a document of at least so many. */
const habitShare = 0.05;
const habitQuestions = 100;
/** A heading over more items than this groups; it does not name their subject. */
const contextItems = 8;
const announcing = /\b(?:interview|questions?|q\s*&\s*a|faq|part|chapter|overview|introduction)\b/i;

const sectionKey = (item: ParsedItem): string => [item.document, ...item.section].join("\u0000");

function findHabits(items: ParsedItem[], lexicon: Lexicon): Map<string, Set<string>> {
  const counts = new Map<string, { total: number; opens: Map<string, number> }>();
  for (const item of items) {
    if (item.kind !== "question") continue;
    const count = counts.get(item.document) ?? { total: 0, opens: new Map<string, number>() };
    counts.set(item.document, count);
    count.total++;
    const telling = tokensOf(item.question, lexicon).filter((token) => token.weight > 0);
    // A single telling word is the subject, however often it comes.
    for (const token of telling.slice(0, Math.min(2, telling.length - 1))) {
      count.opens.set(token.concept, (count.opens.get(token.concept) ?? 0) + 1);
    }
  }
  return new Map(
    [...counts].map(([document, { total, opens }]) => {
      const least = total < habitQuestions ? Number.POSITIVE_INFINITY : total * habitShare;
      return [document, new Set([...opens].filter(([, count]) => count >= least).map(([concept]) => concept))];
    }),
  );
}

const headKey = (document: string, head: string, lexicon: Lexicon): string => {
  const concepts = tokensOf(head, lexicon).filter((token) => token.weight > 0);
  return [document, ...concepts.map((token) => token.concept)].join("|");
};

/** Places for one head from which on they tell questions apart. */
const manyPlaces = 3;

function findPlaces(items: ParsedItem[], lexicon: Lexicon): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const item of items) {
    const { head, tail } = clausesOf(item.question);
    if (tail === "") continue;
    const key = headKey(item.document, head, lexicon);
    const known = places.get(key) ?? new Set<string>();
    places.set(key, known.add(tail.toLowerCase()));
  }
  return places;
}

/** Items → what they know together: abbreviations that they explain, habits of documents, headings that name subjects. */
export function readCorpus(items: ParsedItem[]): Corpus {
  const lexicon = makeLexicon(
    findAbbreviations(items.flatMap((item) => [item.question, item.section.at(-1) ?? "", item.answer.slice(0, 400)])),
  );
  const habits = findHabits(items, lexicon);
  const places = findPlaces(items, lexicon);
  const sizes = new Map<string, number>();
  for (const item of items) sizes.set(sectionKey(item), (sizes.get(sectionKey(item)) ?? 0) + 1);
  return {
    lexicon,
    asksOfPlaces: (document, head) => (places.get(headKey(document, head, lexicon))?.size ?? 0) >= manyPlaces,
    habitOf: (document) => habits.get(document) ?? new Set(),
    contextOf: (item) => {
      const heading = item.section.at(-1) ?? "";
      return announcing.test(heading) || (sizes.get(sectionKey(item)) ?? 0) > contextItems ? "" : heading;
    },
  };
}
