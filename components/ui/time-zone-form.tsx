"use client";

import { useFormAnswer } from "./use-form-answer";

interface Answer {
  kind: "done" | "failed";
  message: string;
}

interface TimeZoneFormProps {
  value: string;
  /** The zones by their part of the world, each with its clocks' time. */
  groups: readonly { region: string; options: readonly { zone: string; words: string }[] }[];
  choose: (before: Answer | null, form: FormData) => Promise<Answer>;
}

const UNREACHABLE: Answer = {
  kind: "failed",
  message: "Could not reach the server. Nothing was saved; try again.",
};

/** Where a learner's study days begin: a plain form, which works without JavaScript. */
export function TimeZoneForm({ value, groups, choose }: TimeZoneFormProps) {
  const { answer, formAction, send, busy } = useFormAnswer(choose, UNREACHABLE);
  const failed = answer?.kind === "failed";
  return (
    <form action={formAction} onSubmit={send} className="max-w-md">
      <label htmlFor="time-zone" className="font-medium">
        Time zone
      </label>
      <p id="time-zone-hint" className="text-sm text-muted">
        Decides when your study days begin. Past reviews keep their study days.
      </p>
      <div className="mt-1 flex items-center gap-3">
        <select
          // Chosen anew once another was saved, here or by the hint on the start page.
          key={value}
          id="time-zone"
          name="timeZone"
          defaultValue={value}
          aria-invalid={failed || undefined}
          aria-describedby="time-zone-hint time-zone-said"
          className="field min-w-0"
        >
          {groups.map(({ region, options }) => (
            <optgroup key={region} label={region}>
              {options.map(({ zone, words }) => (
                <option key={zone} value={zone}>
                  {words}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <button type="submit" className="button shrink-0 whitespace-nowrap" disabled={busy}>
          Use this zone
        </button>
      </div>
      <p id="time-zone-said" role="status" className={`mt-1 text-sm ${failed ? "text-again" : "text-muted"}`}>
        {answer?.message}
      </p>
    </form>
  );
}
