"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";

type CardAction = "suspend" | "unsuspend" | "bury" | "unbury" | "reset" | "flag" | "unflag" | "unleech";
type Answer = { kind: "done" } | { kind: string; message: string };

interface CardToolsProps {
  cardId: string;
  suspended: boolean;
  /** Whether it is set aside until tomorrow. */
  buried: boolean;
  flagged: boolean;
  /** Whether it is marked as a leech. */
  leech: boolean;
  /** Whether it was ever reviewed: else there is nothing to reset. */
  studied: boolean;
  /** The learner's note, as Markdown. */
  note: string;
  changeCard: (input: { id: string; ageMs: number; cardId: string; kind: CardAction }) => Promise<Answer>;
  writeNote: (input: { id: string; ageMs: number; cardId: string; text: string }) => Promise<Answer>;
  undo: (input: { id: string; ageMs: number; only: string }) => Promise<{ kind: string; message?: string }>;
  /** Called once something was changed, to show the card anew. */
  onChange: () => Promise<void>;
}

const DONE: Record<CardAction, string> = {
  suspend: "Suspended: it does not come again until you take that back.",
  unsuspend: "It is in the queue again.",
  bury: "Buried until tomorrow.",
  unbury: "It is in the queue again.",
  reset: "Reset: it is a new card again. Its history stays.",
  flag: "Flagged: you find it by its flag in the deck.",
  unflag: "The flag is gone.",
  unleech: "No longer marked as a leech. Its schedule is unchanged.",
};

/** What a learner may do to a card besides reviewing it, and their note on it. */
export function CardTools({
  cardId,
  suspended,
  buried,
  flagged,
  leech,
  studied,
  note,
  onChange,
  ...actions
}: CardToolsProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** The act that undo takes back; null where there is none. */
  const [undoable, setUndoable] = useState<string | null>(null);

  const run = async (
    work: (act: { id: string; ageMs: number }) => Promise<{ kind: string; message?: string }>,
    done: string,
    canUndo = true,
  ) => {
    const id = crypto.randomUUID();
    setBusy(true);
    setProblem(null);
    setUndoable(null);
    try {
      const answer = await work({ id, ageMs: 0 });
      if (answer.message) setProblem(answer.message);
      else {
        setSaid(done);
        if (canUndo) setUndoable(id);
        await onChange();
      }
    } catch {
      setProblem("Could not reach the server. Nothing was changed; try again.");
    }
    setBusy(false);
  };
  const change = async (kind: CardAction) => {
    await run((act) => actions.changeCard({ ...act, cardId, kind }), DONE[kind]);
  };
  const save = async (form: FormData) => {
    await run(
      (act) => actions.writeNote({ ...act, cardId, text: String(form.get("note") ?? "") }),
      "The note is saved.",
    );
  };
  const takeBack = async (only: string) => {
    await run((act) => actions.undo({ ...act, only }), "Undone.", false);
  };

  return (
    <section aria-labelledby="yours" className="mt-10 max-w-[68ch] border-t border-rule pt-5 noscript:hidden">
      <h2 id="yours" className="font-serif text-lg font-medium">
        Yours
      </h2>
      <div className="mt-3 flex flex-wrap gap-2">
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() => change(suspended ? "unsuspend" : "suspend")}
        >
          {suspended ? "Take out of suspension" : "Suspend"}
        </button>
        {!suspended && (
          <button type="button" className="button" disabled={busy} onClick={() => change(buried ? "unbury" : "bury")}>
            {buried ? "Bring back today" : "Bury until tomorrow"}
          </button>
        )}
        <button type="button" className="button" disabled={busy} onClick={() => change(flagged ? "unflag" : "flag")}>
          {flagged ? "Take the flag off" : "Flag"}
        </button>
        {leech && (
          <button type="button" className="button" disabled={busy} onClick={() => change("unleech")}>
            Clear leech mark
          </button>
        )}
        {studied && (
          <button type="button" className="button" disabled={busy} onClick={() => change("reset")}>
            Reset
          </button>
        )}
        {undoable && (
          <button type="button" className="button" disabled={busy} onClick={() => takeBack(undoable)}>
            Undo
          </button>
        )}
      </div>
      <form action={save} className="mt-5">
        <label htmlFor="note" className="font-medium">
          Your note
        </label>
        <p id="note-hint" className="text-sm text-muted">
          In Markdown, shown to you alone.
        </p>
        <textarea
          id="note"
          name="note"
          rows={4}
          maxLength={10_000}
          key={note}
          defaultValue={note}
          aria-describedby="note-hint"
          className="field mt-1 block"
        />
        <button type="submit" className="button mt-2" disabled={busy}>
          Save the note
        </button>
      </form>
      <p role="status" className="mt-3 text-muted">
        {said}
      </p>
      {problem && <Notice>{problem}</Notice>}
    </section>
  );
}
