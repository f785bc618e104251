"use client";

import { useTransition } from "react";
import { Link } from "@/components/ui/link";

interface Props {
  error: Error & { digest?: string };
  /** Asks the server for the page again. */
  retry: () => void;
}

/** A fault: what happened, what was kept, and what to do. What went wrong is in the server's log, under this number. */
export function PageError({ error, retry }: Props) {
  const [busy, startTransition] = useTransition();
  return (
    <>
      {/* For a page whose own title could not be had; else that one stands first. */}
      <title>Something went wrong · System Design Cards</title>
      <h1 className="font-serif text-[1.75rem] font-semibold">This page could not be shown</h1>
      <div role="alert" className="mt-2 grid max-w-[60ch] gap-2 text-muted">
        <p>Something went wrong on our side.</p>
        <p>
          Everything you saved is still saved, and grades that had not arrived yet are kept on this device until they
          have.
        </p>
        <p>Try again; if it goes on, wait a minute.</p>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <button
          type="button"
          onClick={() => startTransition(retry)}
          disabled={busy}
          className="button button-primary min-w-32"
        >
          {busy ? "Trying …" : "Try again"}
        </button>
        <Link href="/" className="button">
          Go to today
        </Link>
      </div>
      {error.digest && (
        <p className="mt-6 text-sm text-muted">The server&rsquo;s log has it under number {error.digest}.</p>
      )}
    </>
  );
}
