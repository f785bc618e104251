import type { ReactNode } from "react";

/** The top of a page: its name, a line on it, and what can be done with it. */
export function PageHeader({ title, lead, actions }: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div>
        <h1 dir="auto" className="font-serif text-[1.75rem] leading-tight font-semibold">
          {title}
        </h1>
        {lead && (
          <p dir="auto" className="mt-1 max-w-[60ch] text-muted">
            {lead}
          </p>
        )}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}
