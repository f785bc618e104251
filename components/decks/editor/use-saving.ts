"use client";

import { type RefObject, useActionState, useState } from "react";
import { call } from "@/components/review/outbox/call";

/** A server action for a form: what it is given last is the form; with a field `script` it answers rather than sends elsewhere. */
export type FormAction<S> = (last: unknown, form: FormData) => Promise<S>;

/** Why nothing was answered, in a sentence. */
const UNANSWERED = {
  fault: "The server failed, and nothing was saved. Your text is still here: try again.",
  unreachable: "Could not reach the server. Nothing was saved. Your text is still here: try again.",
  "unknown-action": "The app has been updated. Copy your words if you like, then reload the page.",
};

/**
 * A form that is sent by the browser itself where there is no JavaScript (`formAction`), and else by
 * `submit`: what was typed stays where it is, whatever happens. `state` is what the server said last.
 */
export function useSaving<S>(save: FormAction<S>, initial: S, form: RefObject<HTMLFormElement | null>) {
  const [served, formAction] = useActionState(
    save as (last: Awaited<S>, form: FormData) => Promise<S>,
    initial as Awaited<S>,
  );
  const [answered, setAnswered] = useState<S | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (more: Record<string, string> = {}): Promise<S | null> => {
    if (busy || !form.current) return null;
    const sent = new FormData(form.current);
    for (const [name, value] of Object.entries({ ...more, script: "yes" })) sent.set(name, value);
    setBusy(true);
    const called = await call(() => save(null, sent));
    setBusy(false);
    setProblem(called.kind === "answered" ? null : UNANSWERED[called.kind]);
    if (called.kind !== "answered") return null;
    setAnswered(called.answer);
    return called.answer;
  };
  return { state: answered ?? (served as S), formAction, submit, busy, problem };
}
