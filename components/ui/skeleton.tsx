import type { ReactNode } from "react";

/** The shape of a page while it loads, said once to those who cannot see it; of any page where nothing is given. */
export function Skeleton({ children, className = "" }: { children?: ReactNode; className?: string }) {
  return (
    <div role="status" aria-label="Loading" className={`animate-pulse ${className}`}>
      {children ?? (
        <>
          <HeaderShape />
          <Shapes count={5} className="grid gap-3" shape="h-16 rounded-lg" />
        </>
      )}
    </div>
  );
}

/** Where something will stand; `className` gives its size. */
export function Shape({ className }: { className: string }) {
  return <div className={`rounded bg-sunk ${className}`} />;
}

/** The top of a page: its name, its line, and where it has one, the room of a button. */
export function HeaderShape({ action = false }: { action?: boolean }) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
      <div className="w-80 max-w-full">
        <Shape className="h-9 w-4/5" />
        <Shape className="mt-2 h-5" />
      </div>
      {action && <Shape className="h-11 w-40" />}
    </div>
  );
}

/** Some of the same below each other. */
export function Shapes({ count, shape, className }: { count: number; shape: string; className: string }) {
  return (
    <div className={className}>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what holds a place has no identity
        <Shape key={place} className={shape} />
      ))}
    </div>
  );
}
