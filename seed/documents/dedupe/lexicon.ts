import synonyms from "./data/synonyms.json";
import { stem, wordsOf } from "./words";

/** A run of words found in a lexicon: its concept, how many words it took, and whether an alias stood for it. */
export type Found = { concept: string; taken: number; isAlias: boolean };

type Node = { next: Map<string, Node>; concept?: string; isAlias?: boolean };

/** Phrases of the field by their stems: a tree of words. */
export type Lexicon = { root: Node };

function learn(root: Node, phrase: string, concept: string): void {
  let node = root;
  for (const word of wordsOf(phrase)) {
    const key = stem(word);
    let next = node.next.get(key);
    if (!next) {
      next = { next: new Map() };
      node.next.set(key, next);
    }
    node = next;
  }
  // The first to name a phrase keeps it, so that the data's order decides between two meanings.
  node.concept ??= concept;
  node.isAlias ??= phrase !== concept;
}

/** The field's synonyms and, behind them, abbreviations that the documents themselves explain (short → long). */
export function makeLexicon(abbreviations: ReadonlyMap<string, string>): Lexicon {
  const lexicon: Lexicon = { root: { next: new Map() } };
  for (const concept of Object.keys(synonyms)) learn(lexicon.root, concept, concept);
  for (const [concept, aliases] of Object.entries(synonyms)) {
    for (const alias of aliases) learn(lexicon.root, alias, concept);
  }
  for (const [short, long] of abbreviations) {
    const words = wordsOf(long).map(stem);
    const known = findConcept(lexicon, words, 0);
    const concept = known?.taken === words.length ? known.concept : long;
    learn(lexicon.root, short, concept);
    learn(lexicon.root, long, concept);
  }
  return lexicon;
}

/** Stems and a position → the longest phrase of the lexicon that starts there, if any. */
export function findConcept(lexicon: Lexicon, stems: string[], at: number): Found | undefined {
  let node: Node | undefined = lexicon.root;
  let found: Found | undefined;
  for (let offset = 0; at + offset < stems.length; offset++) {
    node = node.next.get(stems[at + offset] ?? "");
    if (!node) break;
    if (node.concept !== undefined)
      found = { concept: node.concept, taken: offset + 1, isAlias: node.isAlias === true };
  }
  return found;
}
