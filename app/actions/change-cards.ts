"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, formOf, invalid } from "@/lib/action";
import { changeCards as change } from "@/lib/db/change-cards";
import { listDeckCardIds } from "@/lib/db/deck-cards";
import { findSettings } from "@/lib/db/settings";
import { cardsActionSchema, MOST_CARDS } from "@/lib/domain/action";
import { changedWords } from "@/lib/domain/change-words";
import { readCardsView } from "@/lib/domain/deck-cards";
import { slugSchema, textSchema } from "@/lib/domain/text";

/** What became of an act on many cards, with the ids that undo it, once however often that is sent. */
export type CardsAnswer =
  | { kind: "done"; message: string; undo: { id: string; only: string } | null }
  | { kind: "failed"; message: string };

const schema = z.object({
  kind: textSchema(20),
  cards: z.array(textSchema(36)).max(MOST_CARDS, "At most 5,000 cards can be changed at once. Choose fewer."),
  /** The deck of which all cards that a filter shows are meant, rather than those named. */
  all: z
    .object({
      deck: slugSchema,
      filter: z.object({ state: textSchema(20), level: textSchema(20), mark: textSchema(20) }),
    })
    .nullable(),
});

const changeMany = action(
  schema,
  async (userId, { kind, cards, all }, now): Promise<CardsAnswer> => {
    const settings = await findSettings(userId);
    if (!settings) return { kind: "failed", message: "There is no such account." };
    const cardIds = all
      ? await listDeckCardIds(userId, settings, now, all.deck, readCardsView(all.filter), MOST_CARDS + 1)
      : cards;
    const parsed = cardsActionSchema.safeParse({ id: randomUUID(), ageMs: 0, kind, cardIds });
    if (!parsed.success) return { kind: "failed", message: invalid(parsed.error).message };
    const result = await change(userId, parsed.data, now);
    if (result.kind !== "done") return { kind: "failed", message: result.message };
    return {
      kind: "done",
      message: changedWords(parsed.data.kind, result.changed, new Set(cardIds).size),
      undo: result.changed > 0 ? { id: randomUUID(), only: parsed.data.id } : null,
    };
  },
  "bulk",
);

/**
 * Does one thing to the cards that a form names, or, with `all`, to all that its filter shows. Sent
 * twice, it finds the second time that there is nothing to change.
 */
export async function changeCards(_before: CardsAnswer | null, sent: FormData): Promise<CardsAnswer> {
  const form = formOf(sent);
  const text = (name: string) => String(form.get(name) ?? "");
  const filter = { state: text("state"), level: text("level"), mark: text("mark") };
  const answer = await changeMany({
    kind: text("kind"),
    cards: form.getAll("card"),
    all: form.get("all") === "yes" ? { deck: text("deck"), filter } : null,
  });
  revalidatePath("/", "layout");
  return answer.kind === "done" ? answer : { kind: "failed", message: answer.message };
}
