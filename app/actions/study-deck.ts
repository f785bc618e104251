"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, formOf } from "@/lib/action";
import { startStudying, stopStudying } from "@/lib/db/decks";
import { slugSchema } from "@/lib/domain/text";

const schema = z.object({ slug: slugSchema, study: z.boolean() });

const set = action(
  schema,
  async (userId, { slug, study }) => {
    const done = await (study ? startStudying : stopStudying)(userId, slug);
    return { kind: done ? ("done" as const) : ("not-found" as const) };
  },
  "choice",
);

/** Starts or stops studying a deck. Stopping keeps the cards' states and the history. */
export async function studyDeck(sent: FormData): Promise<void> {
  const form = formOf(sent);
  const slug = String(form.get("slug") ?? "");
  await set({ slug, study: form.get("study") === "yes" });
  revalidatePath("/", "layout");
}
