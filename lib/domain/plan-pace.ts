import { LEVELS, type Level } from "./level";
import { daysBetween, type StudyDay } from "./study-day";

/** The shortest and the longest day that a plan can be made of, in minutes. */
export const MINUTES = { least: 5, most: 90 } as const;

/** How long one showing of a card takes until the learner's own median is known: to recall a few points, and compare. */
export const SECONDS_PER_SHOWING = 30;

/** How far a plan without a date looks ahead. */
export const NO_DATE_DAYS = 90;

/**
 * How often a card has been shown by the age of so many days, its first day included: by FSRS-6 with
 * its default weights, steps of 1 and 10 minutes and a retention of 90 %, where first grades fall as
 * in fsrs-rs's simulator (24 % Again, 9 % Hard, 50 % Good, 17 % Easy). tests/unit/domain/plan-pace.test.ts
 * plays it with the app's own scheduler.
 */
const SHOWINGS: readonly (readonly [ageDays: number, showings: number])[] = [
  [0, 2.5],
  [1, 3],
  [3, 4],
  [7, 4.8],
  [14, 5.9],
  [30, 7.2],
  [60, 8.8],
  [90, 9.9],
  [180, 12.3],
  [365, 15.7],
];

/**
 * How often a card is shown until it is `ageDays` old, on average: straight between the known ages, on
 * a logarithmic scale of days. With n new cards every day it is also the number of showings on a day
 * `ageDays` after the first, divided by n: that day sees cards of every age up to its own.
 */
export function showingsBy(ageDays: number): number {
  const next = SHOWINGS.findIndex(([age]) => age >= ageDays);
  const after = SHOWINGS.at(next);
  const before = next > 0 ? SHOWINGS[next - 1] : undefined;
  if (!after || !before) return (after ?? [0, 0])[1];
  const share = (Math.log1p(ageDays) - Math.log1p(before[0])) / (Math.log1p(after[0]) - Math.log1p(before[0]));
  return before[1] + share * (after[1] - before[1]);
}

/**
 * How many new cards a day fit into so many minutes a day, for `days` days: as many as leave room on
 * the last day, which is the fullest, for all reviews that they bring. At least one.
 */
export function newCardsPerDay(minutes: number, days: number, secondsPerShowing = SECONDS_PER_SHOWING): number {
  return Math.max(1, Math.floor((minutes * 60) / (secondsPerShowing * showingsBy(Math.max(0, days - 1)))));
}

/** How many minutes the last of `days` days takes with so many new cards on each. */
export function minutesFor(newPerDay: number, days: number, secondsPerShowing = SECONDS_PER_SHOWING): number {
  return Math.ceil((newPerDay * secondsPerShowing * showingsBy(Math.max(0, days - 1))) / 60);
}

/** How many days are left to learn on, today's included and the interview's not; null without a date. */
export function daysUntil(interviewDate: StudyDay | null, today: StudyDay): number | null {
  return interviewDate === null ? null : Math.max(0, daysBetween(today, interviewDate));
}

/** What someone plans: the minutes of a day, the days there are (null: no date), and the cards. */
export interface Plan {
  minutes: number;
  days: number | null;
  /** How many cards the chosen decks have up to the chosen level. */
  total: number;
  /** How many of them have been met already. */
  met: number;
  secondsPerShowing?: number;
}

/** What a plan leads to. */
export interface Pace {
  newPerDay: number;
  /** How many cards will have been met when the days are over. */
  met: number;
  /** Whether these are all. */
  fits: boolean;
  /** After how many days all are met, at this pace. */
  daysForAll: number;
  /** The minutes a day that meet all of them in time; null where no day is long enough. */
  minutesForAll: number | null;
}

/** Where a plan leads: how many new cards a day, and whether all cards are met in time. */
export function paceOf({ minutes, days, total, met, secondsPerShowing = SECONDS_PER_SHOWING }: Plan): Pace {
  const horizon = days ?? NO_DATE_DAYS;
  const newPerDay = newCardsPerDay(minutes, horizon, secondsPerShowing);
  const left = Math.max(0, total - met);
  const metThen = met + Math.min(left, newPerDay * horizon);
  const wanted = horizon === 0 ? Number.POSITIVE_INFINITY : Math.ceil(left / horizon);
  const needed = Math.max(MINUTES.least, minutesFor(wanted, horizon, secondsPerShowing));
  return {
    newPerDay,
    met: metThen,
    fits: metThen >= total,
    daysForAll: Math.ceil(left / newPerDay),
    minutesForAll: needed <= MINUTES.most ? needed : null,
  };
}

/** What share of the decks, in learning order, goes well with a level: a beginning of that order needs nothing from behind it. */
const DECKS_FOR_LEVEL: Record<Level, number> = { core: 0.4, advanced: 0.7, specialist: 1 };

/** The decks to propose for a level: the first of those given in learning order, or all of them. */
export function decksForLevel<T>(level: Level, decks: readonly T[]): T[] {
  return decks.slice(0, Math.ceil(decks.length * DECKS_FOR_LEVEL[level]));
}

/** How many cards of some decks one studies at a level: all up to it, and those above it that were met; and how many were met. */
export function countCards(
  decks: readonly { cards: Record<Level, { total: number; met: number }> }[],
  level: Level,
): { total: number; met: number } {
  const top = LEVELS.indexOf(level);
  const counts = decks.flatMap(({ cards }) =>
    LEVELS.map((one, place) => (place <= top ? cards[one] : { total: cards[one].met, met: cards[one].met })),
  );
  return {
    total: counts.reduce((sum, { total }) => sum + total, 0),
    met: counts.reduce((sum, { met }) => sum + met, 0),
  };
}
