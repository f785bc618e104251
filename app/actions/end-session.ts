"use server";

import { z } from "zod";
import { action } from "@/lib/action";
import { loadRecentGrades } from "@/lib/db/pace";
import { findSettings } from "@/lib/db/settings";
import { loadTomorrow } from "@/lib/db/tomorrow";

/** What the end of a session says beyond the session itself: what tomorrow brings, and how was graded lately. Writes nothing. */
export const endSession = action(z.object({}), async (userId, _input, now) => {
  const settings = await findSettings(userId);
  if (!settings) return { kind: "not-found" as const, message: "There is no such account." };
  const [tomorrow, recent] = await Promise.all([loadTomorrow(userId, settings, now), loadRecentGrades(userId)]);
  return { kind: "end" as const, tomorrow, recent };
});
