import { closest } from "./edit-distance";
import type { Filter } from "./search-filters";
import { wordsOf } from "./search-fold";
import { keepLeaves, type Leaf, leavesOf, type Mistake, type ParsedSearch, type SearchNode } from "./search-query";

/** A deck as deck: may name it. */
export interface NamedDeck {
  id: string;
  slug: string;
  title: string;
}

/** A query whose names mean something to the one who asks. */
export interface ResolvedSearch {
  query: SearchNode | null;
  mistakes: Mistake[];
  /** The ids of the decks that each deck: names. */
  decks: Map<string, string[]>;
}

/** The decks of a name: the one of this slug or title, else those that a `*` lets match, else those whose titles have its words. */
export function decksOf(name: string, decks: readonly NamedDeck[]): NamedDeck[] {
  const wanted = plain(name);
  const exact = decks.filter(({ slug, title }) => slug === wanted || plain(title) === wanted);
  if (exact.length > 0) return exact;
  if (name.includes("*")) {
    const parts = wanted.split("*");
    return decks.filter(({ slug, title }) => hasParts(slug, parts) || hasParts(plain(title), parts));
  }
  const words = wordsOf(name);
  return decks.filter(({ slug, title }) => {
    const known = new Set(wordsOf(`${slug} ${title}`));
    return words.length > 0 && words.every((word) => known.has(word));
  });
}

const plain = (text: string): string => text.normalize("NFC").toLowerCase();

/** Whether a text begins with the first of two parts or more, ends with the last, and has the others between, in order. */
function hasParts(text: string, parts: readonly string[]): boolean {
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  let at = first.length;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  for (const part of parts.slice(1, -1)) {
    // The first place is as good as any: it leaves the most for the parts behind it.
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= text.length;
}

/** Leaves out of a query what names no deck, and what asks about a learner where there is none, with a mistake for each. */
export function resolveSearch(parsed: ParsedSearch, decks: readonly NamedDeck[], signedIn: boolean): ResolvedSearch {
  const found = new Map<string, string[]>();
  const mistakes = [...parsed.mistakes];
  const refused = new Set<Leaf>();
  for (const leaf of leavesOf(parsed.query)) {
    if (leaf.kind !== "filter") continue;
    const { filter, from, to } = leaf;
    const mistake =
      (!signedIn && needsLearner(filter)) || (filter.name === "deck" && unknownDeck(filter.value, decks, found));
    if (!mistake) continue;
    refused.add(leaf);
    mistakes.push({ from, to, ...mistake });
  }
  const query = refused.size > 0 ? keepLeaves(parsed.query, (leaf) => !refused.has(leaf)) : parsed.query;
  return { query, mistakes: mistakes.sort((a, b) => a.from - b.from), decks: found };
}

function needsLearner(filter: Filter) {
  const theirs = ["is", "prop", "rated", "introduced", "note"].includes(filter.name);
  return (
    theirs && {
      message: `${filter.name}: asks about your own reviews and notes. Sign in to use it. This part was left out.`,
    }
  );
}

function unknownDeck(name: string, decks: readonly NamedDeck[], found: Map<string, string[]>) {
  const named = decksOf(name, decks);
  found.set(
    name,
    named.map(({ id }) => id),
  );
  if (named.length > 0) return false;
  const near = closest(
    plain(name),
    decks.map(({ slug }) => slug),
    3,
  );
  const instead = near && `deck:${near}`;
  const meant = instead ? ` Did you mean ${instead}?` : " The address of a deck's page ends in its name.";
  return { message: `There is no deck ${name}.${meant} This part was left out.`, ...(instead && { instead }) };
}
