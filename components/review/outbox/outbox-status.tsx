"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Actions } from "./entry";
import { OutboxLine } from "./outbox-line";
import { useOutbox } from "./use-outbox";

/** The notice of a page outside the review. When all that waited is saved, the page's numbers are fetched anew. */
export function OutboxStatus({ userId, actions }: { userId: string; actions: Actions }) {
  const router = useRouter();
  const [sent, setSent] = useState(false);
  const { view, line } = useOutbox(userId, actions, true, { onSettled: () => setSent(true) });
  const empty = view.waiting.length === 0;
  useEffect(() => {
    if (!sent || !empty) return;
    setSent(false);
    router.refresh();
  }, [sent, empty, router]);
  return <OutboxLine line={line} className="mx-auto w-full max-w-wide px-4 pt-2 empty:pt-0 sm:px-6" />;
}
