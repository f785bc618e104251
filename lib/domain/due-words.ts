import type { CardState } from "./card-state";
import { isAvailable, isDue } from "./card-state";
import { daysBetween, type StudyClock, type StudyDay, studyDayOf } from "./study-day";

/** When a card comes next, in words: "suspended", "buried until tomorrow", "new", "due now", "today", "tomorrow", "in 12 days". */
export function dueWords(state: CardState, now: Date, clock: StudyClock): string {
  if (state.suspended) return "suspended";
  const today = studyDayOf(now, clock);
  if (!isAvailable(state, today)) return "buried until tomorrow";
  if (state.state === "new") return "new";
  if (isDue(state, now, today)) return "due now";
  const day = state.state === "review" ? state.dueDay : studyDayOf(new Date(state.dueAt), clock);
  return inDays(today, day);
}

function inDays(today: StudyDay, day: StudyDay): string {
  const days = daysBetween(today, day);
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}
