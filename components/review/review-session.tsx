"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { GRADE_WORDS, type Grade } from "@/lib/domain/grade";
import { aboutMinutes, paceMs, timeLeftMs } from "@/lib/domain/pace";
import { pastActWords } from "@/lib/domain/past-act";
import { leftWords } from "@/lib/domain/progress";
import { acceptedGrade, suggestGrade } from "@/lib/domain/suggest-grade";
import type { CardInfoAction } from "./card-info";
import { CardView } from "./card-view";
import { type Act, actOf, isPossible, type Situation } from "./keys";
import { isMeant } from "./meant";
import type { Actions } from "./outbox/entry";
import { OutboxLine } from "./outbox/outbox-line";
import type { SessionPreferences } from "./session-dialogs";
import { type EndSessionAction, SessionEnd } from "./session-end";
import { SessionTools } from "./session-tools";
import { SessionTop } from "./session-top";
import { useAnnouncer } from "./use-announcer";
import { useBindings } from "./use-bindings";
import { useDialogs } from "./use-dialogs";
import { useKeys } from "./use-keys";
import { type LoadCardsAction, type ReviewInput, useReview } from "./use-review";
import { useStopwatch } from "./use-stopwatch";
import { useTicks } from "./use-ticks";
import type { ExplainAction } from "./why";

interface ReviewSessionProps extends Omit<ReviewInput, "outboxActions" | "loadCards"> {
  /** The learner's usual time for a review, in ms; null before the first. */
  medianMs: number | null;
  /** The longest that an answer counts for, in ms. */
  longestAnswerMs: number;
  preferences: SessionPreferences;
  /** What the learner's clicks are sent to. */
  outbox: Actions;
  actions: {
    loadCards: LoadCardsAction;
    explainCard: ExplainAction;
    cardInfo: CardInfoAction;
    endSession: EndSessionAction;
    savePreferences: (changes: Partial<SessionPreferences>) => Promise<{ kind: string }>;
  };
}

/** A review: one question, one way forward. The next card is shown at once; saving goes on behind it. */
export function ReviewSession({ medianMs, longestAnswerMs, outbox, actions, ...props }: ReviewSessionProps) {
  const { practice } = props.selection;
  const review = useReview({ ...props, outboxActions: outbox, loadCards: actions.loadCards });
  const { session, revealed, progress, next } = review;
  const { current } = session;
  const shown = current ? `${current.cardId} ${current.standing.version}` : "";
  const router = useRouter();
  const answeringMs = useStopwatch(shown, longestAnswerMs);
  const answerAt = useRef(0);
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLElement>(null);
  const recall = useRef<HTMLTextAreaElement>(null);
  const announcer = useAnnouncer();
  const ticks = useTicks(shown, current?.keyPoints ?? []);
  const dialogs = useDialogs(() =>
    review.say("This part of the page could not be loaded. Try again when you are connected."),
  );
  const { preferences, prefer } = usePreferences(props.preferences, actions.savePreferences, review.say);

  const situation: Situation = {
    shows: !current ? "nothing" : revealed ? "answer" : "question",
    points: current?.keyPoints.length ?? 0,
    practice,
    leech: current?.leech ?? false,
    redo: next.redo !== null,
  };
  /** What undo and redo would do: nothing is taken back that is not named. */
  const names = {
    undo: next.undo ? `Undo ${pastActWords(next.undo)}` : "Undo",
    redo: next.redo ? `Redo ${pastActWords(next.redo)}` : "Redo",
  };
  const suggested = suggestGrade(ticks.ticked?.length ?? null, situation.points);
  const bindings = useBindings();
  const grade = (chosen: Grade) => {
    review.grade(chosen, answeringMs(), ticks.points);
    ticks.clear();
  };
  const tick = (id: string | undefined) => {
    if (id === undefined) return;
    ticks.toggle(id);
  };
  const run = (act: Act, index = 0) => {
    if (!isPossible(act, situation)) return;
    if (act === "reveal") review.reveal();
    else if (act === "grade") grade((index + 1) as Grade);
    else if (act === "accept") grade(acceptedGrade(suggested));
    else if (act === "tick") tick(current?.keyPoints[index]?.id);
    else if (act === "undo" || act === "redo") review.takeBack(act);
    else if (act === "bury" || act === "suspend") review.setAside(act);
    else if (act === "unleech") review.unleech();
    else if (act === "leave") router.push("/");
    else dialogs.show(act);
  };
  useKeys(bindings, (key, at) => {
    const found = actOf(key, situation, bindings);
    // The key that showed the answer accepts a grade: pressed twice, it was to show it.
    const meant = found?.act !== "accept" || isMeant(answerAt.current, { at, by: "key", clicks: 1 });
    if (found && meant) run(found.act, found.index);
    return found !== null;
  });

  const times = [...session.done, ...Object.values(session.sent)].map(({ durationMs }) => durationMs);
  const ms = paceMs(times, medianMs);
  const left = leftWords(progress, practice).join(", ");

  // What is said is what the page shows when it is said.
  const leftNow = useRef(left);
  useEffect(() => {
    leftNow.current = left;
  }, [left]);

  // Where the eye goes, the focus goes: a screen reader then reads the question, and the answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another card moves the focus, not what is left or chosen
  useEffect(() => {
    if (shown === "") return;
    window.scrollTo({ top: 0 });
    const typing = preferences.recallFirst && window.matchMedia("(hover: hover) and (pointer: fine)").matches;
    (typing ? recall : question).current?.focus({ preventScroll: true });
    announcer.say(
      () =>
        `${review.lastGrade.current}${leftNow.current}${practice ? "" : " left"}. Question: ${question.current?.textContent}`,
    );
  }, [shown]);
  useEffect(() => {
    if (!revealed) return;
    answerAt.current = performance.now();
    answer.current?.focus({ preventScroll: true });
    announcer.say(() => `Answer: ${answer.current?.querySelector(".prose")?.textContent ?? "shown."}`);
  }, [revealed, announcer.say]);
  useEffect(() => {
    if (suggested) announcer.say(() => `Suggested: ${GRADE_WORDS[suggested]}.`);
  }, [suggested, announcer.say]);

  const tools = <SessionTools situation={situation} names={names} onAct={run} />;
  const width = preferences.recallFirst ? "max-w-read lg:max-w-wide" : "max-w-read";
  return (
    <div className={`mx-auto flex min-h-dvh flex-col px-4 sm:px-6 ${width}`}>
      <SessionTop
        progress={progress}
        time={ms === null ? null : aboutMinutes(timeLeftMs(progress.left, ms))}
        practice={practice}
      />
      <p ref={announcer.ref} aria-live="polite" aria-atomic="true" className="sr-only" />
      <OutboxLine line={review.line} />
      {session.notice && <Notice>{session.notice}</Notice>}
      {!current && (
        <SessionEnd
          session={session}
          hasMore={review.hasMore}
          view={review.view}
          before={review.before}
          practice={practice}
          paceMs={ms}
          endSession={actions.endSession}
          tools={tools}
        />
      )}
      {current && (
        <main
          // Who swipes cards does not mean to go back a page by it, before the answer either.
          className={`flex flex-1 flex-col pt-4 pb-32 sm:flex-none sm:pt-10 sm:pb-16 ${preferences.swipe ? "touch-pan-y" : ""}`}
        >
          <CardView
            key={shown}
            card={current}
            revealed={revealed}
            practice={practice}
            preferences={preferences}
            ticked={ticks.ticked}
            question={question}
            answer={answer}
            recall={recall}
            explain={actions.explainCard}
            onReveal={review.reveal}
            onTick={tick}
            onGrade={grade}
          />
          {tools}
        </main>
      )}
      {dialogs.open && dialogs.Dialogs && (
        <dialogs.Dialogs
          open={dialogs.open}
          card={current}
          situation={situation}
          names={names}
          preferences={preferences}
          cardInfo={actions.cardInfo}
          onClose={dialogs.close}
          onAct={run}
          onNote={review.writeNote}
          onPrefer={prefer}
        />
      )}
    </div>
  );
}

/** What the learner chose, in force at once and saved behind that. */
function usePreferences(
  first: SessionPreferences,
  save: (changes: Partial<SessionPreferences>) => Promise<{ kind: string }>,
  say: (notice: string) => void,
) {
  const [preferences, setPreferences] = useState(first);
  const prefer = async (changes: Partial<SessionPreferences>) => {
    setPreferences((present) => ({ ...present, ...changes }));
    const saved = await save(changes).catch(() => null);
    if (saved?.kind !== "done")
      say("This holds for now, but could not be saved. Choose it again when you are connected.");
  };
  return { preferences, prefer };
}
