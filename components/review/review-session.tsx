"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { Html } from "@/components/ui/html";
import { Notice } from "@/components/ui/notice";
import type { Grade } from "@/lib/domain/grade";
import {
  cardsInPlay,
  nextStepAt,
  type Session,
  type SessionEvent,
  sessionReducer,
  startSession,
} from "@/lib/domain/session";
import { Answer } from "./answer";
import { GradeButtons } from "./grade-buttons";
import { call } from "./outbox/call";
import type { Settlement } from "./outbox/core";
import { type Actions, cardsOf, type Entry } from "./outbox/entry";
import { OutboxLine } from "./outbox/outbox-line";
import { useOutbox } from "./outbox/use-outbox";
import type { ReviewCard } from "./review-card";
import { SessionEnd } from "./session-end";
import { SessionTools } from "./session-tools";
import { SessionTop } from "./session-top";
import { useKeys } from "./use-keys";
import { useMore } from "./use-more";
import { type ExplainAction, Why } from "./why";

export type LoadCardsAction = (
  input: { decks: string[]; practice: boolean; inPlay: string[] },
  from: string,
) => Promise<{ cards: ReviewCard[]; total: number } | null>;

interface ReviewSessionProps {
  /** Whose review it is. */
  userId: string;
  /** The first cards of the queue; more are loaded as they are used up. */
  cards: ReviewCard[];
  /** How many cards the queue has in all. */
  total: number;
  /** The decks under review; none for all. */
  decks: string[];
  /** Whether nothing is scheduled. */
  practice: boolean;
  /** What the learner's clicks are sent to. */
  actions: Actions;
  loadCards: LoadCardsAction;
  explain: ExplainAction;
}

/** Cards are fetched when fewer than this are left ahead. */
const FETCH_BELOW = 5;
const STALE = "This card has changed since it was shown, so that grade was not counted. Here it is as it stands now.";

/** Why there are no more cards; an answer without any is for someone who is signed out. */
const TROUBLES = { unreachable: "unreachable", "unknown-action": "outdated", answered: "signed-out" } as const;

/** What the server's answer means for the session. */
function settlement({ id: reviewId, kind }: Entry, answer: Settlement): SessionEvent<ReviewCard> {
  const event = { reviewId, now: Date.now() };
  if (kind === "change" || kind === "undo") {
    if (answer.kind === "undone") return { type: "undone", what: answer.what, card: answer.card, now: event.now };
    return "message" in answer ? { type: "say", notice: answer.message } : { type: "tick", now: event.now };
  }
  switch (answer.kind) {
    case "graded":
      // What was practiced does not come back for a step.
      return {
        type: "written",
        standing: kind === "practice" ? { ...answer.standing, dueAt: null } : answer.standing,
        ...event,
      };
    case "stale":
      return { type: "refused", why: STALE, standing: answer.standing, ...event };
    case "not-found":
      return { type: "gone", why: `${answer.message} It was not graded.`, ...event };
    case "invalid":
      return { type: "refused", why: answer.message, standing: null, ...event };
    default:
      return { type: "tick", now: event.now };
  }
}

/** A review: one question, one way forward. The next card is shown at once; saving goes on behind it. */
export function ReviewSession({
  userId,
  cards,
  total,
  decks,
  practice,
  actions,
  loadCards,
  explain,
}: ReviewSessionProps) {
  const [session, dispatch] = useReducer<Session<ReviewCard>, ReviewCard[], [SessionEvent<ReviewCard>]>(
    sessionReducer,
    cards,
    (first) => startSession(first, 0),
  );
  const [unloaded, setUnloaded] = useState(total - cards.length);
  const router = useRouter();
  const shownAt = useRef(0);
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const { current } = session;
  /** The suspensions, burials and undos of this page that wait for their answers. */
  const acts = useRef(new Set<string>());

  const { outbox, view, before, line } = useOutbox(userId, actions, !session.revealed, {
    onReady: (waiting) => dispatch({ type: "hold", cardIds: cardsOf(waiting), now: Date.now() }),
    onSettled: (entry, answer) => {
      // Another tab's acts are its own; a grade of this session is known to it by its id.
      if (entry.kind === "grade" || entry.kind === "practice" || acts.current.delete(entry.id)) {
        dispatch(settlement(entry, answer));
      }
    },
  });
  // Until it is known what waits from before, this card may be one of those.
  const revealed = session.revealed && outbox !== null;

  const grade = (chosen: Grade) => {
    if (!current || !revealed) return;
    const { standing, cardId } = current;
    const input = {
      id: crypto.randomUUID(),
      cardId,
      version: standing.version,
      studyDay: standing.studyDay,
      grade: chosen,
      shownDays: standing.days[chosen],
      durationMs: performance.now() - shownAt.current,
    };
    if (practice) {
      const { id, grade, durationMs } = input;
      outbox.add(id, { kind: "practice", input: { id, cardId, grade, durationMs } });
      practiced.current.push(cardId);
    } else outbox.add(input.id, { kind: "grade", input });
    dispatch({ type: "grade", reviewId: input.id, grade: chosen, now: Date.now() });
  };
  /** What was practiced already: the selection does not change by that. */
  const practiced = useRef<string[]>([]);
  const setAside = (kind: "suspend" | "bury") => {
    if (!current || !outbox || practice) return;
    const id = crypto.randomUUID();
    acts.current.add(id);
    outbox.add(id, { kind: "change", input: { id, cardId: current.cardId, kind } });
    dispatch({ type: "set-aside", now: Date.now() });
  };
  const undo = () => {
    if (!outbox) return;
    const id = crypto.randomUUID();
    acts.current.add(id);
    outbox.add(id, { kind: "undo", input: { id } });
  };

  useKeys((key) => {
    if (key === "Escape") router.push("/");
    else if ((key === " " || key === "Enter") && current && !revealed) dispatch({ type: "reveal" });
    else if (/^[1-4]$/.test(key) && revealed) grade(Number(key) as Grade);
    else if (key === "z") undo();
    else if (key === "@" || key === "s") setAside("suspend");
    else if (key === "-") setAside("bury");
    else return false;
    return true;
  });

  // Where the eye goes, the focus goes: a screen reader then reads the question, and the answer.
  useEffect(() => {
    if (!current) return;
    shownAt.current = performance.now();
    window.scrollTo({ top: 0 });
    question.current?.focus({ preventScroll: true });
  }, [current]);
  useEffect(() => {
    if (revealed) answer.current?.focus({ preventScroll: true });
  }, [revealed]);

  const inPlay = cardsInPlay(session);
  const left = inPlay.length + unloaded;
  // Once what waited from before is saved, the queue knows of it.
  const [renew, setRenew] = useState(false);
  const waitedBefore = useRef(false);
  useEffect(() => {
    if (waitedBefore.current && before === 0) setRenew(true);
    waitedBefore.current = before > 0;
  }, [before]);
  useMore(outbox !== null && (renew || (unloaded > 0 && session.ahead.length < FETCH_BELOW)), async () => {
    const held = [...new Set([...inPlay, ...cardsOf(view.waiting), ...practiced.current])];
    const called = await call(() => loadCards({ decks, practice, inPlay: held }, userId));
    const found = called.kind === "answered" && called.answer;
    if (!found) {
      outbox?.report(TROUBLES[called.kind]);
      return false;
    }
    setRenew(false);
    setUnloaded(found.total - found.cards.length);
    dispatch({ type: "more", cards: found.cards, now: Date.now() });
    return true;
  });
  useTick(
    session,
    useCallback(() => dispatch({ type: "tick", now: Date.now() }), []),
  );

  return (
    <div className="mx-auto flex min-h-dvh max-w-read flex-col px-4 sm:px-6">
      <SessionTop done={session.done.length} left={left} />
      {practice && <p className="text-sm text-muted">Practice: nothing is scheduled by it.</p>}
      <OutboxLine line={line} />
      {session.notice && <Notice>{session.notice}</Notice>}
      {!current && (
        <SessionEnd session={session} unloaded={renew ? Math.max(1, unloaded) : unloaded} view={view} before={before} />
      )}
      {current && (
        <main className="flex flex-1 flex-col pt-4 pb-32 sm:flex-none sm:pt-10 sm:pb-16">
          <p className="text-sm text-muted">{current.deckTitle}</p>
          <h1
            ref={question}
            tabIndex={-1}
            className="mt-2 font-serif text-2xl leading-snug font-medium text-pretty sm:text-[1.75rem]"
          >
            <Html as="span" html={current.question} className="inline-prose" />
          </h1>
          {revealed ? (
            <>
              <div ref={answer} tabIndex={-1} key={current.cardId} className="mt-8 border-t border-rule pt-6">
                <Answer summary={current.summary} keyPoints={current.keyPoints} details={current.details} checklist />
              </div>
              <GradeButtons intervals={practice ? null : current.standing.buttons} onGrade={grade} />
              {!practice && (
                <Why
                  key={`why ${current.cardId}`}
                  cardId={current.cardId}
                  shown={current.standing.days}
                  explain={explain}
                />
              )}
            </>
          ) : (
            <div className="fixed inset-x-0 bottom-0 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:static sm:mt-10 sm:p-0">
              <button
                type="button"
                className="button button-primary min-h-14 w-full sm:w-auto sm:min-w-56"
                onClick={() => dispatch({ type: "reveal" })}
              >
                Show answer <kbd className="hidden font-sans text-sm font-normal opacity-80 sm:inline">Space</kbd>
              </button>
            </div>
          )}
          <SessionTools
            onUndo={undo}
            onSuspend={practice ? null : () => setAside("suspend")}
            onBury={practice ? null : () => setAside("bury")}
          />
        </main>
      )}
    </div>
  );
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
