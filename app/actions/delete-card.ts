"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action, formOf } from "@/lib/action";
import { deleteCard as set } from "@/lib/db/own-cards";
import { deleteCardSchema } from "@/lib/domain/edit";

const write = action(deleteCardSchema, set, "words");

/** Deletes a card of one's own, or brings it back (`deleted` "no"), and goes where that can be seen. */
export async function deleteCard(sent: FormData): Promise<void> {
  const form = formOf(sent);
  const [id, slug, deleted] = [form.get("id"), form.get("slug"), form.get("deleted") !== "no"];
  const answer = await write({ id, slug, deleted });
  revalidatePath("/", "layout");
  if (answer.kind === "signed-out") redirect(`/sign-in?next=${encodeURIComponent(`/cards/${slug}/edit`)}`);
  redirect(
    answer.kind === "done" && !deleted
      ? `/cards/${answer.slug}`
      : `/decks/deleted#${answer.kind === "done" ? answer.slug : ""}`,
  );
}
