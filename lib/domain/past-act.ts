import type { CardAction } from "./action";
import { GRADE_WORDS, type Grade } from "./grade";

/** What undo takes back, and redo does again. */
export type PastActKind = "grade" | "practice" | "note" | "edit" | "reschedule" | CardAction;

/** Something that a learner did, as far as undo has to name it. */
export interface PastAct {
  /** Its own id, or that of its batch. */
  id: string;
  kind: PastActKind;
  /** The question of its card, of an act on many that of one: as Markdown in lib/db, as plain words where it is shown. */
  question: string;
  /** How many cards it was done to. */
  cards: number;
  /** Of a grade and a practice answer. */
  grade: Grade | null;
}

/** What can be undone and redone, each with the next one first. */
export interface PastActs {
  undo: readonly PastAct[];
  redo: readonly PastAct[];
}

/** After something new was done there is nothing to redo. */
export const afterAct = ({ undo }: PastActs, act: PastAct): PastActs => ({ undo: [act, ...undo], redo: [] });

/** After the next act was undone. */
export function afterUndo({ undo: [act, ...undo], redo }: PastActs): PastActs {
  return act ? { undo, redo: [act, ...redo] } : { undo, redo };
}

/** After the next act was redone. */
export function afterRedo({ undo, redo: [act, ...redo] }: PastActs): PastActs {
  return act ? { undo: [act, ...undo], redo } : { undo, redo };
}

/** Without an act that came to nothing. */
export function withoutAct({ undo, redo }: PastActs, id: string): PastActs {
  const other = (act: PastAct) => act.id !== id;
  return { undo: undo.filter(other), redo: redo.filter(other) };
}

const DOING: Record<Exclude<PastActKind, "grade" | "practice">, string> = {
  suspend: "suspending",
  unsuspend: "unsuspending",
  bury: "burying",
  unbury: "unburying",
  reset: "resetting",
  flag: "flagging",
  unflag: "unflagging",
  unleech: "clearing the leech mark of",
  note: "your note on",
  edit: "your edit of",
  reschedule: "moving the date of",
};

/** An act in words, to follow "Undo": "Good on “What is a quorum?”", "suspending 5 cards". */
export function pastActWords({ kind, question, cards, grade }: PastAct): string {
  const what = cards === 1 ? `“${question}”` : `${cards.toLocaleString("en")} cards`;
  if (kind !== "grade" && kind !== "practice") return `${DOING[kind]} ${what}`;
  const word = grade === null ? "the grade" : GRADE_WORDS[grade];
  return kind === "grade" ? `${word} on ${what}` : `practice answer ${word} on ${what}`;
}

const NOUNS: Record<PastActKind, string> = {
  grade: "Grade",
  practice: "Practice answer",
  suspend: "Suspension",
  unsuspend: "Unsuspending",
  bury: "Burial",
  unbury: "Unburying",
  reset: "Reset",
  flag: "Flag",
  unflag: "Unflagging",
  unleech: "Clearing the leech mark",
  note: "Note",
  edit: "Edit",
  reschedule: "Rescheduling",
};

/** What was done to an act, as a sentence: "Grade undone.", "Suspension redone." */
export function doneAgainWords(kind: string, done: "undone" | "redone"): string {
  return `${(NOUNS as Record<string, string>)[kind] ?? "Act"} ${done}.`;
}
