import { Link } from "@/components/ui/link";
import type { CardCounts } from "@/lib/domain/statistics";
import { Known } from "./known";
import { Prerequisites, type RelatedDeck } from "./prerequisites";
import { StageBar } from "./stage-bar";
import { StudyButton } from "./study-button";

export interface DeckTileProps {
  slug: string;
  title: string;
  description: string;
  /** Whether it is the learner's own. */
  own: boolean;
  /** Whether the learner studies it. */
  studied: boolean;
  /** Cards due now. */
  due: number;
  counts: CardCounts;
  /** Estimated knowledge, in cards, and of how many. */
  known: number;
  cards: number;
  before: readonly (RelatedDeck & { met: boolean })[];
  /** Starts and stops it; none for a visitor. */
  studyDeck: ((form: FormData) => Promise<void>) | null;
}

/** A deck on the map of the field: what it is about, what it builds on, and where one stands in it. */
export function DeckTile({
  slug,
  title,
  description,
  studied,
  due,
  counts,
  before,
  studyDeck,
  ...sums
}: DeckTileProps) {
  return (
    <li className="relative flex flex-col justify-between gap-4 rounded-lg border border-rule bg-raised p-4 focus-within:border-faint hover:border-faint">
      <div>
        <div className="flex items-baseline justify-between gap-3">
          <h3 dir="auto" className="font-serif text-lg leading-snug font-semibold">
            <Link href={`/decks/${slug}`} className="after:absolute after:inset-0 after:rounded-lg">
              {title}
            </Link>
          </h3>
          <p className={`text-sm whitespace-nowrap ${due > 0 && studied ? "font-semibold text-accent" : "text-muted"}`}>
            {studied ? (due > 0 ? `${due} due` : "nothing due") : "not studied"}
          </p>
        </div>
        <p dir="auto" className="mt-1 text-sm text-muted">
          {description}
        </p>
        <div className="mt-1 text-sm text-muted">
          <Prerequisites decks={before} />
        </div>
      </div>
      <div>
        <StageBar counts={counts} />
        <div className="mt-2 flex min-h-11 flex-wrap items-center justify-between gap-x-3 text-sm text-muted">
          {sums.known > 0 && <Known {...sums} />}
          {studyDeck && (
            <div className="relative z-[1] ms-auto">
              <StudyButton slug={slug} title={title} studied={studied} primary={false} studyDeck={studyDeck} />
            </div>
          )}
        </div>
      </div>
    </li>
  );
}
