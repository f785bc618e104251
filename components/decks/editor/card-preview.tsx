import { Answer } from "@/components/review/answer";
import { Html } from "@/components/ui/html";
import type { DrawnCard } from "./editor-state";

/** A card as its page will show it. */
export function CardPreview({ card }: { card: DrawnCard }) {
  const empty = card.question === "" && card.summary === "" && card.keyPoints.length === 0 && card.details === null;
  if (empty) return <p className="text-muted">What you write is drawn here as the card will look.</p>;
  return (
    <>
      <p className="min-h-8 font-serif text-2xl leading-snug font-medium text-pretty sm:text-[1.75rem]">
        <Html as="span" html={card.question} className="inline-prose" />
      </p>
      <div className="mt-6 border-t border-rule pt-6">
        <Answer summary={card.summary} keyPoints={card.keyPoints} details={card.details} />
      </div>
    </>
  );
}
