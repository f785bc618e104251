import type { Ref, RefObject } from "react";
import { Html } from "@/components/ui/html";
import type { Grade } from "@/lib/domain/grade";
import { suggestGrade } from "@/lib/domain/suggest-grade";
import { Answer } from "./answer";
import { GradeButtons } from "./grade-buttons";
import { keyOf } from "./keys";
import { Points } from "./points";
import { Recall } from "./recall";
import type { ReviewCard } from "./review-card";
import type { SessionPreferences } from "./session-dialogs";
import { ShowAnswer } from "./show-answer";
import { SwipeCard } from "./swipe-card";
import { useBindings } from "./use-bindings";
import { type ExplainAction, Why } from "./why";

export const QUESTION_ID = "question";

interface CardViewProps {
  card: ReviewCard;
  revealed: boolean;
  practice: boolean;
  preferences: SessionPreferences;
  /** The points that are ticked; null where none ever was. */
  ticked: readonly string[] | null;
  question: RefObject<HTMLHeadingElement | null>;
  answer: Ref<HTMLElement>;
  recall: RefObject<HTMLTextAreaElement | null>;
  explain: ExplainAction;
  onReveal: () => void;
  onTick: (id: string) => void;
  onGrade: (grade: Grade) => void;
}

/** The card that is shown: its question, and beneath it one way forward or the answer. */
export function CardView(props: CardViewProps) {
  const { card, revealed, preferences, question, recall, onReveal } = props;
  const key = keyOf("reveal", 0, useBindings());
  const columns = preferences.recallFirst ? "lg:grid lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:gap-x-10" : "";
  return (
    <>
      <p className="text-sm text-muted">
        <bdi>{card.deckTitle}</bdi>
      </p>
      <h1
        id={QUESTION_ID}
        ref={question}
        tabIndex={-1}
        className="mt-2 font-serif text-2xl leading-snug font-medium text-pretty sm:text-[1.75rem]"
      >
        <Html as="span" html={card.question} className="inline-prose" />
      </h1>
      <div className={columns}>
        {preferences.recallFirst && (
          <Recall
            key={`${card.cardId} ${card.standing.version}`}
            question={QUESTION_ID}
            field={recall}
            revealed={revealed}
            onReveal={onReveal}
            onLeave={() => question.current?.focus()}
          />
        )}
        <div className="min-w-0">
          {revealed ? (
            <Revealed {...props} />
          ) : (
            // In the field for one's answer Space is a space.
            <ShowAnswer shortcut={preferences.recallFirst ? "Ctrl Enter" : key} onReveal={onReveal} />
          )}
        </div>
      </div>
    </>
  );
}

function Revealed({ card, practice, preferences, ticked, answer, explain, onTick, onGrade }: CardViewProps) {
  const intervals = practice ? null : card.standing.buttons;
  return (
    <>
      <SwipeCard enabled={preferences.swipe} intervals={intervals} onGrade={onGrade}>
        <section ref={answer} tabIndex={-1} aria-label="Answer" className="mt-8 border-t border-rule pt-6">
          <Answer
            summary={card.summary}
            keyPoints={card.keyPoints}
            details={card.details}
            points={<Points points={card.keyPoints} ticked={ticked ?? []} onTick={onTick} />}
          />
        </section>
      </SwipeCard>
      {card.note && (
        <section aria-label="Your note" className="mt-6 border-s-2 border-accent ps-4">
          {card.note.html === null ? (
            <p dir="auto" className="prose whitespace-pre-wrap">
              {card.note.text}
            </p>
          ) : (
            <Html html={card.note.html} className="prose" />
          )}
        </section>
      )}
      <GradeButtons
        intervals={intervals}
        suggested={suggestGrade(ticked?.length ?? null, card.keyPoints.length)}
        onGrade={onGrade}
      />
      {!practice && <Why cardId={card.cardId} shown={card.standing.days} explain={explain} />}
    </>
  );
}
