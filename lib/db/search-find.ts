import type { Filter } from "../domain/search-filters";
import { wordsOf } from "../domain/search-fold";
import type { SearchNode, Word } from "../domain/search-query";
import { splitText, textQuery, wantedText } from "../domain/search-text";
import { runSearch } from "./client";
import { Prisma } from "./generated/client";
import {
  asQuery,
  type Columns,
  conditionOf,
  namedBy,
  ofCards,
  ofDocuments,
  ownDocument,
  readsOf,
  type Searching,
  selectNamed,
  stateCondition,
} from "./search-conditions";
import { visibleCards, visibleDecks } from "./visible-cards";

/** A search finds so many cards at most, which bounds what it costs; more are counted as more. */
export const MOST_FOUND = 1000;

/** Up to so many cards are looked up one by one; above that it is quicker to go through all in order. */
const FEW = 3000;

/** Which of the cards found are wanted, from 0. */
export interface Page {
  limit: number;
  offset: number;
  /** How many cards are to be found at most; MOST_FOUND without it. */
  most?: number;
  /** Whether it is to be counted too how many of them can be learned. */
  countAnswered?: boolean;
}

/** A page of ids, and how many there are in all: one more than are to be found at most. */
export interface Found {
  ids: string[];
  total: number;
  /** How many of them have an answer, where that was asked. */
  answered: number;
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
  const limit = (page.most ?? MOST_FOUND) + 1;
  const wide = text && textQuery(text, vocabulary, "wide", completing);
  if (text && !wide && !rest) return NONE;
  if (text && wide?.searchable) {
    // What one or two letters begin is searched for in questions only, and so is what a frequent word may still become.
    const last = completing ? (wordsOf(completing.text).at(-1) ?? "") : "";
    const isOpen = last.length < 3 || (vocabulary.lexemes.get(last)?.cards ?? 0) > MOST_FOUND;
    const listed = mayBeMany(text, searching);
    return pageOf(
      page,
      byText({
        rest,
        each: { seen: !listed, unseen: true, named: !listed },
        searching,
        limit,
        wide: wide.text,
        everywhere: completing && isOpen ? textQuery(text, vocabulary, "wide")?.text : wide.text,
        exact: textQuery(text, vocabulary, "exact")?.text ?? wide.text,
      }),
    );
  }
  const all = wide ? query : rest;
  return all ? pageOf(page, await byPlace(all, searching, limit)) : NONE;
}

const NONE: Found = { ids: [], total: 0, answered: 0 };

/** Runs a query of ids, in order, and takes a page of them: the others need not travel. */
async function pageOf(
  { limit, offset, most = MOST_FOUND, countAnswered = false }: Page,
  query: Prisma.Sql,
): Promise<Found> {
  const answered = countAnswered
    ? Prisma.sql`(SELECT count(*)::int FROM cards a WHERE a.answered AND a.id = ANY((array_agg(f.id))[1:${most}::int]))`
    : Prisma.sql`0`;
  const { rows } = await runSearch<Found>(Prisma.sql`
    SELECT coalesce((array_agg(f.id))[${offset + 1}::int:${offset + Math.min(limit, most - offset)}::int], '{}')::text[] AS ids,
      count(*)::int AS total, ${answered} AS answered
    FROM (${query}) f`);
  return rows[0] ?? NONE;
}

/** The parts that must all hold. */
const conjuncts = (node: SearchNode | null): SearchNode[] => (node?.kind === "and" ? node.parts : node ? [node] : []);

/** Conditions joined by AND. */
const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions as Prisma.Sql[], " AND ");

/** Without text to rank by, in learning order: from few cards by their ids, from many deck by deck until there are enough. */
async function byPlace(query: SearchNode, searching: Searching, limit: number): Promise<Prisma.Sql> {
  const { userId } = searching;
  const few = await findFew(query, searching);
  const columns = ofCards({ seen: few !== null, unseen: few !== null, named: few !== null });
  if (few) {
    const holds = few.rest ? conditionOf(few.rest, searching, columns) : Prisma.sql`true`;
    return Prisma.sql`
      ${withLists(columns.lists)}
      SELECT c.id FROM ${visibleCards(userId)} c WHERE c.id = ANY(${few.ids}::uuid[]) AND ${holds}
      ORDER BY c.owner_id NULLS FIRST, c.deck_position, c.deck_title, c.position, c.id LIMIT ${limit}`;
  }
  const holds = conditionOf(query, searching, columns);
  return Prisma.sql`
    ${withLists(columns.lists)}
    SELECT c.id FROM (
      SELECT d.id, row_number() OVER (ORDER BY d.owner_id NULLS FIRST, d.position, d.title, d.id) AS place
      FROM ${visibleDecks(userId)} d ORDER BY place OFFSET 0
    ) k
    JOIN LATERAL (
      SELECT c.id, c.position FROM ${visibleCards(userId)} c WHERE c.deck_id = k.id AND ${holds}
      ORDER BY c.position, c.id LIMIT ${limit}
    ) c ON TRUE
    ORDER BY k.place, c.position, c.id LIMIT ${limit}`;
}

const withLists = (lists: readonly Prisma.Sql[]): Prisma.Sql =>
  lists.length > 0 ? Prisma.sql`WITH ${Prisma.join(lists as Prisma.Sql[])}` : Prisma.empty;

/** Few cards that alone can meet a query, and what else it asks of them. */
interface Few {
  ids: string[];
  rest: SearchNode | null;
}

/** The few cards that one of a query's parts leaves; null where none does. */
async function findFew(query: SearchNode, searching: Searching): Promise<Few | null> {
  const parts = conjuncts(query);
  const besides = (done: readonly SearchNode[]): SearchNode | null => {
    const left = parts.filter((part) => !done.includes(part));
    return left.length > 1 ? { kind: "and", parts: left } : (left[0] ?? null);
  };
  const state = parts.filter((part) => readsOf(part) === "state");
  if (state.length > 0) {
    const ids = await listFew(Prisma.sql`
      SELECT s.card_id AS id FROM card_states s
      WHERE s.user_id = ${searching.userId}::uuid AND ${all(state.map((part) => stateCondition(part, searching)))}`);
    if (ids) return { ids, rest: besides(state) };
  }
  const selective = parts.find((part) => part.kind === "filter" && isSelective(part.filter));
  const named = selective?.kind === "filter" && namedBy(selective.filter, searching);
  const ids = named ? await listFew(Prisma.sql`SELECT DISTINCT n.id FROM (${selectNamed(named)}) n`) : null;
  return ids && selective ? { ids, rest: besides([selective]) } : null;
}

/** The ids that a query finds, where they are few: as one value, or they would take longer to read than to find. */
async function listFew(query: Prisma.Sql): Promise<string[] | null> {
  const { rows } = await runSearch<{ ids: string[] | null }>(Prisma.sql`
    SELECT CASE WHEN count(*) = 0 THEN '{}' WHEN count(*) <= ${FEW} THEN array_agg(f.id)::text[] END AS ids
    FROM (${query} LIMIT ${FEW + 1}) f`);
  return rows[0]?.ids ?? null;
}

/** Whether a filter may well name only a few of very many cards: a week's work, or what notes or a document speak of. */
function isSelective(filter: Filter): boolean {
  if (filter.name === "rated" || filter.name === "introduced") return filter.days <= 10;
  return filter.name === "note" || filter.name === "source";
}

/** Whether so many cards may have the words of a query that lists had better be made of what its filters name. */
function mayBeMany(text: SearchNode, { vocabulary }: Searching): boolean {
  const needed = conjuncts(text).filter((part) => part.kind !== "or");
  if (needed.some((part) => part.kind === "phrase")) return false;
  const words = needed.flatMap(wantedText).flatMap((leaf) => wordsOf(leaf.text));
  const counts = words.flatMap((word) => vocabulary.lexemes.get(word) ?? []).filter(({ lexeme }) => lexeme !== "");
  return Math.min(Number.POSITIVE_INFINITY, ...counts.map(({ cards }) => cards)) > FEW;
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
  rest: SearchNode | null;
  each: Columns["each"];
  searching: Searching;
  /** How many cards are looked for. */
  limit: number;
}

/**
 * By full text, ranked: what has the words in its question counts for most, what has them as they were
 * typed more than what has others for them. Questions are looked through first, and all else only where
 * they do not give enough: so what is found is what matters, and what is ranked too.
 */
function byText({ wide, everywhere, exact, rest, each, searching, limit }: TextSearch): Prisma.Sql {
  const { userId } = searching;
  const columns = ofDocuments(each);
  const holds = rest ? conditionOf(rest, searching, columns) : Prisma.sql`true`;
  const cards =
    rest && readsOf(rest) === "card" ? Prisma.sql`JOIN ${visibleCards(userId)} c ON c.id = d.card_id` : Prisma.empty;
  const found = (query: string, column: Prisma.Sql) => Prisma.sql`
    SELECT d.id, d.card_id, ts_rank(${NAME_WEIGHTS}, d.question, ${exact}::tsquery, ${BY_LENGTH}) AS near
    FROM ${asQuery(query)} q JOIN search_documents d ON d.${column} @@ q.query AND ${ownDocument(userId)} ${cards}
    WHERE ${holds}`;
  const elsewhere =
    everywhere === undefined
      ? Prisma.empty
      : Prisma.sql`UNION (${found(everywhere, Prisma.sql`words`)} AND (SELECT count(*) FROM named) < ${limit} LIMIT ${limit})`;
  const rank = (query: string) => Prisma.sql`ts_rank(${WEIGHTS}, d.words, ${query}::tsquery)`;
  return Prisma.sql`
    WITH ${Prisma.join([
      ...columns.lists,
      Prisma.sql`named AS MATERIALIZED (${found(wide, Prisma.sql`question`)} LIMIT ${limit})`,
      Prisma.sql`found AS MATERIALIZED (
        SELECT f.*, row_number() OVER (ORDER BY f.near DESC, f.id) AS place FROM (SELECT * FROM named ${elsewhere}) f)`,
    ])}, ranked AS MATERIALIZED (
      SELECT d.id, ${wide === exact ? Prisma.sql`1.5 * ${rank(exact)}` : Prisma.sql`0.5 * ${rank(wide)} + ${rank(exact)}`} AS rank
      FROM found JOIN search_documents d USING (id) WHERE found.place <= ${RANKED}
    )
    SELECT f.card_id AS id FROM found f LEFT JOIN ranked USING (id)
    ORDER BY 4 * f.near + ranked.rank DESC NULLS LAST, f.place
    LIMIT ${limit}`;
}
