import { type Abbreviation, abbreviationKey } from "../lib/domain/abbreviations";
import { findAbbreviations } from "./documents/dedupe/abbreviations";
import synonyms from "./documents/dedupe/data/synonyms.json";

const SMALL_WORDS = /^(?:of|and|the|for|in|to|a)$/;
const EXPLAINED_BEHIND = /\b([A-Z][A-Za-z]{1,7})s? \(([a-z][^()]{3,60})\)/g;

/**
 * The abbreviations of the field: those that texts explain, in either order ("service level objective
 * (SLO)", "SLO (service level objective)"), and those of the list of synonyms whose letters are the
 * initials of what they stand for. Sorted, each pair once.
 */
export function abbreviationsOf(texts: Iterable<string>): Abbreviation[] {
  const pairs: [string, string][] = [];
  for (const [concept, aliases] of Object.entries(synonyms)) {
    const names = [concept, ...aliases];
    for (const short of names) for (const long of names) if (spells(long, short)) pairs.push([short, long]);
  }
  const inOneOrder = [...texts].map((text) => `${text}\n${text.replace(EXPLAINED_BEHIND, "$2 ($1)")}`);
  pairs.push(...findAbbreviations(inOneOrder));
  const keys = pairs.map(([short, long]) => `${short.toLowerCase()}\n${abbreviationKey(long)}`);
  return [...new Set(keys)].sort().map((key) => {
    const [short = "", long = ""] = key.split("\n");
    return { short, long };
  });
}

/** Whether the initials of a phrase, its small words left out, are the letters of a word. */
function spells(phrase: string, word: string): boolean {
  if (!/^[a-z0-9]{2,7}$/.test(word)) return false;
  const words = phrase.split(/[ -]/).filter((part) => part !== "" && !SMALL_WORDS.test(part));
  return words.length > 1 && words.map((part) => part.charAt(0)).join("") === word;
}
