import type { CardRowProps } from "@/components/decks/card-table";
import type { CardInDeck } from "@/lib/db/deck-cards";
import { dueWords } from "@/lib/domain/due-words";
import type { Settings } from "@/lib/domain/settings";
import { renderInline } from "@/lib/markdown/render";

/** A card of a deck as its row says it. */
export async function toRow(
  card: CardInDeck,
  reader: string | null,
  now: Date,
  settings: Settings,
): Promise<CardRowProps> {
  const { id, slug, stage, marks, level, state, retrievability } = card;
  const isWaiting = state.state !== "new" && !state.suspended;
  return {
    ...{ id, slug, stage, marks, level },
    question: await renderInline(card.question, { reader }),
    due: isWaiting ? dueWords({ ...state, buriedUntil: null }, now, settings) : "",
    retention: retrievability === null ? "" : percent(retrievability),
    // As the statistics count it: 1 to 10, as a share of the way.
    difficulty: state.state === "new" ? "" : percent((state.difficulty - 1) / 9),
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
