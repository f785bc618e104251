"use client";

import { useEffect, useReducer, useRef } from "react";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import { GRADE_WORDS, type Grade } from "@/lib/domain/grade";
import { acceptedGrade, suggestGrade } from "@/lib/domain/suggest-grade";
import { Answer } from "./answer";
import { GradeButtons } from "./grade-buttons";
import { actOf, DEFAULT_BINDINGS, keyOf } from "./keys";
import { isMeant } from "./meant";
import { Points } from "./points";
import type { ReviewPoint } from "./review-card";
import { ShowAnswer } from "./show-answer";
import { useKeys } from "./use-keys";
import { useTicks } from "./use-ticks";

/** A card to try, drawn to HTML, with what each grade would lead to. */
export interface TriedCard {
  id: string;
  slug: string;
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: ReviewPoint[];
  details: string | null;
  buttons: Record<Grade, string>;
  /** When it would come back, in words: "in 10 minutes, and if you recall it then, in 2 days". */
  comesBack: Record<Grade, string>;
}

interface State {
  shown: number;
  revealed: boolean;
  grades: readonly Grade[];
}

type Event = { type: "reveal" } | { type: "grade"; grade: Grade } | { type: "again" };

const START: State = { shown: 0, revealed: false, grades: [] };

function reduce(state: State, event: Event): State {
  switch (event.type) {
    case "reveal":
      return { ...state, revealed: true };
    case "grade":
      return { shown: state.shown + 1, revealed: false, grades: [...state.grades, event.grade] };
    case "again":
      return START;
  }
}

/** A review of a few cards as it is with an account, of which nothing is kept. */
export function TryReview({ cards, signedIn }: { cards: readonly TriedCard[]; signedIn: boolean }) {
  const [{ shown, revealed, grades }, dispatch] = useReducer(reduce, START);
  const heading = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const answerAt = useRef(0);
  const card = cards[shown];
  const { ticked, toggle } = useTicks(card?.id ?? "", card?.keyPoints ?? []);

  const points = card?.keyPoints.length ?? 0;
  const suggested = suggestGrade(ticked?.length ?? null, points);
  useKeys(DEFAULT_BINDINGS, (key, at) => {
    if (!card) return false;
    const shows = revealed ? "answer" : "question";
    const found = actOf(key, { shows, points, practice: true, leech: false, redo: false });
    const point = found?.act === "tick" && card.keyPoints[found.index];
    if (found?.act === "reveal") dispatch({ type: "reveal" });
    else if (found?.act === "grade") dispatch({ type: "grade", grade: (found.index + 1) as Grade });
    else if (found?.act === "accept") {
      // The key that showed the answer, pressed twice, was to show it.
      if (isMeant(answerAt.current, { at, by: "key", clicks: 1 }))
        dispatch({ type: "grade", grade: acceptedGrade(suggested) });
    } else if (point) toggle(point.id);
    else return false;
    return true;
  });
  // Where the eye goes, the focus goes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card is what moves the focus
  useEffect(() => {
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [shown]);
  useEffect(() => {
    if (!revealed) return;
    answerAt.current = performance.now();
    answer.current?.focus({ preventScroll: true });
  }, [revealed]);

  const last = grades.at(-1);
  const before = cards[shown - 1];
  const said = [
    last && before && `${GRADE_WORDS[last]}: it would come back ${before.comesBack[last]}.`,
    card && (revealed ? "The answer is shown." : `Question ${shown + 1} of ${cards.length}.`),
  ];
  return (
    <>
      <header className="flex items-center gap-4 py-3">
        <div
          role="progressbar"
          aria-label="Progress through the cards to try"
          aria-valuemin={0}
          aria-valuemax={cards.length}
          aria-valuenow={shown}
          className="h-1 flex-1 overflow-hidden rounded-full bg-rule"
        >
          <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${shown / cards.length})` }} />
        </div>
        <p className="text-sm whitespace-nowrap text-muted">{cards.length - shown} left</p>
        <Link href="/" className="button min-h-11 px-3 text-sm">
          Leave
        </Link>
      </header>
      <p role="status" className="sr-only">
        {said.filter(Boolean).join(" ")}
      </p>
      {card ? (
        <main className="flex flex-1 flex-col pt-4 pb-32 sm:flex-none sm:pt-10 sm:pb-16">
          <p className="text-sm text-muted">{card.deckTitle}</p>
          <h1
            ref={heading}
            tabIndex={-1}
            className="mt-2 font-serif text-2xl leading-snug font-medium text-pretty sm:text-[1.75rem]"
          >
            <Html as="span" html={card.question} className="inline-prose" />
          </h1>
          {revealed ? (
            <>
              <div ref={answer} tabIndex={-1} key={card.id} className="mt-8 border-t border-rule pt-6">
                <Answer
                  summary={card.summary}
                  keyPoints={card.keyPoints}
                  details={card.details}
                  points={<Points points={card.keyPoints} ticked={ticked ?? []} onTick={toggle} />}
                />
              </div>
              <p className="mt-6 text-sm text-muted">
                How well did you recall it? Below each grade: when it comes back.
              </p>
              <GradeButtons
                intervals={card.buttons}
                suggested={suggested}
                onGrade={(grade) => dispatch({ type: "grade", grade })}
              />
            </>
          ) : (
            <>
              <p className="mt-3 text-muted">Say the answer to yourself first, then look.</p>
              <ShowAnswer
                key={card.id}
                shortcut={keyOf("reveal", 0, DEFAULT_BINDINGS)}
                onReveal={() => dispatch({ type: "reveal" })}
              />
            </>
          )}
        </main>
      ) : (
        <main className="pt-6 pb-16 sm:pt-10">
          <h1 ref={heading} tabIndex={-1} className="font-serif text-[1.75rem] font-semibold">
            When you would see them again
          </h1>
          <p className="mt-2 max-w-[60ch] text-muted">
            Each card comes back when you are about to forget it, by how you graded it. Every recall makes the next wait
            longer.
          </p>
          <ol className="mt-6 border-t border-rule">
            {cards.map((tried, i) => {
              const grade = grades[i] ?? 3;
              return (
                <li key={tried.id} className="border-b border-rule py-3">
                  <Html
                    as="p"
                    html={tried.question}
                    className="inline-prose font-serif text-[1.0625rem] leading-snug"
                  />
                  <p className="mt-1 text-muted">
                    <span className="font-medium text-ink">{GRADE_WORDS[grade]}:</span> {tried.comesBack[grade]}.
                  </p>
                </li>
              );
            })}
          </ol>
          <p className="mt-6 max-w-[60ch] text-muted">
            {signedIn
              ? "Nothing of this was kept: these grades do not count in your own reviews."
              : "Nothing of this was kept. With an account the dates are, and each morning shows you what is due."}
          </p>
          <div className="mt-6 flex flex-wrap gap-3">
            <Link href={signedIn ? "/" : "/sign-up"} className="button button-primary min-w-40">
              {signedIn ? "Go to today" : "Create an account"}
            </Link>
            <button type="button" className="button" onClick={() => dispatch({ type: "again" })}>
              Try them again
            </button>
          </div>
        </main>
      )}
    </>
  );
}
