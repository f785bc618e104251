import Link from "next/link";
import type { CardCounts } from "@/lib/domain/statistics";
import { StageBar } from "./stage-bar";

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
}

/** A deck on the map of the field: what it is about, and where one stands in it. */
export function DeckTile({ slug, title, description, own, studied, due, counts }: DeckTileProps) {
  return (
    <li className="relative flex flex-col justify-between gap-4 rounded-lg border border-rule bg-raised p-4 focus-within:border-faint hover:border-faint">
      <div>
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="font-serif text-lg leading-snug font-semibold">
            <Link href={`/decks/${slug}`} className="after:absolute after:inset-0 after:rounded-lg">
              {title}
            </Link>
            {own && <span className="ml-2 font-sans text-sm font-normal text-muted">yours</span>}
          </h2>
          <p className={`text-sm whitespace-nowrap ${due > 0 ? "font-semibold text-accent" : "text-muted"}`}>
            {studied ? (due > 0 ? `${due} due` : "nothing due") : "not studied"}
          </p>
        </div>
        <p className="mt-1 text-sm text-muted">{description}</p>
      </div>
      <StageBar counts={counts} />
    </li>
  );
}
