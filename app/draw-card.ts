import type { DrawnCard } from "@/components/decks/editor/editor-state";
import { inOrder } from "@/lib/markdown/in-order";
import { renderInline, renderMarkdown, type Words } from "@/lib/markdown/render";

interface WordsOfCard {
  question: string;
  summary: string;
  keyPoints: readonly { id: string | null; text: string }[];
  details: string;
}

/** A card's words as HTML, as its page and a review show them; empty points are left out. */
export async function drawCard(card: WordsOfCard, words: Words): Promise<DrawnCard> {
  const points = card.keyPoints.map(({ id, text }, i) => ({ id: id ?? `new-${i}`, text }));
  return {
    question: await renderInline(card.question, words),
    summary: await renderMarkdown(card.summary, words),
    keyPoints: await inOrder(
      points.filter(({ text }) => text.trim() !== ""),
      async ({ id, text }) => ({ id, html: await renderInline(text, words) }),
    ),
    details: card.details.trim() === "" ? null : await renderMarkdown(card.details, words),
  };
}
