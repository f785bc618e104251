"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { previewReschedule as look, rescheduleCards as move } from "@/lib/db/reschedule";
import { rescheduleSchema, spreadSchema } from "@/lib/domain/reschedule";

/** What moving all dates to the present settings would change. Writes nothing. */
export const previewReschedule = action(spreadSchema, async (userId, { spreadDays }, now) => {
  const preview = await look(userId, now, spreadDays);
  return preview
    ? { kind: "preview" as const, ...preview }
    : { kind: "not-found" as const, message: "There is no such account." };
});

/** Moves all dates to the present settings: one act, which undo takes back as one. */
export const rescheduleCards = action(
  rescheduleSchema,
  async (userId, input, now) => {
    const result = await move(userId, input, now);
    revalidatePath("/", "layout");
    return result;
  },
  "bulk",
);
