import type { Comparison, Filter } from "../domain/search-filters";
import type { SearchNode } from "../domain/search-query";
import { textQuery, type Vocabulary } from "../domain/search-text";
import type { Settings } from "../domain/settings";
import { addDays, type StudyDay, studyDayOf } from "../domain/study-day";
import { countedReviews } from "./counted-reviews";
import { Prisma } from "./generated/client";
import { retrievabilityOn } from "./retrievability";
import { dueDayOf, isDueNow } from "./studied-cards";

/** Who searches, when, and what is known of the words and decks that they named. */
export interface Searching {
  userId: string | null;
  settings: Settings;
  now: Date;
  today: StudyDay;
  vocabulary: Vocabulary;
  /** The ids of the decks that each deck: names. */
  decks: ReadonlyMap<string, readonly string[]>;
}

/** The query that a condition is for. */
export interface Columns {
  /** What has a card's id there, and its deck's. */
  card: Prisma.Sql;
  deck: Prisma.Sql;
  /** Which cards are looked up where their row stands, one by one; others are listed first. */
  each: Each;
  /** The lists, for `WITH`: list_0 and so on, each made once. */
  lists: Prisma.Sql[];
}
/** Cards that a part names by the learner's states of them; by there being none; by rows of their own, such as reviews. */
type Each = Record<"seen" | "unseen" | "named", boolean>;

/** Of `visibleCards`, called `c`. */
export const ofCards = (each: Each): Columns => ({
  ...{ card: Prisma.sql`c.id`, deck: Prisma.sql`c.deck_id`, each, lists: [] },
});
/** Of search_documents, called `d`. */
export const ofDocuments = (each: Each): Columns => ({
  ...{ card: Prisma.sql`d.card_id`, deck: Prisma.sql`d.deck_id`, each, lists: [] },
});

/** Where so many of so many states meet a condition, the next card that does is soon found: no list is needed. */
const DENSE = { states: 4000, met: 2000 };

/**
 * The documents that a reader is to find, of search_documents called `d`: one for each card of `visibleCards`
 * (what is retired has none), their own words where they have some, and nobody else's.
 */
export const ownDocument = (userId: string | null): Prisma.Sql =>
  userId === null
    ? Prisma.sql`d.owner_id IS NULL`
    : Prisma.sql`(d.owner_id = ${userId}::uuid OR (d.owner_id IS NULL
        AND d.card_id NOT IN (SELECT o.card_id FROM own_versions o WHERE o.user_id = ${userId}::uuid)))`;

/** A full-text query as a value that the planner does not look into: it then takes the index, which is always right here. */
export const asQuery = (text: string): Prisma.Sql => Prisma.sql`(SELECT ${text}::tsquery AS query OFFSET 0)`;

/**
 * What a query asks of a card, for one that has the columns, and of `visibleCards` called `c` where it reads
 * in the card. A part that asks for nothing that could be found holds for every card.
 */
export function conditionOf(node: SearchNode, searching: Searching, columns: Columns): Prisma.Sql {
  if (readsOf(node) === "state") return isAmong(columns, "seen", ofStates(stateCondition(node, searching), searching));
  switch (node.kind) {
    case "and":
    case "or": {
      // What is asked of the state is asked in one go.
      const [states, others] = [true, false].map((of) =>
        node.parts.filter((part) => (readsOf(part) === "state") === of),
      );
      const state = states?.length ? [{ ...node, parts: states }] : [];
      const parts = [...state, ...(others ?? [])].map((part) => conditionOf(part, searching, columns));
      return joined(node.kind, parts);
    }
    case "not":
      // What is not known of a card, such as the stability of a new one, does not hold.
      return Prisma.sql`(NOT coalesce(${conditionOf(node.part, searching, columns)}, false))`;
    case "filter":
      return filterCondition(node.filter, searching, columns);
    default: {
      const query = textQuery(node, searching.vocabulary, "wide");
      if (!query) return Prisma.sql`true`;
      // Listed always: to read all words of a card takes longer than to find it by one of them.
      return isListed(
        columns,
        Prisma.sql`SELECT d.card_id AS id FROM ${asQuery(query.text)} q
          JOIN search_documents d ON d.words @@ q.query WHERE ${ownDocument(searching.userId)}`,
      );
    }
  }
}

const joined = (kind: "and" | "or", parts: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(parts as Prisma.Sql[], kind === "and" ? " AND " : " OR ")})`;

/** Where a condition reads: in the learner's state of a card alone, in what is known by ids, or in the card itself. */
export type Reads = "state" | "ids" | "card";

/** Where the condition of a query reads. What reads in several places reads in the card. */
export function readsOf(node: SearchNode): Reads {
  if (node.kind === "not") return readsOf(node.part) === "ids" ? "ids" : "card";
  if (node.kind === "and" || node.kind === "or") {
    const [first, ...others] = node.parts.map(readsOf);
    return first !== undefined && others.every((one) => one === first) ? first : "card";
  }
  if (node.kind !== "filter") return "ids";
  const { filter } = node;
  if (filter.name === "is" || filter.name === "prop") return holdsForNew(filter) ? "card" : "state";
  return filter.name === "level" || filter.name === "tag" ? "card" : "ids";
}

type StateFilter = Extract<Filter, { name: "is" | "prop" }>;

/** Whether a card that was never seen meets a filter: it is new, and has no reviews and no lapses. */
function holdsForNew(filter: StateFilter): boolean {
  if (filter.name === "is") return filter.value === "new";
  const { property, comparison, value } = filter;
  return (property === "reps" || property === "lapses") && HOLDS[comparison](0, value);
}

const HOLDS: Record<Comparison, (a: number, b: number) => boolean> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  ">=": (a, b) => a >= b,
  ">": (a, b) => a > b,
};

/** What a query that reads in the state alone asks of card_states, called `s`. */
export function stateCondition(node: SearchNode, searching: Searching): Prisma.Sql {
  if (node.kind === "and" || node.kind === "or") {
    return joined(
      node.kind,
      node.parts.map((part) => stateCondition(part, searching)),
    );
  }
  if (node.kind !== "filter" || (node.filter.name !== "is" && node.filter.name !== "prop")) {
    throw new Error(`a part of kind ${node.kind} does not read in the state alone`);
  }
  return ofState(node.filter, searching);
}

function ofState(filter: StateFilter, { settings, now, today }: Searching): Prisma.Sql {
  if (filter.name === "is") return standing(filter.value, settings, now, today);
  const value = property(filter.property, settings, today);
  return Prisma.sql`${value} ${SIGNS[filter.comparison]} ${filter.value}::float8`;
}

/** Cards that a part of a query names, by rows that have their ids. */
export interface Named {
  from: Prisma.Sql;
  id: Prisma.Sql;
  where: Prisma.Sql;
}

/** The cards whose states meet a condition. */
const ofStates = (condition: Prisma.Sql, { userId }: Searching): Named => ({
  from: Prisma.sql`(SELECT s.* FROM card_states s WHERE s.user_id = ${userId}::uuid) s`,
  id: Prisma.sql`s.card_id`,
  where: condition,
});

/** The ids of the cards that are named, as a query. */
export const selectNamed = ({ from, id, where }: Named): Prisma.Sql =>
  Prisma.sql`SELECT ${id} AS id FROM ${from} WHERE ${where}`;

/** Whether a card is one of those named: as something apart, or the planner might make it a join of its own liking. */
function isAmong(columns: Columns, by: keyof Each, named: Named): Prisma.Sql {
  const { from, id, where } = named;
  const alone = Prisma.sql`EXISTS (SELECT FROM ${from} WHERE ${id} = ${columns.card} AND ${where} OFFSET 0)`;
  if (columns.each[by]) return alone;
  const holds = isListed(columns, selectNamed(named));
  if (by !== "seen") return holds;
  // PostgreSQL makes the list when it is first looked at, if ever.
  return Prisma.sql`CASE WHEN (
      SELECT count(*) FROM (SELECT (${where}) AS met FROM ${from} LIMIT ${DENSE.states}) x WHERE x.met
    ) >= ${DENSE.met} THEN ${alone} ELSE ${holds} END`;
}

function isListed({ card, lists }: Columns, ids: Prisma.Sql): Prisma.Sql {
  const list = Prisma.raw(`list_${lists.length}`);
  lists.push(Prisma.sql`${list} AS (${ids})`);
  return Prisma.sql`((${card} IN (SELECT id FROM ${list})) IS TRUE)`;
}

/** The cards that a filter names by rows of their own: reviews, sources or notes. Null for one that asks for something else. */
export function namedBy(filter: Filter, { userId, today }: Searching): Named | null {
  const reviews = countedReviews(userId);
  switch (filter.name) {
    case "rated": {
      const since = Prisma.sql`r.study_day > ${addDays(today, -filter.days)}::date`;
      return {
        from: Prisma.sql`${reviews} r`,
        id: Prisma.sql`r.card_id`,
        where: filter.grade === null ? since : Prisma.sql`${since} AND r.grade = ${filter.grade}`,
      };
    }
    case "introduced": {
      const day = addDays(today, -filter.days);
      return {
        from: Prisma.sql`${reviews} r`,
        id: Prisma.sql`r.card_id`,
        where: Prisma.sql`r.study_day > ${day}::date AND NOT EXISTS (
          SELECT FROM ${reviews} e WHERE e.card_id = r.card_id AND e.study_day <= ${day}::date)`,
      };
    }
    case "source":
      return { from: Prisma.sql`sources q`, id: Prisma.sql`q.card_id`, where: ofSource(filter.value) };
    case "note":
      return {
        from: Prisma.sql`notes n`,
        id: Prisma.sql`n.card_id`,
        where: Prisma.sql`n.user_id = ${userId}::uuid AND search_vector(search_text(n.text)) @@ search_query(${filter.value})`,
      };
    default:
      return null;
  }
}

/** Of a filter that does not read in the state alone. */
function filterCondition(filter: Filter, searching: Searching, columns: Columns): Prisma.Sql {
  const named = namedBy(filter, searching);
  if (named) return isAmong(columns, "named", named);
  switch (filter.name) {
    case "deck":
      return Prisma.sql`${columns.deck} = ANY(${searching.decks.get(filter.value) ?? []}::uuid[])`;
    case "level":
      return Prisma.sql`c.level = ${filter.value}::level`;
    case "tag": {
      const tagged = filter.value.includes("*")
        ? Prisma.sql`EXISTS (SELECT FROM unnest(c.tags) t WHERE t LIKE ${pattern(filter.value)})`
        : Prisma.sql`${filter.value} = ANY(c.tags)`;
      if (filter.value !== "leech") return tagged;
      return Prisma.sql`(${isAmong(columns, "seen", ofStates(Prisma.sql`s.leech`, searching))} OR ${tagged})`;
    }
    case "is":
    case "prop": {
      const other = ofStates(Prisma.sql`(${ofState(filter, searching)}) IS NOT TRUE`, searching);
      return Prisma.sql`(c.answered AND NOT ${isAmong(columns, "unseen", other)})`;
    }
    default:
      throw new Error(`nothing is known of how to find by ${filter.name}:`);
  }
}

/** Rows of sources, called `q`, by document or by document and number, "001" or "001:17". */
function ofSource(value: string): Prisma.Sql {
  if (value.includes("*")) {
    return Prisma.sql`(q.document LIKE ${pattern(value)} OR q.document || ':' || q.number LIKE ${pattern(value)})`;
  }
  const colon = value.lastIndexOf(":");
  const numbered = Prisma.sql`(q.document = ${value.slice(0, Math.max(colon, 0))} AND q.number = ${value.slice(colon + 1)})`;
  return Prisma.sql`(q.document = ${value} OR ${numbered})`;
}

const SIGNS = {
  "<": Prisma.sql`<`,
  "<=": Prisma.sql`<=`,
  "=": Prisma.sql`=`,
  "!=": Prisma.sql`<>`,
  ">=": Prisma.sql`>=`,
  ">": Prisma.sql`>`,
} as const;

function standing(
  value: Extract<Filter, { name: "is" }>["value"],
  settings: Settings,
  now: Date,
  today: StudyDay,
): Prisma.Sql {
  switch (value) {
    case "new":
      return Prisma.sql`s.state = 'new'`;
    case "learning":
      return Prisma.sql`s.state IN ('learning', 'relearning')`;
    case "review":
      return Prisma.sql`s.state = 'review'`;
    case "due":
      return isDueNow(now, settings);
    case "suspended":
      return Prisma.sql`s.suspended`;
    case "buried":
      return Prisma.sql`s.buried_until > ${today}::date`;
    case "leech":
      return Prisma.sql`s.leech`;
    case "flagged":
      return Prisma.sql`s.flagged`;
  }
}

function property(
  name: Extract<Filter, { name: "prop" }>["property"],
  settings: Settings,
  today: StudyDay,
): Prisma.Sql {
  switch (name) {
    case "r":
      return retrievabilityOn(today, settings);
    case "s":
      return Prisma.sql`s.stability`;
    case "d":
      return Prisma.sql`((s.difficulty - 1) / 9)`;
    case "ivl":
      return Prisma.sql`(CASE WHEN s.state <> 'new' THEN s.interval_days END)::float8`;
    case "due":
      return Prisma.sql`(${dueDayOf(settings)} - ${today}::date)::float8`;
    case "lapses":
      return Prisma.sql`s.lapses::float8`;
    case "reps":
      return Prisma.sql`s.reps::float8`;
  }
}

/** A value as LIKE has it: its stars stand for anything, and nothing else does. */
function pattern(value: string): string {
  return value.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%");
}

/** The study day and all else that a search begins with. */
export function startSearching(
  userId: string | null,
  settings: Settings,
  now: Date,
  vocabulary: Vocabulary,
  decks: Searching["decks"],
): Searching {
  return { userId, settings, now, today: studyDayOf(now, settings), vocabulary, decks };
}
