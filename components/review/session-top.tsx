import { Link } from "@/components/ui/link";
import { leftWords, type Progress } from "@/lib/domain/progress";

interface SessionTopProps {
  progress: Progress;
  /** How long what is left takes at the present pace, in words; null where no pace is known. */
  time: string | null;
  practice: boolean;
}

/** How far today's review has come, thinly and in words, and the way out. */
export function SessionTop({ progress, time, practice }: SessionTopProps) {
  const { done, total } = progress;
  const share = done + total === 0 ? 1 : done / (done + total);
  const parts = [`${done} done`, ...leftWords(progress, practice), ...(time && total > 0 ? [time] : [])];
  return (
    <header className="py-3">
      <div className="flex items-center justify-between gap-3">
        <p className="text-sm text-muted">
          {parts.map((part, i) => (
            <span key={part} className="inline-block whitespace-pre">
              {i > 0 && " · "}
              <span className={colorOf(part)}>{part}</span>
            </span>
          ))}
        </p>
        <Link href="/" className="button size-11 shrink-0 px-3 text-sm sm:w-auto" title="Leave review (Esc)">
          <span className="sr-only sm:not-sr-only">Leave</span>
          <span aria-hidden="true" className="sm:hidden">
            ✕
          </span>
        </Link>
      </div>
      <div
        role="progressbar"
        aria-label="Progress through today"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={parts.join(", ")}
        className="mt-2 h-1 overflow-hidden rounded-full bg-rule"
      >
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${share})` }} />
      </div>
      {practice && <p className="mt-2 text-sm text-muted">Practice: your schedule does not change.</p>}
    </header>
  );
}

/** The kinds of cards in Anki's colors, which only repeat what the words say. */
function colorOf(part: string): string {
  if (part.endsWith(" new")) return "text-easy";
  if (part.endsWith(" learning")) return "text-again";
  return part.endsWith(" to review") ? "text-good" : "";
}
