import type { CardActionInput, NoteInput, UndoInput } from "@/lib/domain/action";
import type { PastActs } from "@/lib/domain/past-act";
import type { PracticeInput, ReviewInput } from "@/lib/domain/review";
import type { Standing } from "@/lib/domain/standing";
import type { ReviewCard } from "../review-card";

type Ageless<I> = Omit<I, "ageMs">;

/** What a click asks the server for, by kind: its action's input without the age, which is computed when it is sent. */
interface Inputs {
  grade: Ageless<ReviewInput>;
  practice: Ageless<PracticeInput>;
  change: Ageless<CardActionInput>;
  undo: Ageless<UndoInput>;
  redo: Ageless<UndoInput>;
  note: Ageless<NoteInput>;
}

export type Kind = keyof Inputs;
export type Outgoing = { [K in Kind]: { kind: K; input: Inputs[K] } }[Kind];

/** Something that waits for the server's answer. It keeps its id however often it is sent. */
export type Entry = Outgoing & {
  id: string;
  /** Whose it is: it is sent, shown and counted for nobody else. */
  userId: string;
  /** When the click was, in ms by the device's clock. */
  at: number;
};

/** What the server may say of an entry; see app/actions/ and lib/action.ts. */
export type Answer =
  | { kind: "graded" | "stale"; standing: Standing }
  /** A note comes back drawn. */
  | { kind: "done"; standing: Standing; noteHtml?: string }
  | { kind: "undone" | "redone"; what: string; card: ReviewCard | null; cards: number; acts: PastActs }
  | { kind: "nothing"; message: string; acts: PastActs }
  | { kind: "not-found" | "invalid" | "signed-out" | "busy"; message: string };

/** Whether the server did what was asked, or had nothing left to do. */
export function isDone({ kind }: Answer): boolean {
  return ["graded", "done", "undone", "redone", "nothing"].includes(kind);
}

/** The server actions that take the entries. `from` is whose entry it is; to anyone else the server says `signed-out`. */
export type Actions = {
  [K in Kind]: (input: Inputs[K] & { ageMs: number }, from: string) => Promise<Answer>;
};

/** Calls the action that an entry is for, `ageMs` after its click. */
export function send(entry: Entry, actions: Actions, ageMs: number): Promise<Answer> {
  switch (entry.kind) {
    case "grade":
      return actions.grade({ ...entry.input, ageMs }, entry.userId);
    case "practice":
      return actions.practice({ ...entry.input, ageMs }, entry.userId);
    case "change":
      return actions.change({ ...entry.input, ageMs }, entry.userId);
    case "undo":
      return actions.undo({ ...entry.input, ageMs }, entry.userId);
    case "redo":
      return actions.redo({ ...entry.input, ageMs }, entry.userId);
    case "note":
      return actions.note({ ...entry.input, ageMs }, entry.userId);
  }
}

/** The cards whose state these clicks change, once they are saved; a note changes none, and what is taken back is not known here. */
export function cardsOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) =>
    entry.kind === "undo" || entry.kind === "redo" || entry.kind === "note" ? [] : entry.input.cardId,
  );
}
