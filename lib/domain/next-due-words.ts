import { dayWords } from "./day-words";
import { daysBetween, type StudyClock, type StudyDay, studyDayOf } from "./study-day";

const MINUTE_MS = 60_000;

interface Next {
  step: { at: Date; count: number } | null;
  review: { day: StudyDay; count: number } | null;
}

/** What comes back next, in a sentence or two: "One card comes back in 12 minutes. Tomorrow: 8 reviews." */
export function nextDueWords({ step, review }: Next, now: Date, clock: StudyClock): string {
  const sentences = [step && stepWords(step, now), review && reviewWords(review, studyDayOf(now, clock))];
  return sentences.filter(Boolean).join(" ") || "Nothing is waiting to come back.";
}

function stepWords({ at, count }: { at: Date; count: number }, now: Date): string {
  const minutes = Math.max(1, Math.ceil((at.getTime() - now.getTime()) / MINUTE_MS));
  const when =
    minutes < 90 ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}` : `${Math.round(minutes / 60)} hours`;
  return count === 1 ? `One card comes back in ${when}.` : `${count} cards come back, the first in ${when}.`;
}

function reviewWords({ day, count }: { day: StudyDay; count: number }, today: StudyDay): string {
  const reviews = count === 1 ? "1 review" : `${count} reviews`;
  const days = daysBetween(today, day);
  return days === 1
    ? `Tomorrow: ${reviews}.`
    : `The next reviews are on ${dayWords(day, today)}, in ${days} days: ${count}.`;
}
