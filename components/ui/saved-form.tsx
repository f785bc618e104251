import { type FormEvent, type ReactNode, useState } from "react";
import { Refused } from "./refused";

/** What came of saving: where fields were refused, why, by their names. */
export type Saved = { kind: "done" } | { kind: string; message: string; fields?: Record<string, string> };

interface SavedFormProps<Values> {
  read: (form: FormData) => Values;
  save: (values: Values) => Promise<Saved>;
  /** What the button says. */
  verb: string;
  /** The fields, with what was wrong with them, by name. */
  children: (problems: Readonly<Record<string, string>>) => ReactNode;
}

/** A form that stays where it is: it says whether it was saved, and what was refused beside the field. */
export function SavedForm<Values>({ read, save, verb, children }: SavedFormProps<Values>) {
  const [answer, setAnswer] = useState<Saved | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = read(new FormData(event.currentTarget));
    setBusy(true);
    setAnswer(
      await save(values).catch(() => ({
        kind: "failed",
        message: "Could not reach the server. Nothing was changed; try again.",
      })),
    );
    setBusy(false);
  };
  const failed = answer && "message" in answer ? answer : null;
  const problems = failed?.fields ?? {};
  const hasProblems = Object.keys(problems).length > 0;

  return (
    <form onSubmit={submit} className="grid max-w-md grid-cols-[minmax(0,1fr)] gap-6" noValidate>
      {children(problems)}
      {failed && !hasProblems && <Refused {...failed} />}
      <div className="flex items-center gap-4">
        <button type="submit" className="button button-primary" disabled={busy}>
          {busy ? "Saving …" : verb}
        </button>
        <p role="status" className="text-muted">
          {answer?.kind === "done" && !busy && "Saved."}
          {hasProblems && "Not saved: see the fields above."}
        </p>
      </div>
    </form>
  );
}
