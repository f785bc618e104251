"use client";

import Link from "next/link";

/** A fault: what was kept, and what to do. What went wrong is in the server's log, under this number. */
export function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <>
      <title>Something went wrong · System Design Cards</title>
      <h1 className="font-serif text-[1.75rem] font-semibold">This page could not be shown</h1>
      <p role="alert" className="mt-2 max-w-[60ch] text-muted">
        The fault is ours, and everything you saved is still saved. Try again; if it goes on, wait a minute.
        {error.digest && ` The server's log has it under ${error.digest}.`}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="button" onClick={retry} className="button button-primary">
          Try again
        </button>
        <Link href="/" className="button">
          Go to today
        </Link>
      </div>
    </>
  );
}
