"use client";

import { type FormEvent, useRef, useState } from "react";
import { forgetDrafts } from "@/components/decks/editor/use-draft";
import { signOutWarning } from "@/components/review/outbox/core";
import type { Actions } from "@/components/review/outbox/entry";
import { Notice } from "@/components/ui/notice";

interface Props {
  userId: string;
  /** What the outbox sends what waits to. */
  outbox: Actions;
  signOut: () => Promise<void>;
}

/** How long what waits may take to be sent, in ms. */
const PATIENCE_MS = 3000;

/**
 * Signs out on this device. What was typed and not saved is taken from it. Grades that were not sent yet are
 * sent first; where that cannot be, they stay, under this learner's id and for nobody else, until they sign
 * in again: that is said, and asked about.
 */
export function SignOut({ userId, outbox, signOut }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const sure = useRef(false);
  const [warning, setWarning] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    if (sure.current) return;
    event.preventDefault();
    setBusy(true);
    const asked = warning !== null;
    const left = asked ? null : await unsent(userId, outbox);
    setBusy(false);
    setWarning(left);
    if (left !== null) return;
    forgetDrafts(userId);
    sure.current = true;
    form.current?.requestSubmit();
  };

  return (
    <form ref={form} action={signOut} onSubmit={submit} className="grid justify-items-start gap-4">
      {warning && <Notice>{warning}</Notice>}
      <button type="submit" className="button" disabled={busy}>
        {busy ? "Saving …" : warning ? "Sign out anyway" : "Sign out"}
      </button>
    </form>
  );
}

/** What to say of what cannot be sent now; null where nothing waits. */
async function unsent(userId: string, actions: Actions): Promise<string | null> {
  try {
    const { outboxOf } = await import("@/components/review/outbox/outbox");
    return signOutWarning(await outboxOf(userId, actions).sendWithin(PATIENCE_MS));
  } catch {
    return null; // without the outbox's code nothing can be known to wait, and signing out must work
  }
}
