"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, formOf } from "@/lib/action";
import { changeCards } from "@/lib/db/change-cards";
import { listBuried } from "@/lib/db/set-aside";
import { findSettings } from "@/lib/db/settings";
import { MOST_CARDS } from "@/lib/domain/action";
import { studyDayOf } from "@/lib/domain/study-day";
import { slugSchema } from "@/lib/domain/text";

const schema = z.object({ deck: slugSchema.nullable() });

const unbury = action(
  schema,
  async (userId, { deck }, now) => {
    const settings = await findSettings(userId);
    if (!settings) return { kind: "not-found" as const };
    const cardIds = await listBuried(userId, studyDayOf(now, settings), deck, MOST_CARDS);
    if (cardIds.length > 0) await changeCards(userId, { id: randomUUID(), ageMs: 0, kind: "unbury", cardIds }, now);
    return { kind: "done" as const };
  },
  "bulk",
);

/** Brings back what is buried: of the deck that a form names, or of all that are studied. One act, which undo takes back. */
export async function unburyCards(sent: FormData): Promise<void> {
  const deck = formOf(sent).get("deck");
  await unbury({ deck: typeof deck === "string" && deck !== "" ? deck : null });
  revalidatePath("/", "layout");
}
