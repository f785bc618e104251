import type { ReactNode } from "react";

/** What works only with JavaScript; without it, a sentence says so in its place. */
export function NeedsScript({ what, children }: { what: string; children: ReactNode }) {
  return (
    <>
      <div className="noscript:hidden">{children}</div>
      <p className="hidden text-muted noscript:block">{what} needs JavaScript, which is off in this browser.</p>
    </>
  );
}
