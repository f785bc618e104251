import type { Grade } from "./grade";
import { LEARN_AHEAD_MS } from "./queue";
import { reworded } from "./session-cards";
import { redone, undone } from "./session-undo";
import { isInQueue, type Standing } from "./standing";

/** What every card of a session has; the page adds what it shows. */
export interface SessionCard {
  cardId: string;
  /** Its question as plain words on one line: what sentences about it call it. */
  name: string;
  standing: Standing;
}

/** The key points of an answer that were ticked as recalled, and those that were left, by their ids. */
export interface TickedPoints {
  recalled: string[];
  missed: string[];
}

/** A grade as it was given, with the card as it stood then. */
export interface DoneReview<C extends SessionCard> {
  card: C;
  grade: Grade;
  durationMs: number;
  /** Null where no point was ticked. */
  points: TickedPoints | null;
}

/** A grade on its way; a step follows where `comesAgain`. */
interface SentReview<C extends SessionCard> extends DoneReview<C> {
  comesAgain: boolean;
}

/**
 * A review session, as one value. The learner sees `current`; a grade moves on at once, and the
 * card waits in `sent` until the server has said what became of it.
 */
export interface Session<C extends SessionCard> {
  current: C | null;
  revealed: boolean;
  /** Cards still to come, in order. */
  ahead: C[];
  /** Cards in a learning step, to be shown again when its instant comes. */
  steps: C[];
  /** Grades on their way, by review id. */
  sent: Record<string, SentReview<C>>;
  /** The grades that the server has confirmed, in order. */
  done: readonly DoneReview<C>[];
  /** Those of them that were undone, for redo, the last one last. */
  undone: readonly DoneReview<C>[];
  /** How many reviews were done today before this session, or elsewhere since. */
  doneEarlier: number;
  /** What happened to a card that is not shown any more, in a sentence. */
  notice: string | null;
  /** The names of the cards that the notice says were not graded. */
  refused: readonly string[];
}

export type SessionEvent<C extends SessionCard> =
  | { type: "reveal" }
  | {
      type: "grade";
      reviewId: string;
      grade: Grade;
      durationMs: number;
      points: TickedPoints | null;
      comesAgain: boolean;
      now: number;
    }
  /** The server has written the review; the card stands as it says. */
  | { type: "written"; reviewId: string; standing: Standing; now: number }
  /** The server has not; the card comes back, standing as the server says where it does. */
  | { type: "refused"; reviewId: string; why: string; standing: Standing | null; now: number }
  /** The card is not there any more: it does not come back. */
  | { type: "gone"; reviewId: string; why: string; now: number }
  /** The learner has set the card that is shown aside: suspended or buried it. */
  | { type: "set-aside"; now: number }
  /** The last act was undone; its card is shown again, where the queue may hold it. */
  | { type: "undone"; what: string; card: C | null; now: number }
  /** What was undone last was done again: its card goes where that leaves it. */
  | { type: "redone"; what: string; card: C | null; now: number }
  /** A grade from before this session, or of another tab, has been written. */
  | { type: "done-elsewhere" }
  | { type: "say"; notice: string }
  /** The card has other words now, such as a note. */
  | { type: "reworded"; cardId: string; reword: (card: C) => C }
  | { type: "more"; cards: C[]; now: number }
  /** These cards have grades from before that are still to be saved: they are not to be graded now. */
  | { type: "hold"; cardIds: readonly string[]; now: number }
  /** Time has passed: a step may have come due. */
  | { type: "tick"; now: number };

/** A session at its beginning: its first card is shown. `now` in ms. */
export function startSession<C extends SessionCard>(cards: readonly C[], now: number, doneEarlier = 0): Session<C> {
  const empty = {
    current: null,
    revealed: false,
    steps: [],
    sent: {},
    done: [],
    undone: [],
    notice: null,
    refused: [],
  };
  return advance({ ...empty, doneEarlier, ahead: [...cards] }, now);
}

/** The session after something has happened. Pure; unknown review ids change nothing. */
export function sessionReducer<C extends SessionCard>(session: Session<C>, event: SessionEvent<C>): Session<C> {
  switch (event.type) {
    case "reveal":
      return session.current ? { ...session, revealed: true } : session;
    case "grade":
      return grade(session, event);
    case "tick":
      return session.current ? session : advance(session, event.now);
    case "set-aside":
      return session.current
        ? advance({ ...session, current: null, notice: null, refused: [], undone: [] }, event.now)
        : session;
    case "undone":
      return undone(session, event, advance);
    case "redone":
      return redone(session, event, advance);
    case "done-elsewhere":
      return { ...session, doneEarlier: session.doneEarlier + 1 };
    case "say":
      return { ...session, notice: event.notice, refused: [] };
    case "reworded":
      return reworded(session, event);
    case "more":
      return more(session, event.cards, event.now);
    case "hold":
      return hold(session, new Set(event.cardIds), event.now);
    default:
      return settle(session, event);
  }
}

function grade<C extends SessionCard>(
  session: Session<C>,
  { reviewId, now, type: _, ...given }: Extract<SessionEvent<C>, { type: "grade" }>,
): Session<C> {
  const { current, revealed, sent } = session;
  if (!current || !revealed) return session;
  const moved = { ...session, current: null, sent: { ...sent, [reviewId]: { card: current, ...given } } };
  return advance({ ...moved, notice: null, refused: [], undone: [] }, now);
}

function more<C extends SessionCard>(session: Session<C>, cards: readonly C[], now: number): Session<C> {
  const known = new Set(cardsInPlay(session));
  const added = { ...session, ahead: [...session.ahead, ...cards.filter((card) => !known.has(card.cardId))] };
  return session.current ? added : advance(added, now);
}

/** Takes cards out; they come back as `more` when their grades are saved and the queue still has them. */
function hold<C extends SessionCard>(session: Session<C>, held: ReadonlySet<string>, now: number): Session<C> {
  const free = (card: C) => !held.has(card.cardId);
  const rest = { ...session, ahead: session.ahead.filter(free), steps: session.steps.filter(free) };
  return session.current && !free(session.current) ? advance({ ...rest, current: null }, now) : rest;
}

type Settled = Extract<SessionEvent<SessionCard>, { type: "written" | "refused" | "gone" }>;

function settle<C extends SessionCard>(session: Session<C>, event: Settled): Session<C> {
  const found = session.sent[event.reviewId];
  if (!found) return session;
  const { [event.reviewId]: _settled, ...sent } = session.sent;
  const rest = { ...session, sent };
  const next = { written, refused, gone }[event.type](rest, found, event as never);
  return next.current ? next : advance(next, event.now);
}

function written<C extends SessionCard>(
  session: Session<C>,
  { comesAgain: _, ...review }: SentReview<C>,
  { standing }: { standing: Standing },
): Session<C> {
  const { card } = review;
  const done = [...session.done, review];
  if (!standing.available) return { ...session, done, notice: LEECH };
  const steps = standing.dueAt === null ? session.steps : [...session.steps, { ...card, standing }];
  return { ...session, done, steps };
}

const LEECH =
  "That card has been forgotten so often that it counts as a leech: it is suspended, as you chose in the settings.";

/**
 * A refused card is the next to be shown: what went wrong is still fresh. One that is not due any more, or
 * set aside, stays away: what was done to it elsewhere has settled it for today.
 */
function refused<C extends SessionCard>(
  session: Session<C>,
  { card }: SentReview<C>,
  event: { why: string; standing: Standing | null },
): Session<C> {
  const back = { ...card, standing: event.standing ?? card.standing };
  const told = tell(session, card, event.why);
  return isInQueue(back.standing) ? { ...told, ahead: [back, ...told.ahead] } : told;
}

function gone<C extends SessionCard>(
  session: Session<C>,
  { card }: SentReview<C>,
  { why }: { why: string },
): Session<C> {
  return tell(session, card, why);
}

/** Says of a card why it was not graded: it is not the one that is shown, so it is named, with those before it. */
function tell<C extends SessionCard>(session: Session<C>, { name }: C, why: string): Session<C> {
  const refused = [...session.refused, `“${name}”`];
  const notice =
    refused.length === 1
      ? `${refused[0]}: ${why}`
      : `${refused.length} grades were not counted: ${refused.join(", ")}.`;
  return { ...session, refused, notice };
}

/** Shows the next card: a step that is due, else the next of the queue, else a step that is due soon. */
function advance<C extends SessionCard>(session: Session<C>, now: number): Session<C> {
  const [step] = [...session.steps].sort((a, b) => dueAt(a) - dueAt(b));
  const takeStep = step && (dueAt(step) <= now || (session.ahead.length === 0 && dueAt(step) <= now + LEARN_AHEAD_MS));
  if (takeStep)
    return { ...session, current: step, revealed: false, steps: session.steps.filter((card) => card !== step) };
  const [next, ...ahead] = session.ahead;
  return { ...session, current: next ?? null, revealed: false, ahead };
}

function dueAt(card: SessionCard): number {
  return card.standing.dueAt === null ? 0 : Date.parse(card.standing.dueAt);
}

/** The ids of all cards that the session holds, also on their way to the server. */
export function cardsInPlay<C extends SessionCard>({ current, ahead, steps, sent }: Session<C>): string[] {
  const held = [...(current ? [current] : []), ...ahead, ...steps, ...Object.values(sent).map(({ card }) => card)];
  return held.map((card) => card.cardId);
}

/** When the next step comes due, in ms, if nothing is left to do before it; null otherwise. */
export function nextStepAt<C extends SessionCard>({ current, ahead, steps }: Session<C>): number | null {
  return current || ahead.length > 0 || steps.length === 0 ? null : Math.min(...steps.map(dueAt));
}
