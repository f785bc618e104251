"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formOf } from "@/lib/action";
import { deleteDeck as set } from "@/lib/db/own-decks";
import { slugSchema } from "@/lib/domain/text";

const schema = z.object({ slug: slugSchema, deleted: z.boolean() });

const write = action(schema, set, "words");

/** Deletes a deck of one's own with its cards, or brings it back (`deleted` "no"), and goes where that can be seen. */
export async function deleteDeck(sent: FormData): Promise<void> {
  const form = formOf(sent);
  const [slug, deleted] = [form.get("slug"), form.get("deleted") !== "no"];
  const answer = await write({ slug, deleted });
  revalidatePath("/", "layout");
  if (answer.kind === "signed-out") redirect(`/sign-in?next=${encodeURIComponent(`/decks/${slug}/edit`)}`);
  redirect(
    answer.kind === "done" && !deleted
      ? `/decks/${answer.slug}`
      : `/decks/deleted#${answer.kind === "done" ? answer.slug : ""}`,
  );
}
