"use client";

import { useFormAnswer } from "@/components/ui/use-form-answer";

interface Answer {
  kind: "done" | "failed";
  message: string;
}

interface LimitFormProps {
  slug: string;
  newPerDay: number | null;
  /** The learner's own limit over all decks. */
  own: number;
  limitDeck: (before: Answer | null, form: FormData) => Promise<Answer>;
}

const UNREACHABLE: Answer = {
  kind: "failed",
  message: "Could not reach the server. Nothing was saved; try again.",
};

/** The most new cards of one deck a day. */
export function LimitForm({ slug, newPerDay, own, limitDeck }: LimitFormProps) {
  const { answer, formAction, send, busy } = useFormAnswer(limitDeck, UNREACHABLE);
  const failed = answer?.kind === "failed";
  return (
    <form action={formAction} onSubmit={send} noValidate className="no-print">
      <input type="hidden" name="slug" value={slug} />
      <label htmlFor="new-per-day" className="font-medium">
        New cards a day from this deck
      </label>
      <p id="new-per-day-hint" className="text-sm text-muted">
        Empty for no limit of its own. Your limit over all decks is {own}.
      </p>
      <div className="mt-1 flex items-center gap-3">
        <input
          id="new-per-day"
          name="newPerDay"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={newPerDay ?? ""}
          aria-invalid={failed || undefined}
          aria-describedby="new-per-day-hint new-per-day-said"
          className="field w-24"
        />
        <button type="submit" className="button" disabled={busy}>
          Save
        </button>
      </div>
      <p id="new-per-day-said" role="status" className={`mt-1 text-sm ${failed ? "text-again" : "text-muted"}`}>
        {answer?.message}
      </p>
    </form>
  );
}
