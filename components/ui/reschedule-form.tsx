"use client";

import { useState } from "react";
import { Field } from "./field";
import { Notice } from "./notice";

interface DueCounts {
  today: number;
  week: number;
  month: number;
}

type Preview = { kind: "preview"; moved: number; before: DueCounts; after: DueCounts };
type Failure = { kind: "not-found" | "invalid" | "signed-out" | "busy"; message: string };

interface RescheduleFormProps {
  preview: (input: { spreadDays: number }) => Promise<Preview | Failure>;
  reschedule: (input: {
    id: string;
    ageMs: number;
    spreadDays: number;
  }) => Promise<{ kind: "done"; moved: number } | Failure>;
  undo: (input: { id: string; ageMs: number; only: string }) => Promise<{ kind: string; message?: string }>;
}

const ROWS = [
  ["today", "Due today"],
  ["week", "In the next 7 days"],
  ["month", "In the next 30 days"],
] as const;

/** Moves the dates of cards already learned to the present settings: shows first what that changes, and can be undone. */
export function RescheduleForm({ preview, reschedule, undo }: RescheduleFormProps) {
  const [shown, setShown] = useState<Preview | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** The rescheduling that undo takes back; null where there is none. */
  const [undoable, setUndoable] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [days, setDays] = useState("");
  const spreadDays = Number(days);

  /** Does one thing with the server, and says so where that fails. */
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work().catch(() => setProblem("Could not reach the server. Try again; nothing is done twice."));
    setBusy(false);
  };
  const look = () =>
    run(async () => {
      const answer = await preview({ spreadDays });
      if (answer.kind === "preview") setShown(answer);
      else setProblem(answer.message);
      setSaid(null);
    });
  const move = () =>
    run(async () => {
      const id = crypto.randomUUID();
      const answer = await reschedule({ id, ageMs: 0, spreadDays });
      if (answer.kind !== "done") return setProblem(answer.message);
      setSaid(`${cards(answer.moved)} moved.`);
      setUndoable(answer.moved > 0 ? id : null);
      setShown(null);
    });
  const takeBack = (only: string) =>
    run(async () => {
      const answer = await undo({ id: crypto.randomUUID(), ageMs: 0, only });
      setUndoable(null);
      if (answer.message) return setProblem(answer.message);
      setSaid("Rescheduling undone. All dates are back to what they were.");
    });

  return (
    <div className="max-w-md">
      <p className="text-muted">
        New settings count from each card's next review on. Here you can move the dates of the cards that you have
        learned already, and see first what that would change.
      </p>
      <div className="mt-4">
        <Field
          label="Days to spread the backlog over"
          hint="Overdue cards and those due today are spread over this many days, the ones you are likeliest to forget first. Empty: all of them stay due today."
          name="spreadDays"
          type="number"
          inputMode="numeric"
          min={1}
          max={365}
          value={days}
          onChange={(event) => {
            setDays(event.currentTarget.value);
            setShown(null);
          }}
        />
      </div>
      {shown && (
        <table className="mt-4 w-full text-start tabular-nums">
          <caption className="sr-only">Reviews due before and after</caption>
          <thead>
            <tr className="border-b border-rule text-sm text-muted">
              <th className="py-2 font-normal">{cards(shown.moved)} would move</th>
              <th className="py-2 text-end font-normal">now</th>
              <th className="py-2 text-end font-normal">then</th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([key, words]) => (
              <tr key={key} className="border-b border-rule">
                <th className="py-2 font-normal">{words}</th>
                <td className="py-2 text-end">{shown.before[key]}</td>
                <td className="py-2 text-end font-medium">{shown.after[key]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {shown && shown.moved > 0 ? (
          <button type="button" className="button button-primary" onClick={move} disabled={busy}>
            Move {cards(shown.moved)}
          </button>
        ) : (
          <button type="button" className="button" onClick={look} disabled={busy}>
            Show what would move
          </button>
        )}
        {undoable && (
          <button type="button" className="button" onClick={() => takeBack(undoable)} disabled={busy}>
            Undo
          </button>
        )}
        <p role="status" className="text-muted">
          {said}
        </p>
      </div>
      {problem && <Notice>{problem}</Notice>}
    </div>
  );
}

function cards(count: number): string {
  return `${count} ${count === 1 ? "card" : "cards"}`;
}
