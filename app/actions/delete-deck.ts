"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/action";
import { deleteDeck as set } from "@/lib/db/own-decks";

const schema = z.object({ slug: z.string().max(200), deleted: z.boolean() });

const write = action(schema, set);

/** Deletes a deck of one's own with its cards, or brings it back (`deleted` "no"), and goes where that can be seen. */
export async function deleteDeck(form: FormData): Promise<void> {
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
