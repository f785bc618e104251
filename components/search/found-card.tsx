import { Link } from "@/components/ui/link";
import type { Piece } from "@/lib/domain/search-marks";
import { Pieces } from "./pieces";

export interface FoundCardProps {
  slug: string;
  question: Piece[];
  snippet: Piece[];
  deckTitle: string;
  level: string;
  /** How it stands with the learner: "new", "due now", "in 4 days". */
  standing: string;
}

/** A card that a search found. */
export function FoundCard({ slug, question, snippet, deckTitle, level, standing }: FoundCardProps) {
  return (
    <li className="border-b border-rule">
      <Link href={`/cards/${slug}`} className="group block py-4">
        <span dir="auto" className="block font-serif text-[1.125rem] leading-snug font-medium group-hover:text-accent">
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
