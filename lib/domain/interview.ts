import { dayWords } from "./day-words";
import { daysBetween, type StudyDay } from "./study-day";

/** What the start page says of an interview: when it is, and whether the pace holds. */
export interface InterviewWords {
  when: string;
  /** Null where nothing is left to meet, or the day is over. */
  pace: string | null;
}

/**
 * When an interview is, and how many cards will have been met by then, if today begins `newToday`
 * more and every day after it `newPerDay`. The day of the interview itself is not counted.
 */
export function interviewWords(
  interviewDate: StudyDay,
  today: StudyDay,
  { total, met }: { total: number; met: number },
  newToday: number,
  newPerDay: number,
): InterviewWords {
  const days = daysBetween(today, interviewDate);
  const date = dayWords(interviewDate, today);
  if (days < 0) return { when: `Your interview was on ${date}.`, pace: null };
  if (days === 0) return { when: "Your interview is today. A look at what is due is enough.", pace: null };
  const when = days === 1 ? `Interview tomorrow, ${date}` : `Interview in ${days} days, ${date}`;
  const left = total - met;
  if (left <= 0) return { when, pace: "You have seen every card in your decks; reviews keep them in memory." };
  const then = met + Math.min(left, newToday + newPerDay * (days - 1));
  const pace =
    then >= total
      ? `Your pace holds: by then you will have met all ${total} cards of your decks.`
      : `At your pace you will have met ${then} of the ${total} cards of your decks by then.`;
  return { when, pace };
}
