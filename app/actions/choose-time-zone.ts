"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, formOf } from "@/lib/action";
import { findSettings, saveSettings } from "@/lib/db/settings";
import { textSchema } from "@/lib/domain/text";
import { offeredZone, zoneProblem } from "@/lib/domain/time-zones";

export type ZoneAnswer = { kind: "done" | "failed"; message: string };

const schema = z.object({ timeZone: textSchema(100, "There is no such time zone.") });

const choose = action(
  schema,
  async (userId, { timeZone }): Promise<ZoneAnswer> => {
    const zone = offeredZone(timeZone);
    if (zone) await saveSettings(userId, { timeZone: zone });
    // A zone from before there was a list may stay.
    else if ((await findSettings(userId))?.timeZone !== timeZone)
      return { kind: "failed", message: zoneProblem(timeZone) };
    return { kind: "done", message: "Saved. Past reviews keep their study days." };
  },
  "choice",
);

/** Sets the learner's time zone from a form's field `timeZone`. */
export async function chooseTimeZone(_before: ZoneAnswer | null, sent: FormData): Promise<ZoneAnswer> {
  const answer = await choose({ timeZone: formOf(sent).get("timeZone") });
  if (answer.kind === "done") revalidatePath("/", "layout");
  return answer.kind === "done" ? answer : { kind: "failed", message: answer.message };
}
