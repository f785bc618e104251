import type { CurveEvent } from "./forgetting-curve";
import type { Grade } from "./grade";
import type { StudyDay } from "./study-day";

interface EntryBase {
  id: string;
  studyDay: StudyDay;
  /** Taken back since: it stays to be seen, and counts nowhere. */
  undone: boolean;
}

/** A review, as the ledger has it. */
export interface ReviewEntry extends EntryBase {
  kind: "grade";
  grade: Grade;
  /** The interval that it gave, in days; 0 for a step of minutes. */
  intervalDays: number;
  /** The minutes of the step that followed; null where the card waits for days. */
  stepMinutes: number | null;
  /** Days after which recall falls to 90 %, from this review on. */
  stability: number;
  /** What FSRS predicted for it then, 0 to 1; null for a first review. */
  retrievability: number | null;
  durationMs: number;
  /** How many key points were recalled and missed; both 0 where none was ticked. */
  recalled: number;
  missed: number;
  /** Whether this lapse made the card a leech. */
  becameLeech: boolean;
}

/** Whatever else a learner did to a card. */
export type ActEntry = EntryBase &
  (
    | { kind: "suspend" | "unsuspend" | "bury" | "unbury" | "reset" | "flag" | "unflag" | "unleech" | "note" | "edit" }
    | { kind: "reschedule"; dueDay: StudyDay | null }
    | { kind: "practice"; grade: Grade; durationMs: number }
  );

/** One thing that a learner did with a card, in the order in which it was done. */
export type HistoryEntry = ReviewEntry | ActEntry;

/** What a card's memory is computed from: its reviews and resets that count, in order. */
export function curveEvents(history: readonly HistoryEntry[]): CurveEvent[] {
  return history.flatMap((entry): CurveEvent[] => {
    if (entry.undone) return [];
    const { studyDay } = entry;
    if (entry.kind === "reset") return [{ kind: "reset", studyDay }];
    if (entry.kind !== "grade") return [];
    return [{ kind: "review", studyDay, grade: entry.grade, stability: entry.stability }];
  });
}
