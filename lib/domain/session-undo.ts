import { doneAgainWords } from "./past-act";
import type { Session, SessionCard } from "./session";
import { reworded, without } from "./session-cards";
import { isInQueue } from "./standing";

/** What leaves its card where it is in the session. */
const IN_PLACE: ReadonlySet<string> = new Set(["note", "edit", "flag", "unflag"]);

interface TakenBack<C> {
  /** The kind of act. */
  what: string;
  /** Its card as it stands now; null where there is none to show. */
  card: C | null;
  now: number;
}

type Advance<C extends SessionCard> = (session: Session<C>, now: number) => Session<C>;

/** The card comes to the front, once, if the queue may hold it; a grade that was undone no longer counts. */
export function undone<C extends SessionCard>(
  session: Session<C>,
  { what, card, now }: TakenBack<C>,
  advance: Advance<C>,
): Session<C> {
  const told = { ...session, notice: doneAgainWords(what, "undone"), refused: [] };
  const counted = uncount(told, what, card);
  if (!card) return counted;
  if (IN_PLACE.has(what)) return reworded(counted, { cardId: card.cardId, reword: () => card });
  const { current } = counted;
  const rest = without(counted, card);
  const ahead = current && current.cardId !== card.cardId ? [current, ...rest.ahead] : rest.ahead;
  // What is practiced may be shown whether it is due or not.
  return what === "practice" || isInQueue(card.standing)
    ? { ...rest, ahead, current: card, revealed: false }
    : rest.current
      ? rest
      : advance(rest, now);
}

/** The card goes where the act leaves it: to its step, back into the queue as it stands now, or away. */
export function redone<C extends SessionCard>(
  session: Session<C>,
  { what, card, now }: TakenBack<C>,
  advance: Advance<C>,
): Session<C> {
  const told = { ...session, notice: doneAgainWords(what, "redone"), refused: [] };
  const counted = recount(told, what, card);
  if (!card) return counted;
  if (IN_PLACE.has(what)) return reworded(counted, { cardId: card.cardId, reword: () => card });
  const rest = without(counted, card);
  const { standing } = card;
  const next =
    what === "practice" || !isInQueue(standing)
      ? rest
      : standing.dueAt !== null
        ? { ...rest, steps: [...rest.steps, card] }
        : { ...rest, ahead: [card, ...rest.ahead] };
  return next.current ? next : advance(next, now);
}

/** Takes the last review of a card out of what is done, here or before this session. */
function uncount<C extends SessionCard>(session: Session<C>, what: string, card: C | null): Session<C> {
  if (what !== "grade" && what !== "practice") return session;
  const at = session.done.findLastIndex((one) => one.card.cardId === card?.cardId);
  const review = session.done[at];
  if (review) {
    return { ...session, done: session.done.filter((_, i) => i !== at), undone: [...session.undone, review] };
  }
  return what === "grade" ? { ...session, doneEarlier: Math.max(0, session.doneEarlier - 1) } : session;
}

/** Counts a review again as it counted before it was undone. */
function recount<C extends SessionCard>(session: Session<C>, what: string, card: C | null): Session<C> {
  if (what !== "grade" && what !== "practice") return session;
  const at = session.undone.findLastIndex((one) => one.card.cardId === card?.cardId);
  const review = session.undone[at];
  if (review) return { ...session, done: [...session.done, review], undone: session.undone.filter((_, i) => i !== at) };
  return what === "grade" ? { ...session, doneEarlier: session.doneEarlier + 1 } : session;
}
