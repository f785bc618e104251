import type { Grade } from "../domain/grade";
import type { Filter } from "../domain/search-filters";
import type { SearchNode } from "../domain/search-query";
import { textQuery, type Vocabulary } from "../domain/search-text";
import type { Settings } from "../domain/settings";
import { addDays, type StudyDay, studyDayOf } from "../domain/study-day";
import { available } from "./card-state-row";
import { countedReviews } from "./counted-reviews";
import { Prisma } from "./generated/client";
import { retrievabilityOn } from "./retrievability";

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

/** The columns that have a card's id and its deck's, in the query that a condition is for. */
export interface Columns {
  card: Prisma.Sql;
  deck: Prisma.Sql;
  /** Whether they are so few cards that their words are looked at one by one. */
  few?: true;
  /** Whether what names cards is made a list of, once: else the planner may make it anew for each deck. */
  listed?: true;
}
/** Of `visibleCards`, called `c`. */
export const OF_CARDS: Columns = { card: Prisma.sql`c.id`, deck: Prisma.sql`c.deck_id` };
export const OF_FEW_CARDS: Columns = { ...OF_CARDS, few: true };
export const OF_MANY_CARDS: Columns = { ...OF_CARDS, listed: true };
/** Of search_documents, called `d`. */
export const OF_DOCUMENTS: Columns = { card: Prisma.sql`d.card_id`, deck: Prisma.sql`d.deck_id` };

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
 * What a query asks of a card, for one that has the columns, and card_states called `s` where the card may
 * have none. A part that asks for nothing that could be found holds for every card.
 */
export function conditionOf(node: SearchNode, searching: Searching, columns = OF_CARDS): Prisma.Sql {
  switch (node.kind) {
    case "and":
    case "or": {
      const parts = node.parts.map((part) => conditionOf(part, searching, columns));
      return Prisma.sql`(${Prisma.join(parts, node.kind === "and" ? " AND " : " OR ")})`;
    }
    case "not":
      // What is not known of a card, such as the stability of a new one, does not hold.
      return Prisma.sql`(NOT coalesce(${conditionOf(node.part, searching, columns)}, false))`;
    case "filter":
      return filterCondition(node.filter, searching, columns);
    default: {
      const query = textQuery(node, searching.vocabulary, "wide");
      if (!query) return Prisma.sql`true`;
      if (columns.few) {
        return Prisma.sql`EXISTS (SELECT FROM search_documents d
          WHERE d.card_id = ${columns.card} AND d.words @@ ${query.text}::tsquery AND ${ownDocument(searching.userId)} OFFSET 0)`;
      }
      return isAmong(
        columns,
        Prisma.sql`SELECT d.card_id FROM ${asQuery(query.text)} q
          JOIN search_documents d ON d.words @@ q.query WHERE ${ownDocument(searching.userId)}`,
      );
    }
  }
}

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
  if (filter.name === "is") return filter.value === "new" ? "card" : "state";
  if (filter.name === "prop") return filter.property === "reps" || filter.property === "lapses" ? "card" : "state";
  return filter.name === "level" || filter.name === "tag" ? "card" : "ids";
}

/** Whether a query asks of the learner's state what a card without one may meet, such as is:new. */
export function asksOfNone(node: SearchNode): boolean {
  if (node.kind === "not") return readsOf(node.part) !== "ids" || asksOfNone(node.part);
  if (node.kind === "and" || node.kind === "or") return node.parts.some(asksOfNone);
  if (node.kind !== "filter") return false;
  const { filter } = node;
  return filter.name === "is"
    ? filter.value === "new"
    : filter.name === "prop" && (filter.property === "reps" || filter.property === "lapses");
}

/** Whether a card is one of those that a query names; in the list's form, brackets keep the planner from a join. */
function isAmong({ card, listed }: Columns, ids: Prisma.Sql): Prisma.Sql {
  return listed ? Prisma.sql`((${card} IN (${ids})) IS TRUE)` : Prisma.sql`${card} IN (${ids})`;
}

function filterCondition(filter: Filter, searching: Searching, columns: Columns): Prisma.Sql {
  const { userId, settings, now, today, decks } = searching;
  /** The cards with a counted review after a study day, with a grade or any. */
  const reviewedSince = (day: StudyDay, grade: Grade | null = null) => Prisma.sql`
    SELECT r.card_id FROM ${countedReviews(userId ?? "")} r
    WHERE r.study_day > ${day}::date ${grade === null ? Prisma.empty : Prisma.sql`AND r.grade = ${grade}`}`;
  switch (filter.name) {
    case "deck":
      return Prisma.sql`${columns.deck} = ANY(${decks.get(filter.value) ?? []}::uuid[])`;
    case "level":
      return Prisma.sql`c.level = ${filter.value}::level`;
    case "is":
      return standing(filter.value, now, today);
    case "prop": {
      const value = property(filter.property, settings, today);
      return Prisma.sql`${value} ${SIGNS[filter.comparison]} ${filter.value}::float8`;
    }
    case "rated":
      return isAmong(columns, reviewedSince(addDays(today, -filter.days), filter.grade));
    case "introduced": {
      const day = addDays(today, -filter.days);
      return Prisma.sql`(${isAmong(columns, reviewedSince(day))} AND NOT EXISTS (
        SELECT FROM ${countedReviews(userId ?? "")} r WHERE r.card_id = ${columns.card} AND r.study_day <= ${day}::date))`;
    }
    case "tag": {
      const tagged = filter.value.includes("*")
        ? Prisma.sql`EXISTS (SELECT FROM unnest(c.tags) t WHERE t LIKE ${pattern(filter.value)})`
        : Prisma.sql`${filter.value} = ANY(c.tags)`;
      return filter.value === "leech" ? Prisma.sql`(s.leech IS TRUE OR ${tagged})` : tagged;
    }
    case "source":
      return isAmong(columns, Prisma.sql`SELECT q.card_id FROM sources q WHERE ${ofSource(filter.value)}`);
    case "note":
      return isAmong(
        columns,
        Prisma.sql`SELECT n.card_id FROM notes n
          WHERE n.user_id = ${userId}::uuid AND to_tsvector('english', n.text) @@ plainto_tsquery('english', ${filter.value})`,
      );
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

function standing(value: Extract<Filter, { name: "is" }>["value"], now: Date, today: StudyDay): Prisma.Sql {
  switch (value) {
    case "new":
      return Prisma.sql`(c.answered AND (s.state IS NULL OR s.state = 'new'))`;
    case "learning":
      return Prisma.sql`s.state IN ('learning', 'relearning')`;
    case "review":
      return Prisma.sql`s.state = 'review'`;
    case "due":
      return Prisma.sql`((s.state = 'review' AND s.due_day <= ${today}::date
        OR s.state IN ('learning', 'relearning') AND s.due_at <= ${now}) AND ${available(today)})`;
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
      // A step is due on the study day of its instant.
      return Prisma.sql`(coalesce(s.due_day, ((s.due_at AT TIME ZONE ${settings.timeZone})
        - make_interval(hours => ${settings.rolloverHour}::int))::date) - ${today}::date)::float8`;
    case "lapses":
      return Prisma.sql`(CASE WHEN c.answered THEN coalesce(s.lapses, 0) END)::float8`;
    case "reps":
      return Prisma.sql`(CASE WHEN c.answered THEN coalesce(s.reps, 0) END)::float8`;
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
