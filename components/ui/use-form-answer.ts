"use client";

import { type FormEvent, useActionState, useState } from "react";

/**
 * A form whose action answers. Without JavaScript the page comes back with the answer; with it, nothing
 * is loaded anew, and where the server cannot be reached, the answer is `unreachable`.
 */
export function useFormAnswer<A extends object>(
  action: (before: A | null, form: FormData) => Promise<A>,
  unreachable: A,
) {
  const [plain, formAction] = useActionState<A | null, FormData>(
    action as (before: A | null, form: FormData) => Promise<A>,
    null,
  );
  const [live, setLive] = useState<A | null>(null);
  const [busy, setBusy] = useState(false);
  /** Sends a form that is submitted; null while another answer is awaited. */
  const send = async (event: FormEvent<HTMLFormElement>): Promise<A | null> => {
    event.preventDefault();
    if (busy) return null;
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    setBusy(true);
    const answer = await action(null, form).catch(() => unreachable);
    setLive(answer);
    setBusy(false);
    return answer;
  };
  return { answer: live ?? plain, formAction, send, busy };
}
