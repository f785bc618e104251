import { Html } from "@/components/ui/html";
import type { PointHistory } from "@/lib/domain/points";
import { PointHistoryLine } from "./point-history";

interface CardPointsProps {
  /** HTML each; no history where the point was never asked. */
  points: readonly { id: string; html: string; history: PointHistory | null }[];
}

/** A card's key points, each with how often its learner has recalled it. */
export function CardPoints({ points }: CardPointsProps) {
  return (
    <ul className="grid max-w-[68ch] gap-1">
      {points.map(({ id, html, history }) => (
        <li key={id} className="flex gap-3 py-1.5">
          <span aria-hidden="true" className="mt-[0.6em] size-1.5 shrink-0 rounded-full bg-accent" />
          <div className="min-w-0">
            <Html as="span" html={html} className="inline-prose font-serif text-[1.0625rem] leading-normal" />
            {history && <PointHistoryLine history={history} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
