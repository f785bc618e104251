import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import { GRADE_WORDS, type Grade } from "@/lib/domain/grade";
import { spokenInterval } from "@/lib/domain/interval-label";
import type { PastActs } from "@/lib/domain/past-act";
import { type Left, progressOf } from "@/lib/domain/progress";
import {
  cardsInPlay,
  nextStepAt,
  type Session,
  type SessionEvent,
  sessionReducer,
  startSession,
  type TickedPoints,
} from "@/lib/domain/session";
import { call } from "./outbox/call";
import { type Actions, cardsOf } from "./outbox/entry";
import { useOutbox } from "./outbox/use-outbox";
import type { ReviewCard } from "./review-card";
import { noteWritten, settlementOf, unleeched } from "./settlement";
import { useMore } from "./use-more";
import { usePastActs } from "./use-past-acts";

/** Which cards a review is about, by slugs: none named is all of them. */
export interface Selection {
  decks: string[];
  practice: boolean;
  cards: string[];
}

export type LoadCardsAction = (
  input: Selection & { inPlay: string[] },
  from: string,
) => Promise<{ cards: ReviewCard[]; unloaded: Left } | null>;

export interface ReviewInput {
  /** Whose review it is. */
  userId: string;
  /** The first cards of the queue; more are loaded as they are used up. */
  cards: ReviewCard[];
  /** How many more the queue has, by kind. */
  unloaded: Left;
  /** How many reviews were done today before. */
  doneToday: number;
  /** What the learner can undo and redo. */
  pastActs: PastActs;
  selection: Selection;
  /** What the learner's clicks are sent to. */
  outboxActions: Actions;
  loadCards: LoadCardsAction;
}

type Early = "undo" | "redo" | "suspend" | "bury";

const NOTHING_LEFT = { undo: "Nothing left to undo.", redo: "Nothing to redo." };

/** Cards are fetched when fewer than this are left ahead. */
const FETCH_BELOW = 5;

/** Why there are no more cards; an answer without any is for someone who is signed out. */
const TROUBLES = {
  unreachable: "unreachable",
  fault: "unreachable",
  "unknown-action": "outdated",
  answered: "signed-out",
} as const;

/** A session with all that it needs from outside: the outbox that saves, and the server that has more cards. */
export function useReview({ userId, cards, selection, outboxActions, loadCards, ...first }: ReviewInput) {
  const { practice } = selection;
  const [session, dispatch] = useReducer<Session<ReviewCard>, ReviewCard[], [SessionEvent<ReviewCard>]>(
    sessionReducer,
    cards,
    (cards) => startSession(cards, 0, practice ? 0 : first.doneToday),
  );
  const [unloaded, setUnloaded] = useState(first.unloaded);
  /** Whether the queue is to be asked anew. */
  const [renew, setRenew] = useState(false);
  const past = usePastActs(first.pastActs, practice);
  const { current } = session;
  /** What this page has sent and what waits for its answer: another tab's acts are its own. */
  const acts = useRef(new Set<string>());
  /** What was practiced already: the selection does not change by that. */
  const practiced = useRef<string[]>([]);
  /** The last grade in words, for those who do not see the next card come. */
  const lastGrade = useRef("");

  const { outbox, view, before, line } = useOutbox(userId, outboxActions, !session.revealed, {
    onReady: (waiting) => {
      for (const entry of waiting)
        if (entry.kind === "note") dispatch(noteWritten(entry.input.cardId, entry.input.text));
      dispatch({ type: "hold", cardIds: cardsOf(waiting), now: Date.now() });
    },
    onSettled: (entry, answer) => {
      if (!acts.current.delete(entry.id)) {
        if (entry.kind === "grade" && answer.kind === "graded" && !practice) dispatch({ type: "done-elsewhere" });
        return;
      }
      dispatch(settlementOf(entry, answer, Date.now(), practice));
      past.settled(entry, answer, acts.current.size === 0);
      if (answer.kind !== "undone" && answer.kind !== "redone") return;
      if (answer.cards > 1) setRenew(true);
      if (answer.kind === "undone" && answer.what === "practice")
        practiced.current = practiced.current.filter((id) => id !== answer.card?.cardId);
    },
  });
  // Until it is known what waits from before, this card may be one of those.
  const revealed = session.revealed && outbox !== null;

  const grade = (chosen: Grade, durationMs: number, points: TickedPoints | null) => {
    if (!current || !revealed) return;
    const { standing, cardId, name } = current;
    const id = crypto.randomUUID();
    acts.current.add(id);
    past.did({ id, kind: practice ? "practice" : "grade", question: name, cards: 1, grade: chosen });
    const given = { id, cardId, grade: chosen, durationMs };
    if (practice) {
      outbox.add(id, { kind: "practice", input: given });
      practiced.current.push(cardId);
    } else {
      const input = { ...given, version: standing.version, shownDays: standing.days[chosen], points };
      outbox.add(id, { kind: "grade", input });
    }
    const interval = practice ? "" : `, ${spokenInterval(standing.buttons[chosen])}`;
    lastGrade.current = `Graded ${GRADE_WORDS[chosen]}${interval}. `;
    const comesAgain = !practice && standing.days[chosen] === 0;
    dispatch({ type: "grade", reviewId: id, grade: chosen, durationMs, points, comesAgain, now: Date.now() });
  };
  const act = (send: (id: string) => void) => {
    const id = crypto.randomUUID();
    acts.current.add(id);
    send(id);
  };
  /** What was asked for before the outbox was there, and of which card: it is done as soon as it is. */
  const [early, setEarly] = useState<{ what: Early; cardId: string | undefined } | null>(null);
  const setAside = (kind: "suspend" | "bury") => {
    if (!current || practice) return;
    if (!outbox) return setEarly({ what: kind, cardId: current.cardId });
    const { cardId, name } = current;
    act((id) => {
      past.did({ id, kind, question: name, cards: 1, grade: null });
      outbox.add(id, { kind: "change", input: { id, cardId, kind } });
    });
    lastGrade.current = kind === "suspend" ? "Suspended. " : "Buried until tomorrow. ";
    dispatch({ type: "set-aside", now: Date.now() });
  };
  const takeBack = (kind: "undo" | "redo") => {
    if (!outbox) return setEarly({ what: kind, cardId: undefined });
    const named = past[kind]();
    if (!named) return dispatch({ type: "say", notice: NOTHING_LEFT[kind] });
    act((id) => outbox.add(id, { kind, input: { id, only: named.id } }));
  };
  const writeNote = (text: string) => {
    if (!current || !outbox) return;
    const { cardId, name } = current;
    act((id) => {
      past.did({ id, kind: "note", question: name, cards: 1, grade: null });
      outbox.add(id, { kind: "note", input: { id, cardId, text } });
    });
    dispatch(noteWritten(cardId, text));
  };

  const unleech = () => {
    if (!current || !outbox) return;
    const { cardId } = current;
    act((id) => outbox.add(id, { kind: "change", input: { id, cardId, kind: "unleech" } }));
    dispatch(unleeched(cardId));
    dispatch({ type: "say", notice: "No longer marked as a leech. Its schedule is unchanged." });
  };

  const catchUp = useEffectEvent(() => {
    if (early?.what === "undo" || early?.what === "redo") takeBack(early.what);
    // The card may be among those that wait from before: what came in its place was not meant.
    else if (early && early.cardId === current?.cardId) setAside(early.what);
    setEarly(null);
  });
  useEffect(() => {
    if (outbox) catchUp();
  }, [outbox]);

  // Once what waited from before is saved, the queue knows of it.
  const waitedBefore = useRef(false);
  useEffect(() => {
    if (waitedBefore.current && before === 0) setRenew(true);
    waitedBefore.current = before > 0;
  }, [before]);
  const more = unloaded.new + unloaded.learning + unloaded.review;
  useMore(outbox !== null && (renew || (more > 0 && session.ahead.length < FETCH_BELOW)), async () => {
    const inPlay = [...new Set([...cardsInPlay(session), ...cardsOf(view.waiting), ...practiced.current])];
    const called = await call(() => loadCards({ ...selection, inPlay }, userId));
    const found = called.kind === "answered" && called.answer;
    if (!found) {
      outbox?.report(TROUBLES[called.kind]);
      return false;
    }
    setRenew(false);
    setUnloaded(found.unloaded);
    dispatch({ type: "more", cards: found.cards, now: Date.now() });
    return true;
  });
  useTick(
    session,
    useCallback(() => dispatch({ type: "tick", now: Date.now() }), []),
  );

  return {
    session,
    revealed,
    view,
    before,
    line,
    lastGrade,
    progress: progressOf(session, unloaded),
    /** Whether the queue has more cards, or is being asked whether it has. */
    hasMore: renew || more > 0,
    /** What undo and redo would do. */
    next: past.next,
    reveal: () => dispatch({ type: "reveal" }),
    say: (notice: string) => dispatch({ type: "say", notice }),
    grade,
    setAside,
    takeBack,
    unleech,
    writeNote,
  };
}

/** Wakes the session when its next step comes due, if it has nothing else to show. */
function useTick(session: Session<ReviewCard>, tick: () => void) {
  const at = nextStepAt(session);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(tick, Math.min(Math.max(0, at - Date.now()) + 50, 3_600_000));
    return () => clearTimeout(timer);
  }, [at, tick]);
}
