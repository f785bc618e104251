import type { ReactNode } from "react";

/** A sentence that must be noticed: what happened, what was kept, what to do. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-md border border-hard/50 bg-hard/10 px-4 py-3">
      {children}
    </p>
  );
}
