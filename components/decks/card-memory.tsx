import { ForgettingChart } from "@/components/stats/forgetting-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { HistoryEntry } from "@/lib/domain/card-history";
import type { CardState } from "@/lib/domain/card-state";
import type { ForgettingCurve } from "@/lib/domain/forgetting-curve";
import { CardFacts } from "./card-facts";
import { CardHistory } from "./card-history";

interface CardMemoryProps {
  state: CardState;
  /** When it comes next, in words. */
  due: string;
  /** Null where no review counts. */
  curve: ForgettingCurve | null;
  /** 0 to 1. */
  desiredRetention: number;
  history: readonly HistoryEntry[];
  /** Where a review of its deck begins. */
  reviewHref: string;
}

/** A learner's memory of a card: its forgetting curve, the figures behind it, and all that was done. */
export function CardMemory({ state, due, curve, desiredRetention, history, reviewHref }: CardMemoryProps) {
  return (
    <section aria-label="Your memory of this card" className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-8">
      {curve ? (
        <ForgettingChart curve={curve} desired={desiredRetention} />
      ) : (
        <div className="border-t border-rule pt-6">
          <EmptyState
            title="You have not reviewed this card yet"
            action={
              <Link href={reviewHref} className="button">
                Review its deck
              </Link>
            }
          >
            After its first review, this shows how likely you are to recall it, and when it comes next.
          </EmptyState>
        </div>
      )}
      {state.state !== "new" && <CardFacts state={state} due={due} />}
      {history.length > 0 && <CardHistory history={history} />}
    </section>
  );
}
