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
  /** The decks that each deck: names, by their ids. */
  decks: ReadonlyMap<string, readonly string[]>;
}

/** The document of a card that a reader is to find: their own words where they have some, and nobody else's. */
export const ownDocument = (
  userId: string | null,
): Prisma.Sql => Prisma.sql`(d.owner_id = ${userId}::uuid OR (d.owner_id IS NULL
  AND NOT EXISTS (SELECT FROM own_versions o WHERE o.user_id = ${userId}::uuid AND o.card_id = d.card_id)))`;

/**
 * What a query asks of a card, for one in which the cards of `visibleCards` are called `c` and card_states `s`, which may
 * be missing. It is never null; a part that asks for nothing that could be found holds for every card.
 */
export function conditionOf(node: SearchNode, searching: Searching): Prisma.Sql {
  switch (node.kind) {
    case "and":
      return Prisma.sql`(${Prisma.join(
        node.parts.map((part) => conditionOf(part, searching)),
        " AND ",
      )})`;
    case "or":
      return Prisma.sql`(${Prisma.join(
        node.parts.map((part) => conditionOf(part, searching)),
        " OR ",
      )})`;
    case "not":
      return Prisma.sql`(NOT ${conditionOf(node.part, searching)})`;
    case "filter":
      return Prisma.sql`coalesce(${filterCondition(node.filter, searching)}, false)`;
    default: {
      const query = textQuery(node, searching.vocabulary, "wide");
      if (!query) return Prisma.sql`true`;
      return Prisma.sql`(c.id IN (SELECT d.card_id FROM search_documents d
        WHERE d.words @@ ${query.text}::tsquery AND ${ownDocument(searching.userId)}))`;
    }
  }
}

/** Whether only cards that the learner has reviewed, or set aside, can meet a query. */
export function needsState(node: SearchNode | null): boolean {
  if (node?.kind === "and") return node.parts.some(needsState);
  if (node?.kind === "or") return node.parts.every(needsState);
  if (node?.kind !== "filter") return false;
  const { filter } = node;
  if (filter.name === "is") return filter.value !== "new";
  return filter.name === "prop" ? filter.property !== "reps" && filter.property !== "lapses" : filter.name === "rated";
}

function filterCondition(filter: Filter, { userId, settings, now, today, decks }: Searching): Prisma.Sql {
  switch (filter.name) {
    case "deck":
      return Prisma.sql`c.deck_id = ANY(${decks.get(filter.value) ?? []}::uuid[])`;
    case "level":
      return Prisma.sql`c.level = ${filter.value}::level`;
    case "is":
      return standing(filter.value, now, today);
    case "prop":
      return Prisma.sql`${property(filter.property, settings, today)} ${SIGNS[filter.comparison]} ${filter.value}::float8`;
    case "rated": {
      const grade = filter.grade === null ? Prisma.empty : Prisma.sql`AND r.grade = ${filter.grade}`;
      return Prisma.sql`c.id IN (SELECT r.card_id FROM ${countedReviews(userId ?? "")} r
        WHERE r.study_day > ${addDays(today, -filter.days)}::date ${grade})`;
    }
    case "introduced":
      return Prisma.sql`(c.id IN (SELECT r.card_id FROM ${countedReviews(userId ?? "")} r
          WHERE r.study_day > ${addDays(today, -filter.days)}::date)
        AND NOT EXISTS (SELECT FROM ${countedReviews(userId ?? "")} r
          WHERE r.card_id = c.id AND r.study_day <= ${addDays(today, -filter.days)}::date))`;
    case "tag": {
      const tagged = Prisma.sql`EXISTS (SELECT FROM unnest(c.tags) t WHERE t LIKE ${pattern(filter.value)})`;
      return filter.value === "leech" ? Prisma.sql`(s.leech IS TRUE OR ${tagged})` : tagged;
    }
    case "source":
      return Prisma.sql`EXISTS (SELECT FROM sources q WHERE q.card_id = c.id
        AND (q.document LIKE ${pattern(filter.value)} OR q.document || ':' || q.number LIKE ${pattern(filter.value)}))`;
    case "note":
      return Prisma.sql`c.id IN (SELECT n.card_id FROM notes n
        WHERE n.user_id = ${userId}::uuid AND to_tsvector('english', n.text) @@ plainto_tsquery('english', ${filter.value}))`;
  }
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
      return Prisma.sql`((s.due_day <= ${today}::date OR s.due_at <= ${now}) AND ${available(today)})`;
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
