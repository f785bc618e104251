import type { Filter } from "../domain/search-filters";
import type { SearchNode, Word } from "../domain/search-query";
import { splitText, textQuery, wantedText } from "../domain/search-text";
import { wordsOf } from "../domain/search-tokens";
import { db } from "./client";
import { Prisma } from "./generated/client";
import {
  asksOfNone,
  asQuery,
  conditionOf,
  OF_DOCUMENTS,
  OF_FEW_CARDS,
  OF_MANY_CARDS,
  ownDocument,
  readsOf,
  type Searching,
} from "./search-conditions";
import { visibleCards, visibleDecks } from "./visible-cards";

/** A search finds so many cards at most, which bounds what it costs; more are counted as more. */
export const MOST_FOUND = 1000;
const LIMIT = MOST_FOUND + 1;

/** Up to so many cards are looked up one by one; above that it is quicker to go through all in order. */
const FEW = 3000;

/** Which of the cards found are wanted, from 0. */
export interface Page {
  limit: number;
  offset: number;
}

/** A page of ids, and how many there are in all: one more than MOST_FOUND at most. */
export interface Found {
  ids: string[];
  total: number;
}

/** The ids of a page of the cards of a query, the best first. */
export async function findIds(
  query: SearchNode,
  completing: Word | null,
  searching: Searching,
  page: Page,
): Promise<Found> {
  const { text, rest } = splitText(query);
  const { vocabulary } = searching;
  const wide = text && textQuery(text, vocabulary, "wide", completing);
  if (text && !wide && !rest) return NONE;
  if (text && wide?.searchable) {
    // What one or two letters begin is searched for in questions only, and so is what a frequent word may still become.
    const last = completing ? (wordsOf(completing.text).at(-1) ?? "") : "";
    const isOpen = last.length < 3 || (vocabulary.lexemes.get(last)?.cards ?? 0) > MOST_FOUND;
    return pageOf(
      page,
      byText({
        rest,
        searching,
        wide: wide.text,
        everywhere: completing && isOpen ? textQuery(text, vocabulary, "wide")?.text : wide.text,
        exact: textQuery(text, vocabulary, "exact")?.text ?? wide.text,
        mayBeMany: mayBeMany(text, searching),
      }),
    );
  }
  const all = wide ? query : rest;
  return all ? pageOf(page, await byPlace(all, searching)) : NONE;
}

const NONE: Found = { ids: [], total: 0 };

/** Runs a query of ids, in order, and takes a page of them: the others need not travel. */
async function pageOf({ limit, offset }: Page, query: Prisma.Sql): Promise<Found> {
  const rows = await db().$queryRaw<Found[]>`
    SELECT coalesce((array_agg(f.id))[${offset + 1}::int:${offset + Math.min(limit, MOST_FOUND - offset)}::int], '{}') AS ids,
      count(*)::int AS total
    FROM (${query}) f`;
  return rows[0] ?? NONE;
}

/** The parts that must all hold. */
const conjuncts = (node: SearchNode | null): SearchNode[] => (node?.kind === "and" ? node.parts : node ? [node] : []);

/** Conditions joined by AND. */
const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions as Prisma.Sql[], " AND ");

/** Without text to rank by, in learning order: from few cards by their ids, from many deck by deck until there are enough. */
async function byPlace(query: SearchNode, searching: Searching): Promise<Prisma.Sql> {
  const { userId } = searching;
  // One by one, by an index: the search ends as soon as it has enough.
  const states = Prisma.sql`LEFT JOIN LATERAL (
    SELECT * FROM card_states s WHERE s.card_id = c.id AND s.user_id = ${userId}::uuid OFFSET 0) s ON TRUE`;
  const few = await findFew(query, searching);
  if (few) {
    return Prisma.sql`
      SELECT c.id FROM unnest(${few}::uuid[]) f(id) JOIN ${visibleCards(userId)} c ON c.id = f.id ${states}
      WHERE ${conditionOf(query, searching, OF_FEW_CARDS)}
      ORDER BY c.owner_id NULLS FIRST, c.deck_position, c.deck_title, c.position, c.id LIMIT ${LIMIT}`;
  }
  if (asksOfNone(query)) {
    // Of what one has not seen there may be little, and far on: all at once, then.
    return Prisma.sql`
      SELECT c.id FROM ${visibleCards(userId)} c
      LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
      WHERE ${conditionOf(query, searching)}
      ORDER BY c.owner_id NULLS FIRST, c.deck_position, c.deck_title, c.position, c.id LIMIT ${LIMIT}`;
  }
  return Prisma.sql`
    SELECT c.id FROM (
      SELECT d.id, row_number() OVER (ORDER BY d.owner_id NULLS FIRST, d.position, d.title, d.id) AS place
      FROM ${visibleDecks(userId)} d ORDER BY place OFFSET 0
    ) k
    JOIN LATERAL (
      SELECT c.id, c.position FROM ${visibleCards(userId)} c ${states}
      WHERE c.deck_id = k.id AND ${conditionOf(query, searching, OF_MANY_CARDS)}
      ORDER BY c.position, c.id LIMIT ${LIMIT}
    ) c ON TRUE
    ORDER BY k.place, c.position, c.id LIMIT ${LIMIT}`;
}

/** The ids of all cards that can meet a query, where one of its parts says that they are few; null where none does. */
async function findFew(query: SearchNode, searching: Searching): Promise<string[] | null> {
  const parts = conjuncts(query);
  const state = parts.filter((part) => readsOf(part) === "state");
  if (state.length > 0) {
    const found = await listIds(Prisma.sql`
      SELECT s.card_id AS id FROM card_states s
      WHERE s.user_id = ${searching.userId}::uuid AND ${all(state.map((part) => conditionOf(part, searching)))}
      LIMIT ${FEW + 1}`);
    if (found.length <= FEW) return found;
  }
  const named = parts.filter((part) => part.kind === "filter" && isSelective(part.filter));
  if (named.length === 0) return null;
  const found = await listIds(Prisma.sql`
    SELECT c.id FROM cards c WHERE ${all(named.map((part) => conditionOf(part, searching)))} LIMIT ${FEW + 1}`);
  return found.length <= FEW ? found : null;
}
/** The ids that a query finds, as one value: thousands of rows would take longer to read than to find. */
async function listIds(query: Prisma.Sql): Promise<string[]> {
  const rows = await db().$queryRaw<
    { ids: string[] }[]
  >`SELECT coalesce(array_agg(f.id), '{}') AS ids FROM (${query}) f`;
  return rows[0]?.ids ?? [];
}

/** Whether a filter may well name only a few of very many cards: a week's work, or what notes or a document speak of. */
function isSelective(filter: Filter): boolean {
  if (filter.name === "rated" || filter.name === "introduced") return filter.days <= 10;
  return filter.name === "note" || filter.name === "source";
}

/** Whether so many cards may have the words of a query that filters had better go first. */
function mayBeMany(text: SearchNode, { vocabulary }: Searching): boolean {
  const needed = conjuncts(text).flatMap((part) => (part.kind === "or" ? [] : wantedText(part)));
  const counts = needed.flatMap((leaf) => wordsOf(leaf.text)).flatMap((word) => vocabulary.lexemes.get(word) ?? []);
  return (
    Math.min(Number.POSITIVE_INFINITY, ...counts.filter(({ lexeme }) => lexeme !== "").map(({ cards }) => cards)) > FEW
  );
}

/** What a word counts for in details, points, summary and question. */
const WEIGHTS = Prisma.sql`'{0.05, 0.1, 0.3, 1}'::float4[]`;
/** In the question alone: in its words, and in the name of the card. */
const NAME_WEIGHTS = Prisma.sql`'{0.5, 0, 0, 1}'::float4[]`;
/** Of ts_rank: divides by the number of words, so that a card that is about nothing else comes first. */
const BY_LENGTH = Prisma.sql`2`;

/** So many cards are ranked by all their words: those whose questions fit best. */
const RANKED = 100;

interface TextSearch {
  /** What questions are searched by, and what all words, if at all. */
  wide: string;
  everywhere: string | undefined;
  /** What was typed, without what else it may stand for. */
  exact: string;
  /** Whether so many cards may have these words that filters had better go first. */
  mayBeMany: boolean;
  rest: SearchNode | null;
  searching: Searching;
}

/**
 * By full text, ranked: what has the words in its question counts for most, what has them as they were
 * typed more than what has others for them. Questions are looked through first, so that where there
 * are too many to rank, it is those that matter. Filters that need not look at the card itself come before.
 */
function byText({ wide, everywhere, exact, mayBeMany, rest, searching }: TextSearch): Prisma.Sql {
  const { userId } = searching;
  const parts = conjuncts(rest);
  const reading = (where: ReturnType<typeof readsOf>) => parts.filter((part) => readsOf(part) === where);
  const [state, late] = [reading("state"), reading("card")];
  const stateHolds = all(state.map((part) => conditionOf(part, searching)));
  const first = state.length > 0 && mayBeMany;
  const conditions = all([
    ...reading("ids").map((part) => conditionOf(part, searching, OF_DOCUMENTS)),
    ...(first ? [] : [stateHolds]),
    ...late.map((part) => conditionOf(part, searching)),
  ]);
  const joins = [
    ...(first ? [Prisma.sql`JOIN studied ON studied.card_id = d.card_id`] : []),
    ...(late.length > 0 || (state.length > 0 && !first)
      ? [Prisma.sql`LEFT JOIN card_states s ON s.card_id = d.card_id AND s.user_id = ${userId}::uuid`]
      : []),
    ...(late.length > 0 ? [Prisma.sql`JOIN ${visibleCards(userId)} c ON c.id = d.card_id`] : []),
  ];
  const found = (query: string, column: Prisma.Sql) => Prisma.sql`(
    SELECT d.id, d.card_id, ts_rank(${NAME_WEIGHTS}, d.question, ${exact}::tsquery, ${BY_LENGTH}) AS near
    FROM ${asQuery(query)} q JOIN search_documents d ON d.${column} @@ q.query AND ${ownDocument(userId)}
    ${joins.length > 0 ? Prisma.join(joins, " ") : Prisma.empty}
    WHERE ${conditions} LIMIT ${LIMIT})`;
  const sources = [
    found(wide, Prisma.sql`question`),
    ...(everywhere === undefined ? [] : [found(everywhere, Prisma.sql`words`)]),
  ];
  const rank = (query: string) => Prisma.sql`ts_rank(${WEIGHTS}, d.words, ${query}::tsquery)`;
  return Prisma.sql`
    WITH studied AS MATERIALIZED (
      SELECT s.card_id FROM card_states s WHERE s.user_id = ${userId}::uuid AND ${stateHolds}
    ), found AS MATERIALIZED (
      SELECT f.*, row_number() OVER (ORDER BY f.near DESC, f.id) AS place FROM (${Prisma.join(sources, " UNION ")}) f
    ), ranked AS MATERIALIZED (
      SELECT d.id, ${wide === exact ? Prisma.sql`1.5 * ${rank(exact)}` : Prisma.sql`0.5 * ${rank(wide)} + ${rank(exact)}`} AS rank
      FROM found JOIN search_documents d USING (id) WHERE found.place <= ${RANKED}
    )
    SELECT f.card_id AS id FROM found f LEFT JOIN ranked USING (id)
    ORDER BY 4 * f.near + ranked.rank DESC NULLS LAST, f.place
    LIMIT ${LIMIT}`;
}
