"use server";

import type { ReviewCard } from "@/components/review/review-card";
import { action } from "@/lib/action";
import { findSettings } from "@/lib/db/settings";
import { undoLast } from "@/lib/db/undo";
import { undoSchema } from "@/lib/domain/action";
import { drawCards } from "../review/load-review-cards";

/** What was taken back, with the card it was done to, ready to be shown again. */
export type UndoAnswer =
  | { kind: "undone"; what: string; card: ReviewCard | null; cards: number }
  | { kind: "nothing" | "not-found" | "invalid" | "signed-out" | "busy"; message: string };

const undoOne = action(
  undoSchema,
  async (userId, input, now): Promise<UndoAnswer> => {
    const result = await undoLast(userId, input, now);
    if (result.kind !== "undone") return result;
    const settings = await findSettings(userId);
    const [card] = settings ? await drawCards(userId, settings, now, result.cardIds.slice(0, 1)) : [];
    return { kind: "undone", what: result.what, card: card ?? null, cards: result.cardIds.length };
  },
  "act",
);

/** Takes back the last thing that the learner did; see lib/db/undo.ts. */
export async function undo(input: { id: string; ageMs: number }, from?: string): Promise<UndoAnswer> {
  return undoOne(input, from);
}
