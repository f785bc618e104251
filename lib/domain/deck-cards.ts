import { LEVELS, type Level } from "./level";

/** How far a card is learned; `unanswered` where nothing can be. */
export const STAGES = ["new", "learning", "young", "mature", "unanswered"] as const;
export type Stage = (typeof STAGES)[number];

/** What a card may be marked with besides. */
export const MARKS = ["suspended", "buried", "leech", "flagged"] as const;
export type Mark = (typeof MARKS)[number];

/** Orders of a deck's cards; with a minus sign the other way around. */
export const SORTS = [
  ...(["position", "due", "-due", "retention", "-retention"] as const),
  ...(["-difficulty", "difficulty", "-reviewed", "reviewed"] as const),
];
export type Sort = (typeof SORTS)[number];

/** Which cards of a deck are meant; null for all. */
export interface CardFilter {
  state: Stage | null;
  level: Level | null;
  mark: Mark | null;
}

/** What a deck's page shows of its cards: its address says it. */
export interface CardsView extends CardFilter {
  sort: Sort;
  /** From 1. */
  page: number;
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The view that an address asks for: what it does not know, or does not understand, is as if not said. */
export function readCardsView(params: Params): CardsView {
  const one = <T extends string>(name: string, known: readonly T[]): T | null => {
    const value = [params[name]].flat()[0];
    return known.find((candidate) => candidate === value) ?? null;
  };
  const page = Number([params.page].flat()[0] ?? 1);
  return {
    state: one("state", STAGES),
    level: one("level", LEVELS),
    mark: one("mark", MARKS),
    sort: one("sort", SORTS) ?? "position",
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}

/** A deck's page with a view: says only what differs from showing all in learning order. */
export function deckAddress(slug: string, { state, level, mark, sort, page }: Partial<CardsView>): string {
  const params = new URLSearchParams();
  if (state) params.set("state", state);
  if (level) params.set("level", level);
  if (mark) params.set("mark", mark);
  if (sort && sort !== "position") params.set("sort", sort);
  if (page && page > 1) params.set("page", String(page));
  return params.size === 0 ? `/decks/${slug}` : `/decks/${slug}?${params}`;
}

/** Cards that are alike in all that a filter asks. */
export interface CardGroup {
  stage: Stage;
  level: Level;
  marks: readonly Mark[];
  cards: number;
}

/** How many cards each choice would show, the other choices being as they are. */
export interface FilterCounts {
  /** Cards in the deck. */
  all: number;
  /** Cards that the filter shows, and those of them that can be learned, and so be changed. */
  shown: number;
  changeable: number;
  state: Record<Stage | "any", number>;
  level: Record<Level | "any", number>;
  mark: Record<Mark | "any", number>;
}

/** Counts the choices of a filter over the cards of a deck. */
export function countFilter(groups: readonly CardGroup[], filter: CardFilter): FilterCounts {
  const count = (change: Partial<CardFilter>, also: (group: CardGroup) => boolean = () => true) =>
    groups
      .filter((group) => matches(group, { ...filter, ...change }) && also(group))
      .reduce((sum, group) => sum + group.cards, 0);
  const each = <T extends string>(values: readonly T[], change: (value: T | null) => Partial<CardFilter>) =>
    Object.fromEntries([
      ["any", count(change(null))],
      ...values.map((value) => [value, count(change(value))]),
    ]) as Record<T | "any", number>;
  return {
    all: groups.reduce((sum, group) => sum + group.cards, 0),
    shown: count({}),
    changeable: count({}, (group) => group.stage !== "unanswered"),
    state: each(STAGES, (state) => ({ state })),
    level: each(LEVELS, (level) => ({ level })),
    mark: each(MARKS, (mark) => ({ mark })),
  };
}

function matches({ stage, level, marks }: CardGroup, filter: CardFilter): boolean {
  return (
    (filter.state === null || filter.state === stage) &&
    (filter.level === null || filter.level === level) &&
    (filter.mark === null || marks.includes(filter.mark))
  );
}
