import type { OwnKeys } from "@/lib/domain/own-keys";

/** What a learner can do in a review. */
export type Act =
  | "reveal"
  | "accept"
  | "grade"
  | "tick"
  | "undo"
  | "redo"
  | "note"
  | "bury"
  | "suspend"
  | "unleech"
  | "info"
  | "help"
  | "leave";

interface KeyRow {
  act: Act;
  /** As KeyboardEvent.key has them. */
  keys: readonly string[];
  name: string;
  /** Where each key is an act of its own, what it is: a key's place is the grade, or the point. */
  each?: readonly string[];
  /** Whether its keys stay what they are. */
  fixed?: true;
}

/** All keys of a review, as they come: what is pressed, and what the help and the settings show. */
export const KEYS: readonly KeyRow[] = [
  { act: "reveal", keys: [" ", "Enter"], name: "Show the answer" },
  { act: "accept", keys: [" ", "Enter"], name: "Give the suggested grade, or Good" },
  {
    act: "grade",
    keys: ["1", "2", "3", "4"],
    name: "Grade: Again, Hard, Good, Easy",
    each: ["Grade Again", "Grade Hard", "Grade Good", "Grade Easy"],
  },
  {
    act: "tick",
    keys: ["a", "b", "c", "d", "e", "f"],
    name: "Tick a key point you recalled",
    each: [1, 2, 3, 4, 5, 6].map((place) => `Tick key point ${place}`),
  },
  { act: "undo", keys: ["z"], name: "Undo" },
  { act: "redo", keys: ["Z"], name: "Redo" },
  { act: "note", keys: ["e", "n"], name: "Note" },
  { act: "bury", keys: ["-"], name: "Bury until tomorrow" },
  { act: "suspend", keys: ["@", "s"], name: "Suspend" },
  { act: "unleech", keys: ["l"], name: "Clear leech mark" },
  { act: "info", keys: ["i"], name: "Card info" },
  { act: "help", keys: ["?"], name: "All keys and more" },
  { act: "leave", keys: ["Escape"], name: "Leave the review", fixed: true },
];

/** One thing that a key can do: an act, and where there are several of a kind, which (from 0). */
export interface Slot {
  id: string;
  act: Act;
  index: number;
  name: string;
  /** Those that it comes with. */
  keys: readonly string[];
  fixed: boolean;
}

export const SLOTS = KEYS.flatMap(({ act, keys, name, each, fixed = false }): Slot[] =>
  each
    ? each.map((one, index) => ({
        id: `${act}-${index + 1}`,
        act,
        index,
        name: one,
        keys: keys.slice(index, index + 1),
        fixed,
      }))
    : [{ id: act, act, index: 0, name, keys, fixed }],
);

/** The keys of every slot, by its id. */
export type Bindings = Readonly<Record<string, readonly string[]>>;

/** The keys that hold for a learner: their own, and where they chose none, those that the acts come with. */
export function bindingsOf(own: OwnKeys): Bindings {
  return Object.fromEntries(SLOTS.map(({ id, keys, fixed }) => [id, (!fixed && own[id]) || keys]));
}

export const DEFAULT_BINDINGS = bindingsOf({});

/** What a session shows, as far as keys are concerned. */
export interface Situation {
  /** Whether a card is shown, and whether its answer is. */
  shows: "nothing" | "question" | "answer";
  /** How many key points the answer has. */
  points: number;
  practice: boolean;
  /** Whether the card is marked as a leech. */
  leech: boolean;
  /** Whether there is something to redo. */
  redo: boolean;
}

/** The acts that there is something to do for. */
export function isPossible(act: Act, { shows, points, practice, leech, redo }: Situation): boolean {
  switch (act) {
    case "reveal":
      return shows === "question";
    case "accept":
    case "grade":
      return shows === "answer";
    case "tick":
      return shows === "answer" && points > 0;
    case "bury":
    case "suspend":
      return shows !== "nothing" && !practice;
    case "unleech":
      return shows !== "nothing" && !practice && leech;
    case "redo":
      return redo === true;
    case "note":
    case "info":
      return shows !== "nothing";
    default:
      return true;
  }
}

/** What a key does, with its place: which grade, which point. Null where it does nothing. */
export function actOf(
  key: string,
  situation: Situation,
  bindings: Bindings = DEFAULT_BINDINGS,
): { act: Act; index: number } | null {
  for (const { id, act, index } of SLOTS) {
    // A letter ticks its point where the answer has it, and is free otherwise.
    const possible = isPossible(act, situation) && (act !== "tick" || index < situation.points);
    if (possible && bindings[id]?.includes(key)) return { act, index };
  }
  return null;
}

const NAMES: Readonly<Record<string, string>> = { " ": "Space", Escape: "Esc", Backspace: "⌫", Delete: "Del" };

/** A key as people read it. */
export const keyName = (key: string): string => NAMES[key] ?? key;

/** The key to show for one of an act's slots; empty where it has none. */
export const keyOf = (act: Act, index: number, bindings: Bindings): string => {
  const slot = SLOTS.find((one) => one.act === act && one.index === index);
  return keyName((slot && bindings[slot.id]?.[0]) ?? "");
};

/** The keys to show for an act: "z", "1 – 4"; of several, one that does it now: of a note, n where e ticks a point. */
export function shownKey(act: Act, situation: Situation, bindings: Bindings = DEFAULT_BINDINGS): string {
  const slots = SLOTS.filter((slot) => slot.act === act);
  if (slots.length > 1) return range(slots.map(({ index }) => keyOf(act, index, bindings)).filter(Boolean));
  const keys = bindings[slots[0]?.id ?? ""] ?? [];
  return keyName(keys.find((key) => actOf(key, situation, bindings)?.act === act) ?? keys[0] ?? "");
}

/** "1 – 4" for neighbors, else each of them. */
function range(keys: readonly string[]): string {
  const code = (key: string) => key.codePointAt(0) ?? 0;
  const neighbors = keys.every((key, i) => key.length === 1 && code(key) === code(keys[0] ?? "") + i);
  return neighbors && keys.length > 2 ? `${keys[0]} – ${keys.at(-1)}` : keys.join(" ");
}
