import { type ReactNode, useEffect, useRef, useState } from "react";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import { GRADE_WORDS, GRADES, type Grade } from "@/lib/domain/grade";
import { hardHint, type RecentGrades } from "@/lib/domain/hard-hint";
import { aboutMinutes, showingsLeft, tookWords } from "@/lib/domain/pace";
import type { DoneReview } from "@/lib/domain/session";
import { type SessionSummary, summarize } from "@/lib/domain/session-summary";
import { wilsonInterval } from "@/lib/domain/wilson";
import { call } from "./outbox/call";
import type { ReviewCard } from "./review-card";

interface Tomorrow {
  reviews: number;
  learning: number;
  fresh: number;
}

type Outlook = { kind: "end"; tomorrow: Tomorrow; recent: RecentGrades };
export type EndSessionAction = (input: Record<string, never>) => Promise<Outlook | { kind: string; message: string }>;

interface SessionReportProps {
  done: readonly DoneReview<ReviewCard>[];
  /** Whether nothing waits to be sent any more. */
  saved: boolean;
  practice: boolean;
  paceMs: number | null;
  endSession: EndSessionAction;
  children: ReactNode;
}

/** What a session came to, and what comes next. */
export function SessionReport({ done, saved, practice, paceMs, endSession, children }: SessionReportProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const outlook = useOutlook(saved, endSession);
  const summary = summarize(done);
  const { reviews, cards } = summary;
  const hint = practice ? null : hardHint(done, outlook?.recent ?? null);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="font-serif text-[1.75rem] font-semibold">
        {reviews === 0 ? "Nothing to review now" : "Done for now"}
      </h1>
      {reviews > 0 && (
        <p className="mt-2 text-muted">
          {cards} {cards === 1 ? "card" : "cards"} in {tookWords(summary.spentMs)}: {reviews}{" "}
          {reviews === 1 ? "review" : "reviews"}, {Math.round((summary.passed / reviews) * 100)} % recalled.{" "}
          {saved && "All of it is saved."}
        </p>
      )}
      {children}
      {reviews > 0 && <Grades grades={summary.grades} />}
      {reviews > 0 && !practice && <Retention {...summary.retention} />}
      {hint && <p className="mt-6 max-w-[68ch] border-s-2 border-hard ps-4">{hint}</p>}
      {summary.hardest.length > 0 && <Hardest cards={summary.hardest} />}
      {outlook && <TomorrowLine {...outlook.tomorrow} paceMs={paceMs} />}
    </>
  );
}

/** What the server says once all is saved; null until then, and where it cannot be reached: nothing is missing without it. */
function useOutlook(saved: boolean, endSession: EndSessionAction): Outlook | null {
  const [outlook, setOutlook] = useState<Outlook | null>(null);
  useEffect(() => {
    if (!saved) return;
    let wanted = true;
    void call(() => endSession({})).then((called) => {
      if (wanted && called.kind === "answered" && called.answer && "tomorrow" in called.answer)
        setOutlook(called.answer);
    });
    return () => {
      wanted = false;
    };
  }, [saved, endSession]);
  return outlook;
}

const HUES: Record<Grade, string> = { 1: "text-again", 2: "text-hard", 3: "text-good", 4: "text-easy" };

function Grades({ grades }: Pick<SessionSummary<ReviewCard>, "grades">) {
  return (
    <dl className="mt-6 grid max-w-md grid-cols-4 gap-2 border-y border-rule py-3">
      {GRADES.map((grade) => (
        <div key={grade}>
          <dt className={`text-sm font-semibold ${HUES[grade]}`}>{GRADE_WORDS[grade]}</dt>
          <dd className="text-lg">{grades[grade]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Retention({ passed, total }: { passed: number; total: number }) {
  const range = wilsonInterval(passed, total);
  if (!range)
    return <p className="mt-4 max-w-[68ch] text-muted">No card was in review yet, so there is no retention to tell.</p>;
  const percent = (share: number) => Math.round(share * 100);
  return (
    <p className="mt-4 max-w-[68ch]">
      Retention: {percent(passed / total)} %. You recalled {passed} of {total} {total === 1 ? "card" : "cards"} that{" "}
      {total === 1 ? "was" : "were"} in review
      {total < FEW && `; with so few, the true share lies between ${percent(range.low)} and ${percent(range.high)} %`}.
    </p>
  );
}

/** With fewer reviews a share is told with its uncertainty. */
const FEW = 30;

function Hardest({ cards }: { cards: readonly ReviewCard[] }) {
  const again = new URLSearchParams([["practice", ""], ...cards.map(({ slug }) => ["card", slug])]);
  return (
    <section aria-labelledby="hardest" className="mt-8">
      <h2 id="hardest" className="font-serif text-lg font-medium">
        Hardest cards
      </h2>
      <ul className="mt-2 max-w-[68ch]">
        {cards.map(({ cardId, slug, question }) => (
          <li key={cardId}>
            <Link href={`/cards/${slug}`} className="link inline-block py-2.5 leading-snug">
              <Html as="span" html={question} className="inline-prose" />
            </Link>
          </li>
        ))}
      </ul>
      <Link href={`/review?${again}`} className="button mt-2">
        Review {cards.length === 1 ? "it" : "them"} again
      </Link>
      <p className="mt-1 text-sm text-muted">As practice: no date changes.</p>
    </section>
  );
}

function TomorrowLine({ reviews, learning, fresh, paceMs }: Tomorrow & { paceMs: number | null }) {
  const parts = [
    ...(reviews > 0 ? [`${reviews} ${reviews === 1 ? "review" : "reviews"}`] : []),
    ...(learning > 0 ? [`${learning} in a learning step`] : []),
    ...(fresh > 0 ? [`${fresh} new ${fresh === 1 ? "card" : "cards"}`] : []),
  ];
  const showings = showingsLeft({ new: fresh, learning, review: reviews });
  return (
    <p className="mt-8 max-w-[68ch]">
      <span className="font-semibold">Tomorrow:</span>{" "}
      {parts.length === 0
        ? "nothing is due. Start another deck, or take the day off."
        : `${parts.join(", ")}${paceMs === null ? "" : `; ${aboutMinutes(showings * paceMs)} at this pace`}.`}
    </p>
  );
}
