"use server";

import { z } from "zod";
import { action } from "@/lib/action";
import { listCardsForReview } from "@/lib/db/cards";
import { loadLoads } from "@/lib/db/loads";
import { findSettings } from "@/lib/db/settings";
import { explain } from "@/lib/domain/explain";

const days = z.int().min(0).max(36_500);
const schema = z.object({
  cardId: z.uuid("There is no such card."),
  /** The intervals that the buttons show. */
  shown: z.object({ 1: days, 2: days, 3: days, 4: days }).nullable(),
});

/** Why the buttons of a card show the dates that they show. */
export const explainCard = action(schema, async (userId, { cardId, shown }, now) => {
  const [settings, [card]] = await Promise.all([findSettings(userId), listCardsForReview(userId, [cardId])]);
  if (!settings || !card) return { kind: "not-found" as const, message: "There is no such card in your decks." };
  const loads = await loadLoads(userId, settings, now);
  return { kind: "explained" as const, grades: explain(cardId, card.state, now, settings, loads, shown) };
});
