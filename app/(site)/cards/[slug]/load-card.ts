import { cache } from "react";
import { findReader } from "@/lib/auth/session";
import { findNote } from "@/lib/db/actions";
import { listCardHistory } from "@/lib/db/card-history";
import { listSources } from "@/lib/db/card-sources";
import { findCard } from "@/lib/db/cards";
import { listPointHistories } from "@/lib/db/points";
import { listRelatedCards } from "@/lib/db/related-cards";
import type { Words } from "@/lib/markdown/render";

/** The card of an address with who asks, when, and whose words it has, or null; once a request, for title and page. */
export const loadCard = cache(async (slug: string) => {
  const now = new Date();
  const reader = await findReader();
  const card = await findCard(reader.userId, slug);
  if (!card) return null;
  const words: Words = card.ofBank ? "bank" : { reader: reader.userId };
  return { now, reader, card, words };
});

const MOST_RELATED = 6;

/** What a card's page shows besides its words: who asks for it, and what its learner has done with it. */
export async function loadAround(userId: string | null, cardId: string) {
  const [sources, note, history, points, related] = await Promise.all([
    listSources(userId, cardId),
    userId ? findNote(userId, cardId) : "",
    userId ? listCardHistory(userId, cardId) : [],
    userId ? listPointHistories(userId, [cardId]) : null,
    listRelatedCards(userId, cardId, MOST_RELATED),
  ]);
  return { sources, note, history, points, related };
}
