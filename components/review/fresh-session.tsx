"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect, useState } from "react";
import { ReviewSession } from "./review-session";
import { toShow } from "./to-show";

type Props = ComponentProps<typeof ReviewSession> & {
  /** Names what the server sent: another load has another. */
  load: string;
};

/** What was shown and left: the router keeps it for Back and Forward, and by then the queue is another. */
const spent = new Set<string>();

/**
 * A session of the queue as it is now. It begins with what the server has just sent and keeps it, whatever is sent
 * later. One that was left does not come back as it was: Back and Forward begin a new one, once it is there.
 */
export function FreshSession(props: Props) {
  const router = useRouter();
  const [begun, setBegun] = useState(() => toShow(null, props, spent));
  const shown = toShow(begun, props, spent);
  if (shown !== begun) setBegun(shown);
  useEffect(() => {
    if (!begun) router.refresh();
  }, [begun, router]);
  useEffect(() => () => void (begun && spent.add(begun.load)), [begun]);
  useEffect(() => {
    // A whole page that the browser kept: as old as a session that was left.
    const restored = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", restored);
    return () => window.removeEventListener("pageshow", restored);
  }, []);
  if (begun) return <ReviewSession {...begun} />;
  return (
    <main className="mx-auto max-w-read px-4 pt-10 text-muted sm:px-6" role="status">
      Loading the cards …
    </main>
  );
}
