import { Link } from "@/components/ui/link";
import type { Piece } from "@/lib/domain/search-marks";
import { Pieces } from "./pieces";

export interface FoundCardProps {
  id: string;
  slug: string;
  question: Piece[];
  snippet: Piece[];
  deckTitle: string;
  level: string;
  /** How it stands with the learner: "new", "due now", "in 4 days". */
  standing: string;
  /** Whether a box is shown to choose it by: a question without an answer cannot be chosen, and leaves its place empty. */
  choice: "box" | "place" | "none";
}

/** A card that a search found. */
export function FoundCard({ id, slug, question, snippet, deckTitle, level, standing, choice }: FoundCardProps) {
  return (
    <li className="flex border-b border-rule has-checked:bg-sunk">
      {choice !== "none" && (
        <div className="w-11 shrink-0 pt-2 print:hidden">
          {choice === "box" && (
            <label className="flex size-11 items-center justify-center">
              <input
                type="checkbox"
                name="card"
                value={id}
                aria-labelledby={`found-${slug}`}
                className="size-5 accent-accent"
              />
            </label>
          )}
        </div>
      )}
      <Link href={`/cards/${slug}`} className="group block min-w-0 flex-1 py-4">
        <span
          id={`found-${slug}`}
          dir="auto"
          className="block font-serif text-[1.125rem] leading-snug font-medium group-hover:text-accent"
        >
          <Pieces pieces={question} />
        </span>
        <span dir="auto" className="mt-1 block max-w-[68ch] break-words text-muted">
          <Pieces pieces={snippet} />
        </span>
        <span className="mt-1 block text-sm text-muted">
          <bdi>{deckTitle}</bdi> · {level} · {standing}
        </span>
      </Link>
    </li>
  );
}
