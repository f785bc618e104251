import { closest } from "./edit-distance";
import { GRADES, type Grade } from "./grade";
import { LEVELS, type Level } from "./level";

export const CARD_STANDINGS = ["new", "learning", "review", "due", "suspended", "buried", "leech", "flagged"] as const;
/** What is: can ask for. "due" is what the queue may hold now; the others are as lib/domain/card-state.ts has them. */
export type CardStanding = (typeof CARD_STANDINGS)[number];

export const CARD_PROPERTIES = ["r", "s", "d", "ivl", "due", "lapses", "reps"] as const;
/**
 * What prop: can compare: the chance of recall (0 to 1), stability in days, difficulty (0 to 1, as shown),
 * the interval in days, days from today until it is due, lapses and reviews.
 */
export type CardProperty = (typeof CARD_PROPERTIES)[number];

export const COMPARISONS = ["<", "<=", "=", "!=", ">=", ">"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A condition on a card. A `*` in a deck, tag or source stands for anything. */
export type Filter =
  | { name: "deck" | "tag" | "source" | "note"; value: string }
  | { name: "level"; value: Level }
  | { name: "is"; value: CardStanding }
  | { name: "prop"; property: CardProperty; comparison: Comparison; value: number }
  /** Reviewed within the last so many study days, today included; with a grade or with any. */
  | { name: "rated"; days: number; grade: Grade | null }
  /** Reviewed for the first time within the last so many study days. */
  | { name: "introduced"; days: number };

export const FILTER_NAMES = ["deck", "is", "prop", "rated", "introduced", "tag", "level", "source", "note"] as const;

/** Why a filter cannot be read, and what may have been meant. */
export interface FilterMistake {
  message: string;
  instead?: string;
}

const LEFT_OUT = "This part was left out.";
const MOST_DAYS = 36_500;
/** What other programs, or other words, call what is called otherwise here. */
const OTHER_WORDS: Record<string, string> = {
  flag: "is:flagged",
  state: "is:new",
  difficulty: "prop:d>0.7",
  added: "introduced:7",
};

/** Whether there is a filter of this name. */
export const isFilterName = (name: string): boolean => (FILTER_NAMES as readonly string[]).includes(name.toLowerCase());

/** Reads a filter; a mistake says what is not known or not possible, what is, and which known word is closest. */
export function parseFilter(name: string, value: string): Filter | FilterMistake {
  if (!isFilterName(name)) return unknownFilter(name, value);
  if (value === "")
    return { message: `Say what ${name}: should find, such as ${EXAMPLES[name as Filter["name"]]}. ${LEFT_OUT}` };
  switch (name as Filter["name"]) {
    case "is":
      return oneOf("is", value, CARD_STANDINGS, (known) => ({ name: "is", value: known }));
    case "level":
      return oneOf("level", value, LEVELS, (known) => ({ name: "level", value: known }));
    case "prop":
      return parseProperty(value);
    case "rated":
      return parseRated(value);
    case "introduced":
      return days(value) === null
        ? { message: `introduced: takes a number of days from 1 to 36,500, such as introduced:7. ${LEFT_OUT}` }
        : { name: "introduced", days: Number(value) };
    case "tag":
      return { name: "tag", value: value.normalize("NFC").toLowerCase() };
    default:
      return { name: name as "deck" | "source" | "note", value };
  }
}

const EXAMPLES: Record<Filter["name"], string> = {
  deck: "deck:caching",
  is: "is:due",
  prop: "prop:r<0.9",
  rated: "rated:7",
  introduced: "introduced:7",
  tag: "tag:leech",
  level: "level:core",
  source: "source:001",
  note: "note:gossip",
};

function unknownFilter(name: string, value: string): FilterMistake {
  const standing = closest(name, CARD_STANDINGS, 0);
  const known = closest(name, FILTER_NAMES);
  const other = Object.hasOwn(OTHER_WORDS, name) ? OTHER_WORDS[name] : undefined;
  const instead = other ?? (standing ? `is:${standing}` : known && `${known}:${quoteValue(value)}`);
  const meant = instead ? ` Did you mean ${instead}?` : ` To search for it as words, write "${name} ${value}".`;
  return {
    message: `There is no filter ${name}:. There are ${list(FILTER_NAMES.map((one) => `${one}:`))}.${meant} ${LEFT_OUT}`,
    ...(instead && { instead }),
  };
}

function oneOf<T extends string>(
  name: "is" | "level",
  value: string,
  known: readonly T[],
  found: (value: T) => Filter,
): Filter | FilterMistake {
  const exact = known.find((one) => one === value.toLowerCase());
  if (exact) return found(exact);
  const near = closest(value.toLowerCase(), known);
  const meant = near ? ` Did you mean ${name}:${near}?` : "";
  return {
    message: `${name}:${value} is not known. It can be ${list(known, "or")}.${meant} ${LEFT_OUT}`,
    ...(near && { instead: `${name}:${near}` }),
  };
}

function parseProperty(value: string): Filter | FilterMistake {
  const [, name, comparison, number, percent] =
    /^([a-z]*)(<=|>=|!=|<|>|=)?(-?(?:\d+(?:\.\d*)?|\.\d+))?(%)?$/i.exec(plainSigns(value)) ?? [];
  const property = CARD_PROPERTIES.find((one) => one === name?.toLowerCase());
  if (!property) {
    const written = /^[a-z]*/i.exec(value)?.[0] ?? "";
    const rest = value.slice(written.length);
    const other = Object.hasOwn(OTHER_PROPERTIES, written.toLowerCase()) && OTHER_PROPERTIES[written.toLowerCase()];
    const near = other || closest(written.toLowerCase(), CARD_PROPERTIES, 1);
    const known = `You can compare ${list(CARD_PROPERTIES.map((one) => `${one} (${PROPERTY_WORDS[one]})`))}`;
    return {
      message: `prop:${written} is not known. ${known}.${near ? ` Did you mean prop:${near}${rest}?` : ""} ${LEFT_OUT}`,
      ...(near && { instead: `prop:${near}${rest}` }),
    };
  }
  const example = `prop:${property}${PROPERTY_EXAMPLES[property]}`;
  const sign = COMPARISONS.find((one) => one === comparison);
  if (!sign || number === undefined) {
    const what = sign ? "a number behind the sign" : `one of ${COMPARISONS.join(" ")} and a number`;
    return { message: `prop:${property} needs ${what}, such as ${example}. ${LEFT_OUT}`, instead: example };
  }
  const share = property === "r" || property === "d";
  if (percent && !share) return { message: `prop:${property} is no percentage. Write ${example}. ${LEFT_OUT}` };
  const amount = percent ? Number(number) / 100 : Number(number);
  if (share && (amount < 0 || amount > 1)) {
    const instead = amount > 1 && amount <= 100 ? `prop:${property}${sign}${amount / 100}` : example;
    return { message: `prop:${property} goes from 0 to 1. Did you mean ${instead}? ${LEFT_OUT}`, instead };
  }
  return { name: "prop", property, comparison: sign, value: amount };
}

/** Comparisons as a keyboard has them. */
const plainSigns = (value: string): string =>
  value.replaceAll("≤", "<=").replaceAll("≥", ">=").replaceAll("≠", "!=").replaceAll("％", "%");

const PROPERTY_WORDS: Record<CardProperty, string> = {
  r: "chance of recall",
  s: "stability",
  d: "difficulty",
  ivl: "interval",
  due: "days until due",
  lapses: "times forgotten",
  reps: "reviews",
};
const PROPERTY_EXAMPLES: Record<CardProperty, string> = {
  r: "<0.9",
  s: ">=21",
  d: ">0.7",
  ivl: ">30",
  due: "<=3",
  lapses: ">2",
  reps: "=0",
};
const OTHER_PROPERTIES: Record<string, CardProperty> = {
  retrievability: "r",
  recall: "r",
  stability: "s",
  difficulty: "d",
  ease: "d",
  interval: "ivl",
  reviews: "reps",
};

function parseRated(value: string): Filter | FilterMistake {
  const [number = "", grade, ...more] = value.split(":");
  const span = days(number);
  if (span === null || more.length > 0) {
    return {
      message: `rated: takes a number of days, such as rated:7, and a grade if you like: rated:7:1. ${LEFT_OUT}`,
    };
  }
  if (grade === undefined) return { name: "rated", days: span, grade: null };
  const found = GRADES.find((one) => String(one) === grade);
  if (!found) {
    const message = `A grade is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy), as in rated:${span}:1. ${LEFT_OUT}`;
    return { message, instead: `rated:${span}:1` };
  }
  return { name: "rated", days: span, grade: found };
}

function days(text: string): number | null {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= MOST_DAYS ? number : null;
}

/** A filter as `parseFilter` reads it, with its name before it. */
export function printFilter(filter: Filter): string {
  switch (filter.name) {
    case "prop":
      return `prop:${filter.property}${filter.comparison}${filter.value}`;
    case "rated":
      return `rated:${filter.days}${filter.grade === null ? "" : `:${filter.grade}`}`;
    case "introduced":
      return `introduced:${filter.days}`;
    default:
      return `${filter.name}:${quoteValue(filter.value)}`;
  }
}

const quoteValue = (value: string): string => (/[\s()]/.test(value) ? `"${value}"` : value);

/** "a, b and c". */
function list(words: readonly string[], last: "and" | "or" = "and"): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}` : (words[0] ?? "");
}
