import { drawCard } from "@/app/draw-card";
import type { TriedCard } from "@/components/review/try-review";
import { listTryCards } from "@/lib/db/try-cards";
import { NEW_CARD } from "@/lib/domain/card-state";
import { comesBackWords } from "@/lib/domain/comes-back";
import { DEFAULT_SETTINGS } from "@/lib/domain/settings";
import { standingOf } from "@/lib/domain/standing-of";
import { inOrder } from "@/lib/markdown/in-order";

/** The cards to try, drawn, with the intervals that a new learner's buttons would show. */
export async function loadTriedCards(now: Date): Promise<TriedCard[]> {
  const settings = { ...DEFAULT_SETTINGS, timeZone: "UTC" };
  const cards = await listTryCards();
  return inOrder(cards, async (card) => {
    const { id, slug, deckTitle } = card;
    const { keyPoints, ...drawn } = await drawCard(card, card.ofBank ? "bank" : { reader: null });
    return {
      ...{ id, slug, deckTitle },
      ...drawn,
      keyPoints: keyPoints.map((point) => ({ ...point, oftenMissed: false })),
      buttons: standingOf(id, 0, NEW_CARD, now, settings).buttons,
      comesBack: comesBackWords(id, NEW_CARD, now, settings),
    };
  });
}
