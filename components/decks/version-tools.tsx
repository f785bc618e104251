"use client";

import { type ReactNode, useState } from "react";
import { Notice } from "@/components/ui/notice";

type Answer = Promise<{ kind: string; message?: string }>;

interface VersionToolsProps {
  slug: string;
  /** Names the bank's wording on this page. */
  seen: string;
  hasVersion: boolean;
  /** Whether the bank's words are others than the version was made from. */
  bankHasChanged: boolean;
  settle: (input: { id: string; slug: string; take: "bank" | "mine"; seen: string }) => Answer;
  undo: (input: { id: string; ageMs: number; only: string }) => Answer;
  /** Called once something was changed, to show the card anew. */
  onChange: () => Promise<void>;
  /** What changed in the bank's card. */
  children: ReactNode;
}

const DONE = {
  bank: "The card has the bank's words again.",
  mine: "Yours stays. You are told when the bank's card changes again.",
};

/** What becomes of one's own version of a card: the bank's words in its place, or one's own against what the bank says now. */
export function VersionTools({
  slug,
  seen,
  hasVersion,
  bankHasChanged,
  settle,
  undo,
  onChange,
  children,
}: VersionToolsProps) {
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  /** The edit that undo takes back; null where there is none. */
  const [undoable, setUndoable] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Answer, done: string, undoes: string | null) => {
    setBusy(true);
    setProblem(null);
    setSaid("");
    try {
      const { message } = await work();
      if (message) setProblem(message);
      else {
        setSaid(done);
        await onChange();
      }
      setUndoable(message ? null : undoes);
    } catch {
      setProblem("Could not reach the server. Nothing was changed; try again.");
    }
    setBusy(false);
  };
  const choose = (take: "bank" | "mine") => {
    const id = crypto.randomUUID();
    return run(() => settle({ id, slug, take, seen }), DONE[take], id);
  };
  const takeBack = (only: string) => run(() => undo({ id: crypto.randomUUID(), ageMs: 0, only }), "Edit undone.", null);

  return (
    <>
      {hasVersion && !bankHasChanged && (
        <button
          type="button"
          className="link ms-5 inline-flex min-h-11 cursor-pointer items-center [@media(scripting:none)]:hidden"
          disabled={busy}
          onClick={() => choose("bank")}
        >
          Take the bank's
        </button>
      )}
      {hasVersion && bankHasChanged && (
        <section
          aria-labelledby="bank-changed"
          className="mt-2 rounded-md border border-rule bg-raised px-4 py-3 text-base text-ink"
        >
          <h2 id="bank-changed" className="font-medium">
            The bank's card has changed
          </h2>
          <p className="text-sm text-muted">Since you made your version, or last looked. This is what changed in it:</p>
          <div className="mt-3">{children}</div>
          <div className="mt-4 flex flex-wrap gap-3 [@media(scripting:none)]:hidden">
            <button type="button" className="button" disabled={busy} onClick={() => choose("bank")}>
              Take the bank's
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => choose("mine")}>
              Keep mine
            </button>
          </div>
        </section>
      )}
      <div className="flex flex-wrap items-center gap-x-4">
        <p role="status">{said}</p>
        {undoable && (
          <button
            type="button"
            className="link inline-flex min-h-11 cursor-pointer items-center"
            disabled={busy}
            onClick={() => takeBack(undoable)}
          >
            Undo
          </button>
        )}
      </div>
      {problem && <Notice>{problem}</Notice>}
    </>
  );
}
