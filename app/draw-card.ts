import type { DrawnCard } from "@/components/decks/editor/editor-state";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";

interface Words {
  question: string;
  summary: string;
  keyPoints: readonly { id: string | null; text: string }[];
  details: string;
}

/** A card's words as HTML, as its page and a review show them; empty points are left out. */
export function drawCard({ question, summary, keyPoints, details }: Words): DrawnCard {
  return {
    question: renderInline(question),
    summary: renderMarkdown(summary),
    keyPoints: keyPoints.flatMap(({ id, text }, i) =>
      text.trim() === "" ? [] : [{ id: id ?? `new-${i}`, html: renderInline(text) }],
    ),
    details: details.trim() === "" ? null : renderMarkdown(details),
  };
}
