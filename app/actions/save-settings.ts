"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { action } from "@/lib/action";
import { saveSettings as save } from "@/lib/db/settings";
import { settingsSchema } from "@/lib/domain/settings";

const schema = settingsSchema.omit({ timeZone: true, weights: true, weightsVersion: true, version: true });

/** Saves the settings that the form shows: all but the time zone and the weights. Past reviews keep their study days. */
export const saveSettings = action(
  schema,
  async (userId, input: z.infer<typeof schema>) => {
    await save(userId, input);
    revalidatePath("/", "layout");
    return { kind: "done" as const };
  },
  "choice",
);
