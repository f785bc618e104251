import type { CardState } from "../domain/card-state";
import type { Level } from "../domain/level";
import { resolveSearch } from "../domain/search-decks";
import { isUnspaced, piecesOf, wordsOf } from "../domain/search-fold";
import { keepLeaves, leavesOf, type Mistake, parseSearch, type SearchNode, type Word } from "../domain/search-query";
import { textQuery, type Vocabulary, wantedText } from "../domain/search-text";
import type { Settings } from "../domain/settings";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { isTooSlow, runSearchPrepared } from "./client";
import { listDeckNames } from "./deck-names";
import { Prisma } from "./generated/client";
import { type Searching, startSearching } from "./search-conditions";
import { type Found, findIds, MOST_FOUND, type Page } from "./search-find";
import { loadMarkedWords, loadVocabulary } from "./search-words";
import { keyPointsOf, scheduledCards, visibleCards } from "./visible-cards";

/** A card that a search found, its words as Markdown. */
export interface FoundCard {
  id: string;
  slug: string;
  deckSlug: string;
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: { id: string; text: string }[];
  details: string;
  level: Level;
  answered: boolean;
  ofBank: boolean;
  state: CardState;
}

export interface SearchAnswer {
  cards: FoundCard[];
  /** How many there are, up to MOST_FOUND; `more` where there are more still. */
  total: number;
  more: boolean;
  /** How many of them can be learned, where the page asked for that. */
  answered: number;
  mistakes: Mistake[];
  /** Words that no card has, with those that were searched in their place. */
  corrected: { typed: string; instead: string[] }[];
  /** Words that were passed over because no card has all of them. */
  passedOver: string[];
  /** The words to mark in the cards, in lower case. */
  marked: Set<string>;
}

/** What a round of searching came to. */
interface Round extends Found {
  vocabulary: Vocabulary;
  query: SearchNode;
}

/**
 * The cards of the user (or, for a visitor, null, of the bank) that a query finds at an instant, the best
 * first: see lib/domain/search-query.ts for its language. Words are matched by their stems, abbreviations
 * with what they stand for, and the last word may be a beginning. What no card has is corrected; where no
 * card has all words, the most frequent ones are passed over. A search that takes too long finds nothing,
 * and says so among the mistakes.
 */
export async function searchCards(
  userId: string | null,
  settings: Settings,
  typed: string,
  now: Date,
  page: Page,
): Promise<SearchAnswer> {
  const { query, mistakes, decks } = await readSearch(userId, typed);
  const nothing = {
    ...{ cards: [], total: 0, more: false, answered: 0, mistakes, corrected: [], passedOver: [] },
    marked: new Set<string>(),
  };
  if (!query) return nothing;
  try {
    const found = await findRound(userId, settings, typed, query, decks, now, page);
    return { ...nothing, ...(await describe(userId, typed, query, found)) };
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return { ...nothing, mistakes: [{ from: 0, to: typed.length, message: TOO_SLOW }, ...mistakes] };
  }
}

const TOO_SLOW = "That search took too long. Use fewer or longer words, or try again in a moment.";

/**
 * The ids of the cards that a learner's query finds as `searchCards` does and that can be learned, the best first, `most`
 * at most; or why there is no answer, in a sentence.
 */
export async function listFoundIds(
  userId: string,
  settings: Settings,
  typed: string,
  now: Date,
  most: number,
): Promise<string[] | { message: string }> {
  const { query, decks } = await readSearch(userId, typed);
  if (!query) return [];
  try {
    const page = { limit: most, offset: 0, most };
    const { ids } = (await findRound(userId, settings, typed, query, decks, now, page)).round;
    const { rows } = await runSearchPrepared<{ id: string }>(Prisma.sql`
      SELECT c.id FROM unnest(${ids}::uuid[]) WITH ORDINALITY wanted(id, place)
      JOIN ${scheduledCards(userId)} c ON c.id = wanted.id ORDER BY wanted.place`);
    return rows.map(({ id }) => id);
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return { message: TOO_SLOW };
  }
}

/** A query as it was typed, without what names no deck or needs an account. */
async function readSearch(userId: string | null, typed: string) {
  const parsed = parseSearch(typed);
  const named = leavesOf(parsed.query).some((leaf) => leaf.kind === "filter" && leaf.filter.name === "deck");
  return resolveSearch(parsed, named ? await listDeckNames(userId) : [], userId !== null);
}

/** The round of searching that found something, or the last; and the word that is still being typed. */
async function findRound(
  userId: string | null,
  settings: Settings,
  typed: string,
  query: SearchNode,
  decks: Searching["decks"],
  now: Date,
  page: Page,
): Promise<{ round: Round; completing: Word | null }> {
  const completing = wantedText(query).find(
    (leaf): leaf is Word => leaf.kind === "word" && !leaf.prefix && leaf.to === typed.length,
  );
  const last = completing ? (wordsOf(completing.text).at(-1) ?? null) : null;
  const begun = last !== null && isUnspaced(last) ? null : last; // any part of a run is found as it is
  const search = async (node: SearchNode, vocabulary: Vocabulary): Promise<Round> => {
    const searching = startSearching(userId, settings, now, vocabulary, decks);
    return { ...(await findIds(node, completing ?? null, searching, page)), vocabulary, query: node };
  };
  let round = await search(query, await loadVocabulary(userId, query, begun));
  if (round.total === 0 && wordsWanted(query).length > 0) {
    const doubted = await loadVocabulary(userId, query, begun, true);
    // Only what may be mistyped makes it another search.
    const isOther = [...doubted.corrections].some(
      ([word, near]) => near.length > 0 && !round.vocabulary.corrections.has(word),
    );
    round = isOther ? await search(query, doubted) : { ...round, vocabulary: doubted };
  }
  if (round.total === 0) round = await searchLess(round, search);
  return { round, completing: completing ?? null };
}

const wordsWanted = (query: SearchNode) => wantedText(query).filter((leaf): leaf is Word => leaf.kind === "word");

/** What is said of a round: the cards of its page, and what was searched where that is not what was typed. */
async function describe(
  userId: string | null,
  typed: string,
  query: SearchNode,
  { round, completing }: Awaited<ReturnType<typeof findRound>>,
): Promise<Omit<SearchAnswer, "mistakes">> {
  const [cards, marked] = await Promise.all([
    loadFound(userId, round.ids),
    loadMarkedWords(userId, lexemesOf(round, completing)),
  ]);
  // What was typed is marked itself too: a run of a script without spaces, or a word as long as nobody corrects.
  for (const leaf of round.total > 0 ? wantedText(round.query) : [])
    for (const word of wordsOf(leaf.text))
      if (isUnspaced(word) || round.vocabulary.lexemes.get(word)?.lexeme) marked.add(word);
  const kept = new Set(leavesOf(round.query));
  const passedOver = round.total > 0 ? wordsWanted(query).filter((leaf) => !kept.has(leaf)) : [];
  return {
    cards,
    total: Math.min(round.total, MOST_FOUND),
    more: round.total > MOST_FOUND,
    answered: round.answered,
    corrected: [...round.vocabulary.corrections]
      .filter(([, words]) => round.total > 0 && words.length > 0)
      .map(([word, words]) => ({ typed: word, instead: words.map((one) => one.word) })),
    passedOver: passedOver.map(({ from, to }) => typed.slice(from, to)),
    marked,
  };
}

/** Searches with fewer of the words that all must be there: the rarer half, then the rarest; the last round where that helps nothing. */
async function searchLess(
  last: Round,
  search: (node: SearchNode, vocabulary: Vocabulary) => Promise<Round>,
): Promise<Round> {
  const { query, vocabulary } = last;
  if (query.kind !== "and") return last;
  const cards = (leaf: Word) =>
    Math.max(
      0,
      ...wordsOf(leaf.text)
        .flatMap(piecesOf)
        .map(
          (word) => (vocabulary.lexemes.get(word)?.cards ?? 0) || (vocabulary.corrections.get(word)?.[0]?.cards ?? 0),
        ),
    );
  const words = query.parts.filter((part): part is Word => part.kind === "word");
  // What no card has at all helps nobody; then the rarest say most.
  const byRarity = words.filter((leaf) => cards(leaf) > 0).sort((a, b) => cards(a) - cards(b));
  const fewer = new Set([byRarity.length < words.length ? byRarity.length : 0, Math.ceil(byRarity.length / 2), 1]);
  for (const count of fewer) {
    const kept = new Set(byRarity.slice(0, count));
    if (kept.size === 0 || kept.size === words.length) continue; // none, or what was searched already
    const node = keepLeaves(query, (leaf) => leaf.kind !== "word" || kept.has(leaf) || !words.includes(leaf));
    const round = node && (await search(node, vocabulary));
    if (round && round.total > 0) return round;
  }
  return last;
}

/** The lexemes that are marked in what a round found. */
function lexemesOf({ query, vocabulary }: Round, completing: Word | null): string[] {
  const texts = wantedText(query).map((leaf) => textQuery(leaf, vocabulary, "wide", completing)?.text ?? "");
  const short = [...vocabulary.shortForms.values()].flat();
  return [
    ...new Set([...texts.flatMap((text) => [...text.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? "")), ...short]),
  ];
}

async function loadFound(userId: string | null, ids: readonly string[]): Promise<FoundCard[]> {
  if (ids.length === 0) return [];
  const { rows } = await runSearchPrepared<CardStateRow & Omit<FoundCard, "state">>(Prisma.sql`
    SELECT c.id, c.slug, c.deck_slug AS "deckSlug", c.deck_title AS "deckTitle", c.question, c.summary, c.details, c.level,
      c.answered, c.of_bank AS "ofBank", ${keyPointsOf} AS "keyPoints", ${cardStateColumns}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY wanted(id, place)
    JOIN ${visibleCards(userId)} c ON c.id = wanted.id
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    ORDER BY wanted.place`);
  return rows.map(
    ({ id, slug, deckSlug, deckTitle, question, summary, details, level, answered, ofBank, keyPoints, ...state }) => ({
      ...{ id, slug, deckSlug, deckTitle, question, summary, details, level, answered, ofBank, keyPoints },
      state: toCardState(state),
    }),
  );
}
