"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { action, formOf } from "@/lib/action";
import { undoLast } from "@/lib/db/undo";
import { undoSchema } from "@/lib/domain/action";
import { cardsWords } from "@/lib/domain/change-words";
import type { CardsAnswer } from "./change-cards";

const undoAct = action(undoSchema, undoLast, "bulk");

/** Takes back the act on many cards that a form names (`only`), if nothing was done since; once (`id`). */
export async function undoCards(_before: CardsAnswer | null, sent: FormData): Promise<CardsAnswer> {
  const form = formOf(sent);
  const id = String(form.get("id") ?? randomUUID());
  const answer = await undoAct({ id, ageMs: 0, only: String(form.get("only") ?? "") });
  revalidatePath("/", "layout");
  if ("message" in answer) return { kind: "failed", message: answer.message };
  const count = answer.cardIds.length;
  return {
    kind: "done",
    message: `Undone: ${cardsWords(count)} ${count === 1 ? "is as it was" : "are as they were"}.`,
    undo: null,
  };
}
