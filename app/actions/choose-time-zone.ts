"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/action";
import { findSettings, saveSettings } from "@/lib/db/settings";
import { offeredZone, zoneProblem } from "@/lib/domain/time-zones";

export type ZoneAnswer = { kind: "done" | "failed"; message: string };

const schema = z.object({ timeZone: z.string("Choose a time zone.").max(100, "There is no such time zone.") });

const choose = action(schema, async (userId, { timeZone }): Promise<ZoneAnswer> => {
  const zone = offeredZone(timeZone);
  if (zone) await saveSettings(userId, { timeZone: zone });
  // A zone from before there was a list may stay.
  else if ((await findSettings(userId))?.timeZone !== timeZone)
    return { kind: "failed", message: zoneProblem(timeZone) };
  return { kind: "done", message: "Saved. Reviews you have made keep their days." };
});

/** Sets the learner's time zone from a form's field `timeZone`. */
export async function chooseTimeZone(_before: ZoneAnswer | null, form: FormData): Promise<ZoneAnswer> {
  const answer = await choose({ timeZone: form.get("timeZone") });
  if (answer.kind === "done") revalidatePath("/", "layout");
  return answer.kind === "done" ? answer : { kind: "failed", message: answer.message };
}
