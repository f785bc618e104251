import type { CardState } from "./card-state";
import { dueWords } from "./due-words";
import { daysLabel } from "./interval-label";
import type { Settings } from "./settings";
import { daysBetween, type StudyDay, studyDayOf } from "./study-day";

/** One line about a card: what it says, and the number with its unit. */
export interface Fact {
  name: string;
  value: string;
}

const STATE_WORDS: Record<CardState["state"], string> = {
  new: "New: not reviewed yet",
  learning: "Learning",
  review: "In review",
  relearning: "Relearning, after it was forgotten",
};

/** How a card stands with a learner, as facts in plain words. `retrievability` from 0 to 1; null for a new card. */
export function cardFacts(state: CardState, retrievability: number | null, now: Date, settings: Settings): Fact[] {
  const facts = [
    { name: "State", value: STATE_WORDS[state.state] },
    { name: "Due", value: dueOf(state, now, settings) },
  ];
  if (state.state === "new") return facts;
  return [
    ...facts,
    ...(retrievability === null ? [] : [{ name: "Chance of recall now", value: percent(retrievability) }]),
    { name: "Stability", value: stabilityWords(state.stability) },
    { name: "Difficulty", value: `${state.difficulty.toFixed(1)} of 10` },
    ...(state.state === "review" ? [{ name: "Interval", value: daysWords(state.intervalDays) }] : []),
    {
      name: "Last review",
      value: `${ago(state.lastStudyDay, studyDayOf(now, settings))}, ${dateOf(state.lastStudyDay)}`,
    },
    { name: "Reviews", value: String(state.reps) },
    { name: "Lapses", value: `${state.lapses}${state.leech ? ", a leech" : ""}` },
  ];
}

/** Why a card has the date that it has, in sentences. `exactDays` is where recall meets the desired retention. */
export function whyThisDate(state: CardState, exactDays: number | null, settings: Settings): string {
  const desired = percent(settings.desiredRetention);
  if (state.state === "new") return "It has no date yet: its first review gives it one.";
  if (state.state !== "review")
    return `It is in a ${state.state} step, and gets a date by its memory once its steps are passed.`;
  if (exactDays === null) return `It was given an interval of ${daysWords(state.intervalDays)}.`;
  const due = `it is due on ${dateOf(state.dueDay)}.`;
  const fall = `After the last review recall was predicted to fall to your desired retention of ${desired} within`;
  if (exactDays <= 1) return `${fall} a day, and the shortest interval is 1 day: ${due}`;
  const exact = `${exactDays < 10 ? exactDays.toFixed(1) : Math.round(exactDays)} days`;
  if (Math.round(exactDays) === state.intervalDays) return `${fall} ${exact}: ${due}`;
  return `${fall} ${exact}. Fuzz and your other reviews made that ${daysWords(state.intervalDays)}: ${due}`;
}

function dueOf(state: CardState, now: Date, settings: Settings): string {
  const words = dueWords(state, now, settings);
  const sentence = words === "new" ? "when its turn comes" : words;
  return state.state === "review" && !state.suspended ? `${sentence}, ${dateOf(state.dueDay)}` : sentence;
}

function ago(day: StudyDay, today: StudyDay): string {
  const days = daysBetween(day, today);
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

function stabilityWords(days: number): string {
  return days < 1 ? `${days.toFixed(2)} days` : `${days < 100 ? days.toFixed(1) : Math.round(days)} days`;
}

function daysWords(days: number): string {
  const exact = days === 1 ? "1 day" : `${days} days`;
  return days < 31 ? exact : `${exact} (${daysLabel(days)})`;
}

function dateOf(day: StudyDay): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
  return format.format(new Date(day));
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
