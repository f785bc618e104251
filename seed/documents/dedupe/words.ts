import { stemmer } from "stemmer";

const wordPattern = /[\p{L}\p{N}]+(?:[+.'’][\p{L}\p{N}]+)*\+*/gu;
const hasNoSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
// Words whose stem is another word of the field: stateful is not state, logging is not a log.
const ownStem = new Set([
  "liveness",
  "readiness",
  "preference",
  "preferred",
  "securely",
  "stateful",
  "logging",
  "states",
  "streaming",
  "scalability",
  "serializable",
  "operational",
]);
const stems = new Map<string, string>();
// The vocabulary of any amount of text is small; the bound is for text that is not prose.
const stemLimit = 50_000;

/** A lower-case word → its stem, so that "sharding", "sharded" and "shards" are one. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const plain = word.replace(/['’]s$/, "").replace(/['’]/g, "");
  const stemmed = /^[a-z]{3,40}$/.test(plain) && !ownStem.has(plain) ? stemmer(plain) : plain;
  if (stems.size < stemLimit) stems.set(word, stemmed);
  return stemmed;
}

/** Text → its words in lower case, in order; scripts without spaces as pairs of characters. */
export function wordsOf(text: string): string[] {
  const words = text.normalize("NFKC").toLowerCase().match(wordPattern) ?? [];
  if (!hasNoSpaces.test(text)) return words;
  return words.flatMap((word) => {
    if (!hasNoSpaces.test(word)) return [word];
    const characters = [...word];
    return characters.length < 2
      ? characters
      : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}
