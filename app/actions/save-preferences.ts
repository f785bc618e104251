"use server";

import { action } from "@/lib/action";
import { savePreferences as save } from "@/lib/db/preferences";
import { findSettings } from "@/lib/db/settings";
import { dateProblem } from "@/lib/domain/plan";
import { preferencesSchema } from "@/lib/domain/preferences";
import { studyDayOf } from "@/lib/domain/study-day";

/** Saves the preferences that are given and leaves the others. */
export const savePreferences = action(
  preferencesSchema.partial(),
  async (userId, input, now) => {
    const settings = input.interviewDate ? await findSettings(userId) : null;
    const problem = settings && dateProblem(input.interviewDate, studyDayOf(now, settings));
    if (problem) return { kind: "invalid" as const, message: problem, fields: { interviewDate: problem } };
    await save(userId, input, now);
    return { kind: "done" as const };
  },
  "choice",
);
