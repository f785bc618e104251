import type { ReactNode } from "react";

/** Where there is nothing yet: why, and the next step. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <section className="rounded-lg border border-rule bg-raised px-5 py-8">
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      <div className="mt-2 max-w-[60ch] text-muted">{children}</div>
      {action && <div className="mt-5 flex flex-wrap gap-3">{action}</div>}
    </section>
  );
}
