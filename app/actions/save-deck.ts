"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { DeckFormState } from "@/components/decks/editor/deck-form";
import { action, formOf } from "@/lib/action";
import { createDeck, describeDeck } from "@/lib/db/own-decks";
import { actShape } from "@/lib/domain/action";
import { ownDeckSchema } from "@/lib/domain/own-card";
import { slugSchema } from "@/lib/domain/text";

const schema = ownDeckSchema.extend({ id: actShape.id, slug: slugSchema });

const write = action(
  schema,
  (userId, { id, slug, title, description }: z.infer<typeof schema>, now) =>
    slug === ""
      ? createDeck(userId, { id, title, description }, now)
      : describeDeck(userId, slug, { title, description }),
  "words",
);

/** Makes a deck of one's own, or, where the form names one, gives it another title and description. */
export async function saveDeck(_last: unknown, sent: FormData): Promise<DeckFormState> {
  const form = formOf(sent);
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = { title: text("title"), description: text("description") };
  const answer = await write({ ...typed, id: text("id"), slug: text("slug") }, text("user") || undefined);
  if (answer.kind !== "done") {
    const fields = "fields" in answer ? answer.fields : {};
    return { ...typed, id: randomUUID(), said: { kind: "refused", message: answer.message, fields } };
  }
  revalidatePath("/", "layout");
  const href = `/decks/${answer.slug}`;
  if (form.get("script") === null) redirect(href);
  return { ...typed, id: randomUUID(), said: { kind: "saved", href } };
}
