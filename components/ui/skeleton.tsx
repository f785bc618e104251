/** The shape of a page while it loads, said once to those who cannot see it. */
export function Skeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="animate-pulse">
      <div className="h-9 w-56 rounded bg-sunk" />
      <div className="mt-3 h-5 w-80 max-w-full rounded bg-sunk" />
      <div className="mt-8 grid gap-3">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a placeholder have no identity
          <div key={row} className="h-16 rounded-lg bg-sunk" />
        ))}
      </div>
    </div>
  );
}
