import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { NextDue } from "@/lib/db/next-due";
import type { SetAside } from "@/lib/db/set-aside";
import { nextDueWords } from "@/lib/domain/next-due-words";
import type { StartedToday } from "@/lib/domain/queue";
import { nothingDueWords } from "@/lib/domain/set-aside-words";
import type { StudyClock } from "@/lib/domain/study-day";
import { SetAsideLine } from "./set-aside-line";

interface Props {
  now: Date;
  clock: StudyClock;
  next: NextDue;
  /** What today's limits hold back. */
  waiting: StartedToday;
  /** What is kept out of the queue, and how many cards the learner studies in all. */
  aside: SetAside;
  cards: number;
  interview: ReactNode;
  /** What may be done beyond the limits. */
  children: ReactNode;
}

/** Nothing to review now: what comes next, and what could be done meanwhile. */
export function AllDone({ now, clock, next, waiting, aside, cards, interview, children }: Props) {
  const allMet = waiting.new === 0;
  return (
    <>
      <PageHeader title="Today" />
      {interview}
      <EmptyState
        title="Nothing is due now"
        action={
          <>
            <Link href={allMet ? "/decks" : "/statistics"} className="button button-primary">
              {allMet ? "Add a deck" : "See what comes next"}
            </Link>
            <Link href={allMet ? "/statistics" : "/decks"} className="button">
              {allMet ? "See what comes next" : "Add a deck"}
            </Link>
          </>
        }
      >
        <p>{nothingDueWords(waiting, aside, cards)}</p>
        {(next.step || next.review || aside.buried === 0) && <p className="mt-1">{nextDueWords(next, now, clock)}</p>}
        <SetAsideLine counts={aside} deck={null} />
      </EmptyState>
      {children}
    </>
  );
}
