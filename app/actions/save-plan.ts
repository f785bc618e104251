"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { PlanAnswer } from "@/components/plan/plan-values";
import { readPlan } from "@/components/plan/plan-values";
import { action, formOf } from "@/lib/action";
import { safePath } from "@/lib/auth/safe-path";
import { savePreferences } from "@/lib/db/preferences";
import { findSettings } from "@/lib/db/settings";
import { findSecondsPerShowing, savePlan as save } from "@/lib/db/welcome";
import { dateProblem, type PlanInput, planSchema } from "@/lib/domain/plan";
import { daysUntil, NO_DATE_DAYS, newCardsPerDay } from "@/lib/domain/plan-pace";
import { studyDayOf } from "@/lib/domain/study-day";

const plan = action(
  planSchema,
  async (userId, input: PlanInput, now) => {
    const settings = await findSettings(userId);
    if (!settings) return { kind: "signed-out" as const, message: "This account is gone. Nothing was saved." };
    const today = studyDayOf(now, settings);
    const problem = dateProblem(input.interviewDate, today);
    if (problem) return { kind: "invalid" as const, message: problem, fields: { interviewDate: problem } };
    const seconds = (await findSecondsPerShowing(userId, settings)) ?? undefined;
    const days = daysUntil(input.interviewDate, today) ?? NO_DATE_DAYS;
    if (await save(userId, input, newCardsPerDay(input.minutesPerDay, days, seconds), now))
      return { kind: "done" as const };
    const message = "One of these decks is gone. Reload the page and choose again; nothing was saved.";
    return { kind: "not-found" as const, message };
  },
  "choice",
);

const skip = action(
  z.object({}),
  async (userId, _input, now) => {
    await savePreferences(userId, { welcomed: true }, now);
    return { kind: "done" as const };
  },
  "choice",
);

/**
 * Saves the form of a plan and goes on to where it says (`next`), or passes it over (`intent` skip):
 * then nothing is started. What is refused comes back with what was chosen. Works without JavaScript.
 */
export async function savePlan(_before: PlanAnswer | null, sent: FormData): Promise<PlanAnswer> {
  const form = formOf(sent);
  const intent = form.get("intent");
  const values = readPlan(form);
  if (intent === "preview") return { kind: "preview", values };
  const answer = await (intent === "skip" ? skip({}) : plan(values));
  if (answer.kind !== "done") return { ...answer, values };
  revalidatePath("/", "layout");
  redirect(safePath(String(form.get("next") ?? "/")));
}
