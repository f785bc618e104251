"use server";

import type { ReviewCard } from "@/components/review/review-card";
import { action } from "@/lib/action";
import { chargeUndo } from "@/lib/auth/write-limits";
import { findSettings } from "@/lib/db/settings";
import { redoLast, undoLast } from "@/lib/db/undo";
import { undoSchema } from "@/lib/domain/action";
import type { PastActs } from "@/lib/domain/past-act";
import { loadPastActs } from "../review/load-past-acts";
import { drawCards } from "../review/load-review-cards";

/** What was undone or redone, with the card it was done to as it stands now, ready to be shown; and what comes next. */
export type UndoAnswer =
  | { kind: "undone" | "redone"; what: string; card: ReviewCard | null; cards: number; acts: PastActs }
  | { kind: "nothing"; message: string; acts: PastActs }
  | { kind: "not-found" | "invalid" | "signed-out" | "busy"; message: string };

const answering = (work: typeof undoLast) =>
  action(
    undoSchema,
    async (userId, input, now): Promise<UndoAnswer> => {
      const result = await work(userId, input, now);
      if (result.kind === "not-found" || result.kind === "invalid") return result;
      if (result.kind !== "nothing") await chargeUndo(userId, result.what, result.cardIds.length);
      const acts = await loadPastActs(userId);
      if (result.kind === "nothing") return { ...result, acts };
      const settings = await findSettings(userId);
      const [card] = settings ? await drawCards(userId, settings, now, result.cardIds.slice(0, 1)) : [];
      return { kind: result.kind, what: result.what, card: card ?? null, cards: result.cardIds.length, acts };
    },
    "undo",
  );

const undoOne = answering(undoLast);
const redoOne = answering(redoLast);

interface Input {
  id: string;
  ageMs: number;
  only?: string | undefined;
}

/** Undoes the act that the page names; see lib/db/undo.ts. */
export async function undo(input: Input, from?: string): Promise<UndoAnswer> {
  return undoOne(input, from);
}

/** Does again what was undone last; see lib/db/undo.ts. */
export async function redo(input: Input, from?: string): Promise<UndoAnswer> {
  return redoOne(input, from);
}
