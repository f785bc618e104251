"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, formOf } from "@/lib/action";
import { setNewPerDay } from "@/lib/db/decks";
import { slugSchema } from "@/lib/domain/text";

export type LimitAnswer = { kind: "done" | "failed"; message: string };

const schema = z.object({
  slug: slugSchema,
  newPerDay: z
    .int("Enter a whole number, such as 5, or leave it empty for no limit of its own.")
    .min(0, "Enter 0 or more, or leave it empty for no limit of its own.")
    .max(9999, "Enter 9,999 or less.")
    .nullable(),
});

const limit = action(
  schema,
  async (userId, { slug, newPerDay }): Promise<LimitAnswer> => {
    if (!(await setNewPerDay(userId, slug, newPerDay)))
      return { kind: "failed", message: "You do not study this deck. Study it first, then set its new cards." };
    return { kind: "done", message: newPerDay === null ? "Saved: this deck has no limit of its own." : "Saved." };
  },
  "choice",
);

/** Sets the daily new cards of a deck from a form: an empty field for no limit but the learner's own. */
export async function limitDeck(_before: LimitAnswer | null, sent: FormData): Promise<LimitAnswer> {
  const form = formOf(sent);
  const text = String(form.get("newPerDay") ?? "").trim();
  const answer = await limit({ slug: form.get("slug"), newPerDay: text === "" ? null : Number(text) });
  if (answer.kind === "done") revalidatePath("/", "layout");
  return answer.kind === "done" ? answer : { kind: "failed", message: answer.message };
}
