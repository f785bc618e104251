import weightData from "./data/word-weights.json";
import { findConcept, type Lexicon } from "./lexicon";
import { stem, wordsOf } from "./words";

/** A word or phrase of a question: `weight` from 0 (says nothing) to 1; `known` where the lexicon has it. */
export type Token = { concept: string; weight: number; written: string; isAlias: boolean; known: boolean };

const { silent, weak, medium, strong } = weightData.weights;
const stemmed = (phrase: string): string => wordsOf(phrase).map(stem).join(" ");
const weightOf = new Map<string, number>();
for (const word of weightData.medium) weightOf.set(stem(word), medium);
for (const word of weightData.weak) weightOf.set(stem(word), weak);
for (const word of weightData.silent) weightOf.set(stem(word), silent);

for (const [word, weight] of Object.entries(weightData.own)) weightOf.set(stemmed(word), weight);

const joiners = new Set(["vs", "versus", "and", "or", "to", "from", "over"].map(stem));

/** "horizontal and vertical scaling", "eventual consistency vs strong": a head that two modifiers share. */
function sharedHead(stems: string[], at: number, lexicon: Lexicon): { concepts: string[]; taken: number } | undefined {
  if (joiners.has(stems[at + 1] ?? "")) {
    const second = findConcept(lexicon, stems, at + 2);
    if (second && second.taken >= 2) {
      const head = stems.slice(at + 3, at + 2 + second.taken);
      const first = findConcept(lexicon, [stems[at] ?? "", ...head], 0);
      if (first?.taken === head.length + 1)
        return { concepts: [first.concept, second.concept], taken: 2 + second.taken };
    }
  }
  const first = findConcept(lexicon, stems, at);
  if (!first || first.taken < 2 || !joiners.has(stems[at + first.taken] ?? "")) return undefined;
  const modifier = stems[at + first.taken + 1];
  if (modifier === undefined || (findConcept(lexicon, stems, at + first.taken + 1)?.taken ?? 0) > 1) return undefined;
  const second = findConcept(lexicon, [modifier, ...stems.slice(at + 1, at + first.taken)], 0);
  if (second?.taken !== first.taken) return undefined;
  return { concepts: [first.concept, second.concept], taken: first.taken + 2 };
}

/** Text → its words and phrases in order, with weights; phrases of the lexicon under the name of their concept. */
export function tokensOf(text: string, lexicon: Lexicon): Token[] {
  const words = wordsOf(text);
  const stems = words.map(stem);
  const tokens: Token[] = [];
  for (let at = 0; at < stems.length; ) {
    const shared = sharedHead(stems, at, lexicon);
    if (shared) {
      for (const concept of shared.concepts)
        tokens.push({ concept, weight: strong, written: concept, isAlias: false, known: true });
      at += shared.taken;
      continue;
    }
    const found = findConcept(lexicon, stems, at);
    const concept = found?.concept ?? stems[at] ?? "";
    const taken = found?.taken ?? 1;
    const weight = weightOf.get(found ? stemmed(concept) : concept) ?? strong;
    tokens.push({
      concept,
      weight,
      written: words.slice(at, at + taken).join(" "),
      isAlias: found?.isAlias === true,
      known: found !== undefined,
    });
    at += taken;
  }
  return tokens;
}
