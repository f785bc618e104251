import { dayWords } from "@/lib/domain/day-words";
import type { Level } from "@/lib/domain/level";
import {
  countCards,
  daysUntil,
  MINUTES,
  NO_DATE_DAYS,
  type Pace,
  paceOf,
  SECONDS_PER_SHOWING,
} from "@/lib/domain/plan-pace";
import type { PlanValues } from "./plan-values";

/** A deck to choose, with how many cards it has of each level and how many of them were met. */
export interface PlanDeckChoice {
  slug: string;
  title: string;
  description: string;
  own: boolean;
  cards: Record<Level, { total: number; met: number }>;
}

interface OutlookProps {
  values: PlanValues;
  decks: readonly PlanDeckChoice[];
  /** The learner's study day. */
  today: string;
  /** The learner's own median; null while it is not known. */
  secondsPerShowing: number | null;
}

/** Where a plan leads, in words. */
export function Outlook({ values, decks, today, secondsPerShowing }: OutlookProps) {
  const { interviewDate, level, minutesPerDay: minutes } = values;
  const chosen = decks.filter(({ slug }) => values.decks.includes(slug));
  const counts = countCards(chosen, level);
  const days = daysUntil(interviewDate, today);
  const missing = missingFor(values, today, counts.total);
  if (missing) return <p className="text-muted">{missing}</p>;
  const pace = paceOf({ minutes, days, ...counts, ...(secondsPerShowing && { secondsPerShowing }) });
  return (
    <>
      <p className="font-serif text-lg leading-snug">{outlook(pace, values, counts.total, days, today)}</p>
      <p className="mt-2 text-muted">
        {pace.newPerDay === 1 ? "One new card" : `${pace.newPerDay} new cards`} a day.
        {pace.fits || advice(pace, interviewDate)}
      </p>
      <p className="mt-2 text-sm text-muted">
        {secondsPerShowing
          ? `Counted by your own pace, ${Math.round(secondsPerShowing)} seconds a card`
          : `Counted with ${SECONDS_PER_SHOWING} seconds a card until your own pace is known`}
        , reviews included: a card is shown about{" "}
        {days === null || days > 30 ? "ten times in its first three months" : "seven times in its first month"}.
      </p>
    </>
  );
}

/** What is still to be chosen before there is anything to reckon. */
function missingFor({ interviewDate, minutesPerDay, decks }: PlanValues, today: string, total: number): string | null {
  if (interviewDate === "") return "Choose the day of your interview, or “No date yet”.";
  if (interviewDate !== null && interviewDate < today) return "That day has passed. Choose a later one.";
  if (!(minutesPerDay >= MINUTES.least && minutesPerDay <= MINUTES.most))
    return `Choose from ${MINUTES.least} to ${MINUTES.most} minutes a day.`;
  if (decks.length === 0) return "Choose at least one deck.";
  return total === 0 ? "The decks you chose have no cards of this level." : null;
}

function outlook(pace: Pace, values: PlanValues, total: number, days: number | null, today: string): string {
  const at = `At ${values.minutesPerDay} minutes a day`;
  const all = total === 1 ? "the one card" : `all ${total} cards`;
  if (values.interviewDate === null || days === null) {
    return pace.fits
      ? `${at} you will have met ${all} in ${daysWords(pace.daysForAll)}.`
      : `${at} you will have met ${pace.met} of ${total} cards in ${NO_DATE_DAYS} days.`;
  }
  const date = dayWords(values.interviewDate, today);
  if (days === 0) return `Your interview is today. You have met ${pace.met} of ${total} cards.`;
  if (!pace.fits) return `${at} you will have met ${pace.met} of ${total} cards by ${date}.`;
  const early = days - pace.daysForAll;
  return early > 0
    ? `${at} you will have met ${all} ${daysWords(early)} before ${date}.`
    : `${at} you will have met ${all} by ${date}.`;
}

function advice({ minutesForAll }: Pace, interviewDate: string | null): string {
  if (interviewDate === null) return " The rest follow later.";
  return minutesForAll === null
    ? ` Not even ${MINUTES.most} minutes a day meet them all in time: fewer decks, or a lower level, would be learned better.`
    : ` To meet them all in time takes about ${minutesForAll} minutes a day.`;
}

function daysWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
