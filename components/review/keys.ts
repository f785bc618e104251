/** What a learner can do in a review. */
export type Act =
  | "reveal"
  | "grade"
  | "tick"
  | "undo"
  | "redo"
  | "note"
  | "bury"
  | "suspend"
  | "info"
  | "help"
  | "leave";

interface KeyRow {
  act: Act;
  /** As KeyboardEvent.key has them; what a key stands for is its place in the row. */
  keys: readonly string[];
  /** As people read them. */
  shown: string;
  name: string;
}

/** All keys of a review: what is pressed, and what the help shows. */
export const KEYS: readonly KeyRow[] = [
  { act: "reveal", keys: [" ", "Enter"], shown: "Space", name: "Show the answer" },
  { act: "grade", keys: ["1", "2", "3", "4"], shown: "1 – 4", name: "Grade: Again, Hard, Good, Easy" },
  {
    act: "tick",
    keys: ["a", "b", "c", "d", "e", "f"],
    shown: "a – f",
    name: "Tick a key point that you recalled",
  },
  { act: "undo", keys: ["z"], shown: "z", name: "Undo" },
  { act: "redo", keys: ["Z"], shown: "Z", name: "Redo" },
  { act: "note", keys: ["e", "n"], shown: "e", name: "Note" },
  { act: "bury", keys: ["-"], shown: "-", name: "Bury until tomorrow" },
  { act: "suspend", keys: ["@", "s"], shown: "@", name: "Suspend" },
  { act: "info", keys: ["i"], shown: "i", name: "Card info" },
  { act: "help", keys: ["?"], shown: "?", name: "All keys, and more" },
  { act: "leave", keys: ["Escape"], shown: "Esc", name: "Leave the review" },
];

/** What a session shows, as far as keys are concerned. */
export interface Situation {
  /** Whether a card is shown, and whether its answer is. */
  shows: "nothing" | "question" | "answer";
  /** How many key points the answer has. */
  points: number;
  practice: boolean;
  /** Whether there is something to redo. */
  redo?: boolean;
}

/** The acts that there is something to do for. */
export function isPossible(act: Act, { shows, points, practice, redo }: Situation): boolean {
  switch (act) {
    case "reveal":
      return shows === "question";
    case "grade":
      return shows === "answer";
    case "tick":
      return shows === "answer" && points > 0;
    case "bury":
    case "suspend":
      return shows !== "nothing" && !practice;
    case "redo":
      return redo === true;
    case "note":
    case "info":
      return shows !== "nothing";
    default:
      return true;
  }
}

/** What a key does, with its place in its row: which grade, which point. Null where it does nothing. */
export function actOf(key: string, situation: Situation): { act: Act; index: number } | null {
  for (const { act, keys } of KEYS) {
    const index = keys.indexOf(key);
    // A letter ticks its point where the answer has it, and is free otherwise.
    if (index < 0 || !isPossible(act, situation) || (act === "tick" && index >= situation.points)) continue;
    return { act, index };
  }
  return null;
}

/** The key to show for an act: of a note, n where e ticks a point. */
export function shownKey(act: Act, situation: Situation): string {
  const row = KEYS.find((one) => one.act === act);
  return act === "note" && actOf("e", situation)?.act === "tick" ? "n" : (row?.shown ?? "");
}
