import { longDay, percent } from "@/components/stats/words";
import type { HistoryEntry, ReviewEntry } from "@/lib/domain/card-history";
import { GRADE_WORDS } from "@/lib/domain/grade";

const ACTS: Record<Exclude<HistoryEntry["kind"], "grade" | "practice" | "reschedule">, string> = {
  suspend: "Suspended",
  unsuspend: "Taken out of suspension",
  bury: "Buried until the next day",
  unbury: "Brought back the same day",
  reset: "Reset: a new card again",
  flag: "Flagged",
  unflag: "Flag taken off",
  unleech: "No longer a leech",
  note: "Note written",
  edit: "Words edited",
};

/** What an entry of a card's history was, in a word or few. */
export function entryWords(entry: HistoryEntry): string {
  if (entry.kind === "grade") return GRADE_WORDS[entry.grade];
  if (entry.kind === "practice") return `Practiced: ${GRADE_WORDS[entry.grade]}`;
  if (entry.kind !== "reschedule") return ACTS[entry.kind];
  return entry.dueDay === null ? "Rescheduled" : `Rescheduled to ${longDay(entry.dueDay)}`;
}

/** What else is to be said of it: what was predicted, what it led to, how long it took. */
export function entryDetails(entry: HistoryEntry): string[] {
  if (entry.kind === "practice") return [`took ${durationWords(entry.durationMs)}`, "nothing scheduled"];
  return entry.kind === "grade" ? reviewDetails(entry) : [];
}

function reviewDetails(entry: ReviewEntry): string[] {
  const { stepMinutes, intervalDays, retrievability, durationMs, recalled, missed } = entry;
  return [
    stepMinutes === null ? `next in ${daysWords(intervalDays)}` : `next in ${stepMinutes} min`,
    // Within a day nothing is predicted to be forgotten: that need not be said each time.
    ...(retrievability === null
      ? ["first review"]
      : retrievability === 1
        ? []
        : [`predicted ${percent(retrievability)}`]),
    ...(recalled + missed > 0 ? [`${recalled} of ${recalled + missed} points`] : []),
    `took ${durationWords(durationMs)}`,
    ...(entry.becameLeech ? ["became a leech"] : []),
  ];
}

/** Days as people say them: "1 day", "12 days", "2.5 months", "1.2 years". */
export function daysWords(days: number): string {
  if (days < 31) return count(days, "day");
  return days < 365 ? count(oneDecimal(days / 30.4375), "month") : count(oneDecimal(days / 365.25), "year");
}

/** How long a review took: "8 s", "1 min 20 s". */
function durationWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const rest = seconds % 60;
  if (seconds < 60) return `${seconds} s`;
  return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;
const count = (value: number, unit: string) => `${value} ${unit}${value === 1 ? "" : "s"}`;
