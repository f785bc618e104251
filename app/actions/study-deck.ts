"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/action";
import { startStudying, stopStudying } from "@/lib/db/decks";

const schema = z.object({ slug: z.string().max(100), study: z.boolean() });

const set = action(schema, async (userId, { slug, study }) => {
  const done = await (study ? startStudying : stopStudying)(userId, slug);
  return { kind: done ? ("done" as const) : ("not-found" as const) };
});

/** Starts or stops studying a deck. Stopping keeps the cards' states and the history. */
export async function studyDeck(form: FormData): Promise<void> {
  const slug = String(form.get("slug") ?? "");
  await set({ slug, study: form.get("study") === "yes" });
  revalidatePath("/", "layout");
}
