import type { CardState } from "./card-state";
import type { Session, SessionCard } from "./session";

/** How many cards are left, by what they are: a card in a step, or forgotten and relearned, is learning. */
export interface Left {
  new: number;
  learning: number;
  review: number;
}

/** How far a session has come. The kinds of what is left add up to `total`. */
export interface Progress {
  /** Reviews of today, and those on their way. */
  done: number;
  left: Left;
  total: number;
}

const kindOf = (state: CardState["state"]): keyof Left => (state === "relearning" ? "learning" : state);

/** How many there are of each kind. */
export function countKinds(kinds: readonly (keyof Left)[]): Left {
  const left = { new: 0, learning: 0, review: 0 };
  for (const kind of kinds) left[kind]++;
  return left;
}

/**
 * The progress of a session whose queue still has `unloaded` cards: the one source of what the page shows and
 * says. A grade counts once it is given, and its card is left as a learning one where a step follows.
 */
export function progressOf<C extends SessionCard>(session: Session<C>, unloaded: Left): Progress {
  const { current, ahead, steps, sent, done, doneEarlier } = session;
  const onTheirWay = Object.values(sent);
  const held = [...(current ? [current] : []), ...ahead, ...steps].map(({ standing }) => kindOf(standing.state));
  const again = onTheirWay.filter(({ comesAgain }) => comesAgain).map(() => "learning" as const);
  const known = countKinds([...held, ...again]);
  const left = {
    new: known.new + unloaded.new,
    learning: known.learning + unloaded.learning,
    review: known.review + unloaded.review,
  };
  return {
    done: doneEarlier + done.length + onTheirWay.length,
    left,
    total: left.new + left.learning + left.review,
  };
}

/** What is left in words: "12 new, 3 learning, 5 to review"; in practice, where nothing is scheduled, "20 left". */
export function leftWords({ left, total }: Progress, practice: boolean): string[] {
  if (practice || total === 0) return [`${total} left`];
  const words = { new: "new", learning: "learning", review: "to review" };
  const kinds = ["new", "learning", "review"] as const;
  return kinds.filter((kind) => left[kind] > 0).map((kind) => `${left[kind]} ${words[kind]}`);
}
