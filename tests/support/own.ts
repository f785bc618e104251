import { randomUUID } from "node:crypto";
import { type EditableCard, findEditableCard } from "@/lib/db/edits";
import { createCard, editCard } from "@/lib/db/own-cards";
import { createDeck } from "@/lib/db/own-decks";
import { cardWordsSchema } from "@/lib/domain/own-card";

/** Words as a learner types them; what matters to a test is given. */
export function typed(question: string, change: Record<string, unknown> = {}) {
  const keyPoints = ["One.", "Two."].map((text) => ({ id: null, text }));
  return cardWordsSchema.parse({ question, summary: "A summary.", keyPoints, details: "", tags: "", ...change });
}

/** A new deck of a learner's own; its slug. */
export async function ownDeck(userId: string, title = "My deck", now = new Date()): Promise<string> {
  const made = await createDeck(userId, { id: randomUUID(), title, description: "" }, now);
  if (made.kind !== "done") throw new Error(made.message);
  return made.slug;
}

/** A new card in a learner's own deck; its slug. */
export async function ownCard(userId: string, deckSlug: string, question = "What is mine?", now = new Date()) {
  const made = await createCard(userId, { id: randomUUID(), deckSlug, words: typed(question), level: "core" }, now);
  if (made.kind !== "done") throw new Error(made.message);
  return made.slug;
}

/** The card of a slug as its learner may edit it; throws where they may not. */
export async function editable(userId: string, slug: string): Promise<EditableCard> {
  const card = await findEditableCard(userId, slug);
  if (!card) throw new Error(`${slug} cannot be edited`);
  return card;
}

/** Edits the card as it stands: some of its fields, the others as they are. */
export async function change(userId: string, slug: string, fields: Record<string, unknown>, now = new Date()) {
  const { words, tags, level, loaded } = await editable(userId, slug);
  const wanted = cardWordsSchema.parse({ ...words, tags, ...fields });
  return editCard(userId, { id: randomUUID(), slug, loaded, words: wanted, level }, now);
}
