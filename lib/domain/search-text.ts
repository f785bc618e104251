import { abbreviationKey } from "./abbreviations";
import { isUnspaced, piecesOf, wordsOf } from "./search-fold";
import { isJoined, join, type Leaf, leavesOf, type Phrase, type SearchNode, type Word } from "./search-query";

/** A word of the cards, with the lexeme that full text has for it. */
export interface KnownWord {
  word: string;
  lexeme: string;
  /** How many cards have it. */
  cards: number;
}

/** What the database knows of the words of a query. */
export interface Vocabulary {
  /** The lexeme of each word, empty for one that full text leaves out, and how many cards have it. */
  lexemes: ReadonlyMap<string, { lexeme: string; cards: number }>;
  /** What a word may have been meant to be. */
  corrections: ReadonlyMap<string, readonly KnownWord[]>;
  /** What a word may be the beginning of. */
  completions: ReadonlyMap<string, readonly string[]>;
  /** What an abbreviation stands for, as text for `tsquery`. */
  longForms: ReadonlyMap<string, readonly string[]>;
  /** The lexemes of the abbreviations of a phrase, by its key. */
  shortForms: ReadonlyMap<string, readonly string[]>;
}

/** How far a query's words reach: as they stand and by their abbreviations, or with completions and corrections too. */
export type Reach = "exact" | "wide";

/** Full text for PostgreSQL to search by, in the syntax of `tsquery`. */
export interface TextQuery {
  text: string;
  /** Whether an index can find it: it asks for something that must be there. */
  searchable: boolean;
}

/** A word that may stand for several, and the key of the phrase it would be part of. */
const isPlain = (node: SearchNode): node is Word =>
  node.kind === "word" && !node.prefix && wordsOf(node.text).length === 1;

/**
 * The full-text query of a tree of words and phrases; null where only words are asked for that full text
 * leaves out. A word stands for all that the vocabulary has for it; a phrase only for itself. Words that
 * spell out an abbreviation may be replaced by it.
 * @param completing the leaf that is being typed: it may go on
 */
export function textQuery(
  node: SearchNode,
  known: Vocabulary,
  reach: Reach,
  completing: Leaf | null = null,
): TextQuery | null {
  switch (node.kind) {
    case "filter":
      throw new Error("a filter is no text");
    case "word":
    case "phrase":
      return leafQuery(node, known, reach, node === completing);
    case "not": {
      const part = textQuery(node.part, known, reach, completing);
      return part && { text: `!(${part.text})`, searchable: false };
    }
    case "or":
      return joined(
        node.parts.map((part) => textQuery(part, known, reach, completing)),
        " | ",
        (parts) => parts.every((part) => part.searchable),
      );
    case "and":
      return joined(andParts(node.parts, known, reach, completing), " & ", (parts) =>
        parts.some((part) => part.searchable),
      );
  }
}

function joined(
  parts: readonly (TextQuery | null)[],
  sign: string,
  searchable: (parts: readonly TextQuery[]) => boolean,
): TextQuery | null {
  const some = parts.filter((part) => part !== null);
  if (some.length === 0) return null;
  return { text: some.map(({ text }) => `(${text})`).join(sign), searchable: searchable(some) };
}

/** The parts of an "and"; where some in a row spell out an abbreviation, one part of both. */
function andParts(
  parts: readonly SearchNode[],
  known: Vocabulary,
  reach: Reach,
  completing: Leaf | null,
): (TextQuery | null)[] {
  const queries: (TextQuery | null)[] = [];
  for (let at = 0; at < parts.length; ) {
    let taken = 1;
    let shorts: readonly string[] = [];
    for (let end = at + 2; end <= parts.length && parts.slice(at, end).every(isPlain); end++) {
      const found = known.shortForms.get(phraseKey(parts.slice(at, end)));
      if (found) [taken, shorts] = [end - at, found];
    }
    const spelled = joined(
      parts.slice(at, at + taken).map((part) => textQuery(part, known, reach, completing)),
      " & ",
      (all) => all.some((part) => part.searchable),
    );
    const short = shorts.map((lexeme) => ({ text: quote(lexeme), searchable: true }));
    queries.push(joined([spelled, ...short], " | ", (all) => all.every((part) => part.searchable)));
    at += taken;
  }
  return queries;
}

const phraseKey = (parts: readonly SearchNode[]): string =>
  abbreviationKey(parts.map((part) => (part.kind === "word" ? part.text : "")).join(" "));

/** The phrases of two words and more that stand in a row in a query, as abbreviations are looked up by. */
export function phraseKeys(node: SearchNode): string[] {
  if (node.kind === "not") return phraseKeys(node.part);
  if (!isJoined(node)) return [];
  const inside = node.parts.flatMap(phraseKeys);
  if (node.kind === "or") return inside;
  const rows = node.parts.flatMap((_, from) =>
    node.parts.slice(from + 1, from + 6).flatMap((_part, more) => {
      const row = node.parts.slice(from, from + more + 2);
      return row.every(isPlain) ? [phraseKey(row)] : [];
    }),
  );
  return [...inside, ...rows];
}

function leafQuery(leaf: Word | Phrase, known: Vocabulary, reach: Reach, mayGoOn: boolean): TextQuery | null {
  const words = wordsOf(leaf.text);
  const wide = reach === "wide" && leaf.kind === "word";
  /** What must all be there; words that follow each other are one of them. */
  const parts: string[] = [];
  let row = "";
  let gap = 0;
  const follow = (query: string) => {
    row = row === "" ? query : `${row} <${gap}> ${query}`;
    gap = 0;
  };
  words.forEach((word, i) => {
    gap += 1;
    if (isUnspaced(word)) {
      // A single character begins a pair, or ends a run.
      const pieces = [...word].length === 1 ? [`${quote(word)}:*`] : piecesOf(word).map(quote);
      if (leaf.kind === "word") {
        // However long a card is: that the pieces follow each other is known of its first 16,000 words only.
        parts.push(...(row === "" ? [] : [row]), pieces.join(" & "));
        row = "";
        gap = 0;
      } else {
        for (const piece of pieces) {
          follow(piece);
          gap = 1;
        }
        if (pieces.length === 1 && [...word].length === 1) gap = 0; // longer runs end with their last character by itself
      }
      return;
    }
    const last = leaf.kind === "word" && i === words.length - 1;
    const begins = last && leaf.prefix;
    const choices = new Set(begins ? [] : [known.lexemes.get(word)?.lexeme ?? ""]);
    const goesOn = wide && last && mayGoOn && !known.longForms.get(word)?.length; // an abbreviation is a whole word
    if (begins || goesOn) for (const lexeme of known.completions.get(word) ?? []) choices.add(lexeme);
    if (wide) for (const { lexeme } of known.corrections.get(word) ?? []) choices.add(lexeme);
    choices.delete("");
    const all = [...choices].map(quote);
    if (leaf.kind === "word" && words.length === 1) all.push(...(known.longForms.get(word) ?? []));
    if (begins && all.length === 0) all.push(quote(word)); // no word begins so: nothing is found
    if (all.length > 0) follow(`(${all.join(" | ")})`); // else the words around it are so much further apart
  });
  if (row !== "") parts.push(row);
  return parts.length === 0 ? null : { text: parts.map((part) => `(${part})`).join(" & "), searchable: true };
}

/** A lexeme as `tsquery` reads it. */
const quote = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** The words and phrases of a query that are asked for, not those that must be missing. */
export function wantedText(node: SearchNode | null): (Word | Phrase)[] {
  if (!node || node.kind === "not") return [];
  if (isJoined(node)) return node.parts.flatMap(wantedText);
  return node.kind === "filter" ? [] : [node];
}

/** A query in two: what is text alone and must hold, and the rest; either may be null. */
export function splitText(node: SearchNode | null): { text: SearchNode | null; rest: SearchNode | null } {
  if (!node) return { text: null, rest: null };
  const parts = node.kind === "and" ? node.parts : [node];
  const isText = (part: SearchNode) => leavesOf(part).every((leaf) => leaf.kind !== "filter");
  return {
    text: join("and", parts.filter(isText)),
    rest: join(
      "and",
      parts.filter((part) => !isText(part)),
    ),
  };
}
