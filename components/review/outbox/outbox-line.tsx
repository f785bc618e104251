import type { Line } from "./core";

/** What the outbox has to say, quietly, and to those who listen as well. Always there, so that it is heard when it changes. */
export function OutboxLine({ line, className = "" }: { line: Line | null; className?: string }) {
  return (
    <p role="status" className={`text-sm text-muted ${className}`}>
      {line?.text}
      {line?.link === "sign-in" && (
        <>
          {" "}
          <a href={`/sign-in?next=${encodeURIComponent(here())}`} className="link">
            Sign in
          </a>
        </>
      )}
      {line?.link === "reload" && (
        <>
          {" "}
          <a href={here()} className="link">
            Reload
          </a>
        </>
      )}
    </p>
  );
}

/** This page's path; only ever asked for in the browser, for on the server nothing is known to wait. */
function here(): string {
  return window.location.pathname + window.location.search;
}
