import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { NextDue } from "@/lib/db/next-due";
import { nextDueWords } from "@/lib/domain/next-due-words";
import type { StartedToday } from "@/lib/domain/queue";
import type { StudyClock } from "@/lib/domain/study-day";

interface Props {
  now: Date;
  clock: StudyClock;
  next: NextDue;
  /** What today's limits hold back. */
  waiting: StartedToday;
  interview: ReactNode;
  /** What may be done beyond the limits. */
  children: ReactNode;
}

/** Nothing to review now: what comes next, and what could be done meanwhile. */
export function AllDone({ now, clock, next, waiting, interview, children }: Props) {
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
        <p>
          {waiting.reviews > 0
            ? "You have done what today’s limit asks for; the other reviews wait for tomorrow."
            : allMet
              ? "You have met every card of the decks that you study."
              : "You have done what today asked for; more new cards come tomorrow."}
        </p>
        <p className="mt-1">{nextDueWords(next, now, clock)}</p>
      </EmptyState>
      {children}
    </>
  );
}
