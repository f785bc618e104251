import Link from "next/link";

/** How far today's review has come, thinly, and the way out. */
export function SessionTop({ done, left }: { done: number; left: number }) {
  const share = done + left === 0 ? 1 : done / (done + left);
  return (
    <header className="flex items-center gap-4 py-3">
      <div
        role="progressbar"
        aria-label="Progress through this review"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="h-1 flex-1 overflow-hidden rounded-full bg-rule"
      >
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className="text-sm whitespace-nowrap text-muted">{left} left</p>
      <Link href="/" className="button min-h-11 px-3 text-sm" title="Leave the review (Esc)">
        Leave
      </Link>
    </header>
  );
}
