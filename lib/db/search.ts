import type { CardState } from "../domain/card-state";
import type { Level } from "../domain/preferences";
import { resolveSearch } from "../domain/search-decks";
import { keepLeaves, leavesOf, type Mistake, parseSearch, type SearchNode, type Word } from "../domain/search-query";
import { splitText, textQuery, type Vocabulary, wantedText } from "../domain/search-text";
import { wordsOf } from "../domain/search-tokens";
import type { Settings } from "../domain/settings";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { db } from "./client";
import { listDeckNames } from "./deck-names";
import { Prisma } from "./generated/client";
import { conditionOf, needsState, ownDocument, type Searching, startSearching } from "./search-conditions";
import { loadMarkedWords, loadVocabulary } from "./search-words";
import { keyPointsOf, visibleCards } from "./visible-cards";

/** A search finds so many cards at most, which bounds what it costs; more are counted as more. */
export const MOST_FOUND = 1000;

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
  state: CardState;
}

export interface SearchAnswer {
  cards: FoundCard[];
  /** How many there are, up to MOST_FOUND; `more` where there are more still. */
  total: number;
  more: boolean;
  mistakes: Mistake[];
  /** Words that no card has, with those that were searched in their place. */
  corrected: { typed: string; instead: string[] }[];
  /** Words that were passed over because no card has all of them. */
  passedOver: string[];
  /** The words to mark in the cards, in lower case. */
  marked: Set<string>;
}

/** Which of the cards found are wanted, from 0. */
export interface Page {
  limit: number;
  offset: number;
}

/** What a round of searching came to. */
interface Round {
  ids: string[];
  vocabulary: Vocabulary;
  query: SearchNode;
}

/**
 * The cards of the user (or, for a visitor, null, of the bank) that a query finds at an instant, the best
 * first: see lib/domain/search-query.ts for its language. Words are matched by their stems, abbreviations
 * with what they stand for, and the last word may be a beginning. What no card has is corrected; where no
 * card has all words, the most frequent ones are passed over.
 */
export async function searchCards(
  userId: string | null,
  settings: Settings,
  typed: string,
  now: Date,
  { limit, offset }: Page,
): Promise<SearchAnswer> {
  const parsed = parseSearch(typed);
  const named = leavesOf(parsed.query).some((leaf) => leaf.kind === "filter" && leaf.filter.name === "deck");
  const decks = named ? await listDeckNames(userId) : [];
  const { query, mistakes, decks: ids } = resolveSearch(parsed, decks, userId !== null);
  const nothing = {
    cards: [],
    total: 0,
    more: false,
    mistakes,
    corrected: [],
    passedOver: [],
    marked: new Set<string>(),
  };
  if (!query) return nothing;
  const completing = wantedText(query).find(
    (leaf): leaf is Word => leaf.kind === "word" && !leaf.prefix && leaf.to === typed.length,
  );
  const search = async (node: SearchNode, doubting: boolean): Promise<Round> => {
    const vocabulary = await loadVocabulary(
      userId,
      node,
      completing ? (wordsOf(completing.text).at(-1) ?? null) : null,
      doubting,
    );
    const searching = startSearching(userId, settings, now, vocabulary, ids);
    return { ids: await findIds(node, completing ?? null, searching), vocabulary, query: node };
  };
  let round = await search(query, false);
  const wanted = wantedText(query).filter((leaf): leaf is Word => leaf.kind === "word");
  if (round.ids.length === 0 && wanted.length > 0) round = await search(query, true);
  if (round.ids.length === 0) round = await searchLess(round, (node) => search(node, true));
  const [cards, marked] = await Promise.all([
    loadFound(userId, round.ids.slice(0, MOST_FOUND).slice(offset, offset + limit)),
    loadMarkedWords(userId, lexemesOf(round, completing ?? null)),
  ]);
  const kept = new Set(leavesOf(round.query));
  return {
    ...nothing,
    cards,
    total: Math.min(round.ids.length, MOST_FOUND),
    more: round.ids.length > MOST_FOUND,
    corrected: [...round.vocabulary.corrections]
      .filter(([, words]) => round.ids.length > 0 && words.length > 0)
      .map(([word, words]) => ({ typed: word, instead: words.map((one) => one.word) })),
    passedOver: round.ids.length > 0 ? wanted.filter((leaf) => !kept.has(leaf)).map(({ text }) => text) : [],
    marked,
  };
}

/** Searches with fewer of the words that all must be there: the rarer half, then the rarest; the last round where that helps nothing. */
async function searchLess(last: Round, search: (node: SearchNode) => Promise<Round>): Promise<Round> {
  const { query, vocabulary } = last;
  if (query.kind !== "and") return last;
  const cards = (leaf: Word) =>
    Math.max(
      0,
      ...wordsOf(leaf.text).map(
        (word) => (vocabulary.lexemes.get(word)?.cards ?? 0) || (vocabulary.corrections.get(word)?.[0]?.cards ?? 0),
      ),
    );
  const words = query.parts.filter((part): part is Word => part.kind === "word");
  // What no card has at all helps nobody; then the rarest say most.
  const byRarity = words.filter((leaf) => cards(leaf) > 0).sort((a, b) => cards(a) - cards(b));
  const fewer = new Set([byRarity.length < words.length ? byRarity.length : 0, Math.ceil(byRarity.length / 2), 1]);
  for (const count of fewer) {
    const kept = new Set(byRarity.slice(0, count));
    if (kept.size === 0) continue;
    const node = keepLeaves(query, (leaf) => leaf.kind !== "word" || kept.has(leaf) || !words.includes(leaf));
    const round = node && (await search(node));
    if (round && round.ids.length > 0) return round;
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

/** The ids of the cards of a query, the best first, one more than MOST_FOUND at most. */
async function findIds(query: SearchNode, completing: Word | null, searching: Searching): Promise<string[]> {
  const { text, rest } = splitText(query);
  const wide = text && textQuery(text, searching.vocabulary, "wide", completing);
  if (text && !wide && !rest) return [];
  const rows = await db().$queryRaw<{ id: string }[]>(
    wide?.searchable && text
      ? byText(wide.text, textQuery(text, searching.vocabulary, "exact")?.text ?? wide.text, rest, searching)
      : byPlace(wide ? query : rest, searching),
  );
  return rows.map(({ id }) => id);
}

/** Without text to rank by: in learning order. */
function byPlace(query: SearchNode | null, searching: Searching): Prisma.Sql {
  const states = needsState(query) ? Prisma.sql`JOIN` : Prisma.sql`LEFT JOIN`;
  return Prisma.sql`
    SELECT c.id FROM ${visibleCards(searching.userId)} c
    ${states} card_states s ON s.card_id = c.id AND s.user_id = ${searching.userId}::uuid
    WHERE ${query ? conditionOf(query, searching) : Prisma.sql`false`}
    ORDER BY c.owner_id NULLS FIRST, c.deck_position, c.deck_title, c.position, c.id
    LIMIT ${MOST_FOUND + 1}`;
}

/** What a word counts for in details, points, summary and question. */
const WEIGHTS = Prisma.sql`'{0.05, 0.1, 0.3, 1}'::float4[]`;
/** In the question alone: in its words, and in the name of the card. */
const NAME_WEIGHTS = Prisma.sql`'{0.5, 0, 0, 1}'::float4[]`;
/** Of ts_rank: divides by the number of words, so that a card that is about nothing else comes first. */
const BY_LENGTH = Prisma.sql`2`;

/**
 * By full text, ranked: what has the words in its question counts for most, what has them as they were
 * typed more than what has others for them. Questions are looked through first, so that where there
 * are too many to rank, it is those that matter.
 */
function byText(wide: string, exact: string, rest: SearchNode | null, searching: Searching): Prisma.Sql {
  const { userId } = searching;
  const condition = rest ? conditionOf(rest, searching) : Prisma.sql`true`;
  const found = (where: Prisma.Sql) => Prisma.sql`(
    SELECT d.id, d.card_id FROM search_documents d
    JOIN ${visibleCards(userId)} c ON c.id = d.card_id
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    WHERE ${where} AND ${ownDocument(userId)} AND ${condition}
    LIMIT ${MOST_FOUND + 1})`;
  return Prisma.sql`
    WITH found AS MATERIALIZED (
      ${found(Prisma.sql`d.question @@ ${wide}::tsquery`)}
      UNION ${found(Prisma.sql`d.words @@ ${wide}::tsquery`)}
    )
    SELECT d.card_id AS id FROM found JOIN search_documents d USING (id)
    ORDER BY 0.5 * ts_rank(${WEIGHTS}, d.words, ${wide}::tsquery) + ts_rank(${WEIGHTS}, d.words, ${exact}::tsquery)
      + 4 * ts_rank(${NAME_WEIGHTS}, d.question, ${exact}::tsquery, ${BY_LENGTH}) DESC, d.card_id
    LIMIT ${MOST_FOUND + 1}`;
}

async function loadFound(userId: string | null, ids: readonly string[]): Promise<FoundCard[]> {
  if (ids.length === 0) return [];
  const rows = await db().$queryRaw<(CardStateRow & Omit<FoundCard, "state">)[]>`
    SELECT c.id, c.slug, c.deck_slug AS "deckSlug", c.deck_title AS "deckTitle", c.question, c.summary, c.details, c.level,
      c.answered, ${keyPointsOf} AS "keyPoints", ${cardStateColumns}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY wanted(id, place)
    JOIN ${visibleCards(userId)} c ON c.id = wanted.id
    LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    ORDER BY wanted.place`;
  return rows.map(
    ({ id, slug, deckSlug, deckTitle, question, summary, details, level, answered, keyPoints, ...state }) => ({
      ...{ id, slug, deckSlug, deckTitle, question, summary, details, level, answered, keyPoints },
      state: toCardState(state),
    }),
  );
}
