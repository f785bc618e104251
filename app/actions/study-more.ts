"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, formOf } from "@/lib/action";
import { studyMore as raise } from "@/lib/db/queue";
import { findSettings } from "@/lib/db/settings";

const more = z.coerce.number().int().min(0).max(500);
const schema = z.object({ new: more, reviews: more });

const study = action(
  schema,
  async (userId, input, now) => {
    const settings = await findSettings(userId);
    if (settings) await raise(userId, settings, input, now);
    return { kind: "done" as const };
  },
  "choice",
);

/** Raises today's limits, for today only, by the numbers of a form's fields `new` and `reviews`. */
export async function studyMore(sent: FormData): Promise<void> {
  const form = formOf(sent);
  await study({ new: form.get("new") ?? 0, reviews: form.get("reviews") ?? 0 });
  revalidatePath("/", "layout");
}
