import type { ReactNode } from "react";
import { Html } from "@/components/ui/html";

/** A key point as HTML that is safe to insert. */
export interface DrawnPoint {
  id: string;
  html: string;
}

interface AnswerProps {
  summary: string;
  keyPoints: readonly DrawnPoint[];
  details: string | null;
  /** Shown in place of the plain points. */
  points?: ReactNode;
}

/** A card's answer: the summary, the points to have recalled, and the details, folded. */
export function Answer({ summary, keyPoints, details, points }: AnswerProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {summary !== "" && <Html html={summary} className="prose" />}
      {keyPoints.length > 0 && (
        <section aria-label="Key points">
          {points ?? (
            <ul className="grid max-w-[68ch] gap-1">
              {keyPoints.map(({ id, html }) => (
                <li key={id}>
                  <Point point={html} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {details && (
        // A card of documents has no points: then the details are its answer, and open.
        <details open={keyPoints.length === 0} className="group max-w-[68ch] border-t border-rule pt-3">
          <summary className="inline-flex min-h-11 items-center text-muted hover:text-ink">Details</summary>
          <Html html={details} className="prose mt-2" />
        </details>
      )}
    </div>
  );
}

/** How a key point's words look. */
export const POINT = "inline-prose font-serif text-[1.0625rem] leading-normal";

function Point({ point }: { point: string }) {
  return (
    <div className="flex gap-3 py-1.5">
      <span aria-hidden="true" className="mt-[0.6em] size-1.5 shrink-0 rounded-full bg-accent" />
      <Html as="span" html={point} className={POINT} />
    </div>
  );
}
