import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { nextStepAt, type Session } from "@/lib/domain/session";
import type { Trouble, View } from "./outbox/core";
import type { ReviewCard } from "./review-card";
import { type EndSessionAction, SessionReport } from "./session-report";

export type { EndSessionAction };

/** Why there is no card, where the line at the top says what became of the grades. */
const NO_CARDS: Record<Trouble, string> = {
  unreachable: "There is no other card to show until you are connected.",
  faulty: "There are no other cards to show until the server has saved these.",
  "signed-out": "There is no other card to show until you sign in again.",
  outdated: "There is no other card to show until the page is reloaded.",
  busy: "There are no other cards to show until the server accepts more grades.",
};

interface SessionEndProps {
  session: Session<ReviewCard>;
  /** Whether the queue has more cards, or is being asked. */
  hasMore: boolean;
  view: View;
  /** How many grades from before wait to be saved. */
  before: number;
  practice: boolean;
  paceMs: number | null;
  endSession: EndSessionAction;
  /** What can be done without a card. */
  tools: ReactNode;
}

/** Where no card is shown: still saving, still loading, waiting for a step, or done. */
export function SessionEnd({ session, hasMore, view, before, practice, paceMs, endSession, tools }: SessionEndProps) {
  const saving = Object.keys(session.sent).length;
  if ((saving + before > 0 || hasMore) && view.trouble !== null) return <Waiting>{NO_CARDS[view.trouble]}</Waiting>;
  if (saving > 0) return <Waiting>Saving {saving === 1 ? "the last grade" : `${saving} grades`} …</Waiting>;
  if (before > 0) return <Waiting>The queue goes on when these are saved.</Waiting>;
  if (hasMore) return <Waiting>Loading the next cards …</Waiting>;
  const step = nextStepAt(session);
  return (
    <main className="pt-10 pb-16">
      <SessionReport
        done={session.done}
        saved={view.waiting.length === 0}
        practice={practice}
        paceMs={paceMs}
        endSession={endSession}
      >
        {step !== null && (
          <p className="mt-2 text-muted">
            {session.steps.length === 1 ? "One card comes" : `${session.steps.length} cards come`} back at{" "}
            {timeOf(step)}. Leave this page open, or come back later.
          </p>
        )}
      </SessionReport>
      <div className="mt-8 flex flex-wrap gap-3">
        <Link href="/" className="button button-primary">
          Back to today
        </Link>
        <Link href="/statistics" className="button">
          Statistics
        </Link>
      </div>
      {session.done.length > 0 && tools}
    </main>
  );
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <main className="pt-10 text-muted" role="status">
      {children}
    </main>
  );
}

/** The time of day, as the learner's device writes it. */
function timeOf(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
