"use server";

import { z } from "zod";
import type { ReviewCard } from "@/components/review/review-card";
import { action } from "@/lib/action";
import { findSettings } from "@/lib/db/settings";
import type { Left } from "@/lib/domain/progress";
import { slugSchema } from "@/lib/domain/text";
import { loadReviewCards } from "../review/load-review-cards";

const schema = z.object({
  decks: z.array(slugSchema).max(100),
  practice: z.boolean(),
  cards: z.array(slugSchema).max(100),
  inPlay: z.array(z.uuid()).max(500),
});

const load = action(schema, async (userId, { inPlay, ...selection }, now) => {
  const settings = await findSettings(userId);
  if (!settings) return { kind: "signed-out" as const };
  return { kind: "cards" as const, ...(await loadReviewCards(userId, settings, now, selection, inPlay)) };
});

/** The next cards of the queue beyond those that the session of the user `from` holds; null when they cannot be had. */
export async function loadCards(
  input: z.input<typeof schema>,
  from: string,
): Promise<{ cards: ReviewCard[]; unloaded: Left } | null> {
  const answer = await load(input, from);
  return answer.kind === "cards" ? answer : null;
}
