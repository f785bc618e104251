"use server";

import { action } from "@/lib/action";
import { savePreferences as save } from "@/lib/db/preferences";
import { preferencesSchema } from "@/lib/domain/preferences";

/** Saves the preferences that are given; the others stay as they are. */
export const savePreferences = action(preferencesSchema.partial(), async (userId, changes, now) => {
  await save(userId, changes, now);
  return { kind: "done" as const };
});
