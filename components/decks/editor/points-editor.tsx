"use client";

import { useRef, useState } from "react";
import { changeList, DRAFT_FIELDS, LONGEST } from "@/lib/domain/card-draft";

export interface PointRow {
  /** Its own as long as the page lives: what was typed moves with it. */
  key: string;
  id: string | null;
  text: string;
}

interface PointsEditorProps {
  initial: readonly { id: string | null; text: string }[];
  /** What is wrong, by the name of the field. */
  problems: Record<string, string>;
  /** Called when a point was moved, removed or added. */
  onChange: () => void;
  /** Says something to those who cannot see it. */
  say: (words: string) => void;
}

/**
 * The key points of a card, each a field, to be moved, removed and added by buttons: these work by
 * keyboard and touch, and, as buttons of the form, without JavaScript.
 */
export function PointsEditor({ initial, problems, onChange, say }: PointsEditorProps) {
  const [rows, setRows] = useState<PointRow[]>(() => initial.map((point, i) => ({ ...point, key: `${i}` })));
  const made = useRef(initial.length);
  const list = useRef<HTMLOListElement>(null);

  /** The control of a row that is in the page by then. */
  const focusLater = (key: string, control: string) =>
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-row="${key}"]`);
      row?.querySelector<HTMLElement>(`[data-control="${control}"]`)?.focus();
    });
  const run = (command: string) => {
    const [verb = "", place = "0"] = command.split(":");
    const fresh = { key: `${made.current++}`, id: null, text: "" };
    const next = changeList(rows, command, fresh, LONGEST.points);
    const at = Number(place);
    const row = rows[at];
    setRows(next);
    if (verb === "add") {
      say(`Point ${next.length} added.`);
      focusLater(fresh.key, "text");
    } else if (verb === "remove") {
      say(`Point ${at + 1} removed, ${next.length} left.`);
      const neighbor = next[Math.min(at, next.length - 1)];
      if (neighbor) focusLater(neighbor.key, "remove");
      else requestAnimationFrame(() => document.getElementById("add-point")?.focus());
    } else if (row) {
      say(`Point moved to place ${next.indexOf(row) + 1} of ${next.length}.`);
      focusLater(row.key, verb);
    }
    requestAnimationFrame(onChange);
  };

  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">Key points</legend>
      <p className="text-sm text-muted">The facts to recall, one each: you tick them in a review.</p>
      <ol ref={list} className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-3">
        {rows.map(({ key, id, text }, i) => {
          const problem = problems[`keyPoints.${i}`];
          return (
            <li
              key={key}
              data-row={key}
              className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-2 gap-y-1 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <input type="hidden" name={DRAFT_FIELDS.pointId} value={id ?? ""} />
              <textarea
                data-control="text"
                dir="auto"
                name={DRAFT_FIELDS.point}
                defaultValue={text}
                rows={2}
                maxLength={LONGEST.point}
                aria-label={`Point ${i + 1}`}
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? `point-${key}-problem` : undefined}
                className="field block field-sizing-content"
              />
              <div className="flex gap-1">
                <PointButton name="Move up" sign="↑" place={i} verb="up" last={i === 0} run={run} />
                <PointButton name="Move down" sign="↓" place={i} verb="down" last={i === rows.length - 1} run={run} />
                <PointButton name="Remove" sign="×" place={i} verb="remove" last={false} run={run} />
              </div>
              {problem && (
                <p id={`point-${key}-problem`} className="mt-1 text-sm text-again">
                  {problem}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {problems.keyPoints && <p className="mt-1 text-sm text-again">{problems.keyPoints}</p>}
      {rows.length < LONGEST.points ? (
        <button
          id="add-point"
          type="submit"
          name="do"
          value="add"
          formNoValidate
          className="button mt-2"
          onClick={(event) => {
            event.preventDefault();
            run("add");
          }}
        >
          Add a key point
        </button>
      ) : (
        <p className="mt-2 text-sm text-muted">A card has {LONGEST.points} key points at most.</p>
      )}
    </fieldset>
  );
}

interface PointButtonProps {
  name: string;
  sign: string;
  verb: string;
  place: number;
  /** Whether there is nowhere left to go: it stays reachable, so that the focus is not lost. */
  last: boolean;
  run: (command: string) => void;
}

function PointButton({ name, sign, verb, place, last, run }: PointButtonProps) {
  return (
    <button
      type="submit"
      name="do"
      value={`${verb}:${place}`}
      formNoValidate
      data-control={verb}
      aria-label={`${name}: point ${place + 1}`}
      title={name}
      aria-disabled={last || undefined}
      className="button min-w-11 px-0 aria-disabled:cursor-default aria-disabled:opacity-40"
      onClick={(event) => {
        event.preventDefault();
        if (!last) run(`${verb}:${place}`);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
