"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, formOf, invalid } from "@/lib/action";
import { changeCards as change } from "@/lib/db/change-cards";
import { chooseForReview } from "@/lib/db/chosen-cards";
import { listDeckCardIds } from "@/lib/db/deck-cards";
import { listFoundIds } from "@/lib/db/search";
import { findSettings } from "@/lib/db/settings";
import { cardsActionSchema, chosenSchema, MOST_CARDS } from "@/lib/domain/action";
import { changedWords } from "@/lib/domain/change-words";
import { readCardsView } from "@/lib/domain/deck-cards";
import type { Settings } from "@/lib/domain/settings";
import { slugSchema, textSchema } from "@/lib/domain/text";

/** What became of an act on many cards, with the ids that undo it, once however often that is sent. */
export type CardsAnswer =
  | { kind: "done"; message: string; undo: { id: string; only: string } | null }
  /** Where what was asked for is to be found: a review of the cards. */
  | { kind: "go"; href: string }
  | { kind: "failed"; message: string };

const schema = z.object({
  kind: textSchema(20),
  cards: z.array(textSchema(36)).max(MOST_CARDS, "At most 5,000 cards can be changed at once. Choose fewer."),
  /** What all cards of are meant, rather than those named: a deck as a filter shows it, or what a search finds. */
  all: z
    .union([
      z.object({
        deck: slugSchema,
        filter: z.object({ state: textSchema(20), level: textSchema(20), mark: textSchema(20) }),
      }),
      z.object({ query: textSchema(10_000, "That search is too long.") }),
    ])
    .nullable(),
});

const changeMany = action(
  schema,
  async (userId, { kind, cards, all }, now): Promise<CardsAnswer> => {
    const settings = await findSettings(userId);
    if (!settings) return { kind: "failed", message: "There is no such account." };
    const cardIds = all ? await listAll(userId, settings, all, now) : cards;
    if ("message" in cardIds) return { kind: "failed", message: cardIds.message };
    if (kind === "study") return study(userId, settings, cardIds, now);
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

function listAll(userId: string, settings: Settings, all: NonNullable<z.infer<typeof schema>["all"]>, now: Date) {
  if ("query" in all) return listFoundIds(userId, settings, all.query, now, MOST_CARDS + 1);
  return listDeckCardIds(userId, settings, now, all.deck, readCardsView(all.filter), MOST_CARDS + 1);
}

/** Where the cards are reviewed that are due or new, or practiced, where none is. */
async function study(userId: string, settings: Settings, cardIds: readonly string[], now: Date): Promise<CardsAnswer> {
  const parsed = chosenSchema.safeParse(cardIds);
  if (!parsed.success) return { kind: "failed", message: invalid(parsed.error).message };
  const { slugs, practice } = await chooseForReview(userId, settings, now, parsed.data);
  if (slugs.length === 0) return { kind: "failed", message: "These cards are no longer in your decks." };
  const query = new URLSearchParams([...(practice ? [["practice", ""]] : []), ...slugs.map((slug) => ["card", slug])]);
  return { kind: "go", href: `/review?${query}` };
}

/**
 * Does one thing to the cards that a form names, or, with `all`, to all that its filter shows or its search
 * finds; for the kind "study", it answers with where they are reviewed. Sent twice, it finds the second time that there is nothing to change.
 */
export async function changeCards(_before: CardsAnswer | null, sent: FormData): Promise<CardsAnswer> {
  const form = formOf(sent);
  const text = (name: string) => String(form.get(name) ?? "");
  const filter = { state: text("state"), level: text("level"), mark: text("mark") };
  const answer = await changeMany({
    kind: text("kind"),
    cards: form.getAll("card"),
    all:
      form.get("all") === "yes"
        ? form.has("query")
          ? { query: text("query") }
          : { deck: text("deck"), filter }
        : null,
  });
  if (answer.kind === "go") return answer;
  revalidatePath("/", "layout");
  return answer.kind === "done" ? answer : { kind: "failed", message: answer.message };
}
