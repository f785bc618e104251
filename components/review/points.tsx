import { Html } from "@/components/ui/html";
import { POINT } from "./answer";
import { keyOf } from "./keys";
import type { ReviewPoint } from "./review-card";
import { useBindings } from "./use-bindings";

interface PointsProps {
  points: readonly ReviewPoint[];
  /** The ids of those that are ticked. */
  ticked: readonly string[];
  onTick: (id: string) => void;
}

/** The key points as a checklist: each with its letter, ticked as recalled while one reads. */
export function Points({ points, ticked, onTick }: PointsProps) {
  const bindings = useBindings();
  return (
    <ul className="-mx-2 grid max-w-[70ch] gap-1">
      {points.map(({ id, html, oftenMissed }, i) => (
        <li key={id}>
          <label className="flex min-h-11 cursor-pointer gap-3 rounded-md px-2 py-2 hover:bg-sunk">
            <input
              type="checkbox"
              className="mt-0.5 size-5 shrink-0 accent-accent"
              checked={ticked.includes(id)}
              onChange={() => onTick(id)}
              aria-keyshortcuts={keyOf("tick", i, bindings) || undefined}
            />
            <span className="min-w-0 flex-1">
              <Html as="span" html={html} className={POINT} />
              {oftenMissed && (
                <span className="ms-2 rounded-sm border border-hard/40 px-1.5 text-sm whitespace-nowrap text-hard">
                  often missed
                </span>
              )}
            </span>
            <span aria-hidden="true" className="hidden font-sans text-sm text-muted sm:inline">
              {keyOf("tick", i, bindings)}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
