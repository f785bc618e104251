"use client";

import { useState } from "react";
import type { Explanation } from "@/lib/domain/explain";
import type { Grade } from "@/lib/domain/grade";

export type ExplainAction = (input: {
  cardId: string;
  shown: Record<Grade, number> | null;
}) => Promise<{ kind: "explained"; grades: Explanation[] } | { kind: string; message: string }>;

interface WhyProps {
  cardId: string;
  /** The intervals that the buttons show, in days. */
  shown: Record<Grade, number>;
  explain: ExplainAction;
}

/** Why the buttons show these dates: asked for when it is opened, for most reviews need no reasons. */
export function Why({ cardId, shown, explain }: WhyProps) {
  const [answer, setAnswer] = useState<Awaited<ReturnType<ExplainAction>> | null>(null);
  const open = () => {
    if (answer && "grades" in answer) return;
    const lost = { kind: "failed", message: "Could not reach the server. Close this and open it again." };
    void explain({ cardId, shown }).then(setAnswer, () => setAnswer(lost));
  };
  return (
    <details className="mt-6 max-w-[68ch]" onToggle={(event) => event.currentTarget.open && open()}>
      <summary className="inline-flex min-h-11 items-center text-sm text-muted hover:text-ink">
        Why these dates?
      </summary>
      <div role="status" className="text-sm">
        {!answer && <p className="text-muted">One moment …</p>}
        {answer && "message" in answer && <p className="text-again">{answer.message}</p>}
        {answer && "grades" in answer && (
          <>
            <p>{answer.grades[0]?.why[0]}</p>
            <dl>
              {answer.grades.map(({ grade, word, label, why }) => (
                <div key={grade} className="mt-3">
                  <dt className="font-semibold">
                    {word}, {label}
                  </dt>
                  <dd className="text-muted">{why.slice(1).join(" ")}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
    </details>
  );
}
