import { Link } from "@/components/ui/link";
import type { CardCounts } from "@/lib/domain/statistics";
import { Known } from "./known";
import { Prerequisites, type RelatedDeck } from "./prerequisites";
import { StageBar } from "./stage-bar";

interface DeckStandingProps {
  deck: CardCounts & { known: number; cards: number; aboveLevel: number };
  /** The highest level of which the learner's new cards are shown. */
  level: "core" | "advanced" | "specialist";
  before: readonly (RelatedDeck & { met: boolean })[];
  after: readonly RelatedDeck[];
}

const ABOVE = { core: "advanced and specialist", advanced: "specialist", specialist: "" };

/** Where a learner stands in a deck, what it builds on, and what builds on it. */
export function DeckStanding({ deck, level, before, after }: DeckStandingProps) {
  return (
    <div>
      <StageBar counts={deck} />
      <p className="mt-3">
        <Known {...deck} />
      </p>
      {deck.aboveLevel > 0 && (
        <p className="mt-1 text-sm text-muted">
          {deck.aboveLevel} {ABOVE[level]} {deck.aboveLevel === 1 ? "card is" : "cards are"} above your level and not
          offered as new.
        </p>
      )}
      <div className="no-print mt-4 grid gap-1 text-sm text-muted">
        <Prerequisites decks={before} />
        {after.length > 0 && (
          <p>
            Leads to{" "}
            {after.map(({ slug, title }, i) => (
              <span key={slug}>
                {i > 0 && ", "}
                <Link href={`/decks/${slug}`} className="link">
                  <bdi>{title}</bdi>
                </Link>
              </span>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}
