import type { ReviewInput } from "@/lib/domain/review";
import type { Standing } from "@/lib/domain/standing";

/** What a click asks the server for, by kind: its action's input without the age, which is computed when it is sent. */
interface Inputs {
  grade: Omit<ReviewInput, "ageMs">;
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

/** What the server may say of an entry; see lib/db/reviews.ts and lib/action.ts. */
export type Answer =
  | { kind: "graded" | "stale"; standing: Standing }
  | { kind: "not-found" | "invalid" | "signed-out"; message: string };

/** The server actions that take the entries. `from` is whose entry it is; to anyone else the server says `signed-out`. */
export type Actions = {
  [K in Kind]: (input: Inputs[K] & { ageMs: number }, from: string) => Promise<Answer>;
};

/** Calls the action that an entry is for. */
export function send(entry: Entry, actions: Actions, now: number): Promise<Answer> {
  const ageMs = Math.max(0, now - entry.at);
  switch (entry.kind) {
    case "grade":
      return actions.grade({ ...entry.input, ageMs }, entry.userId);
  }
}
