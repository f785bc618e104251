"use server";

import { z } from "zod";
import { action } from "@/lib/action";
import { listCardsForReview } from "@/lib/db/cards";
import { findSettings } from "@/lib/db/settings";
import { cardFacts, whyThisDate } from "@/lib/domain/card-info";
import { predictionOf } from "@/lib/domain/schedule";

const schema = z.object({ cardId: z.uuid("There is no such card.") });

/** How a card stands with the learner who asks, in words. */
export const cardInfo = action(schema, async (userId, { cardId }, now) => {
  const [settings, [card]] = await Promise.all([findSettings(userId), listCardsForReview(userId, [cardId])]);
  if (!settings || !card) return { kind: "not-found" as const, message: "There is no such card in your decks." };
  const { state, slug, deckSlug, deckTitle, level, tags } = card;
  const prediction = state.state === "new" ? null : predictionOf(state, now, settings);
  return {
    kind: "info" as const,
    facts: cardFacts(state, prediction?.retrievability ?? null, now, settings),
    why: whyThisDate(state, prediction?.exactDays ?? null, settings),
    card: { slug, deckSlug, deckTitle, level, tags },
  };
});
