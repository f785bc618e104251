import { type Loads, NO_LOADS } from "../domain/balance";
import type { Settings } from "../domain/settings";
import { type StudyDay, studyDayOf } from "../domain/study-day";
import { db } from "./client";
import { studiedCards } from "./studied-cards";

/** How many reviews are due on each coming study day of a learner; nothing where they do not want it to count. */
export async function loadLoads(userId: string, settings: Settings, now: Date): Promise<Loads> {
  if (!settings.loadBalancing) return NO_LOADS;
  const today = studyDayOf(now, settings);
  const rows = await db().$queryRaw<{ day: StudyDay; cards: number }[]>`
    SELECT s.due_day::text AS day, count(*)::int AS cards
    FROM ${studiedCards(userId)} s WHERE s.state = 'review' AND s.due_day > ${today}::date GROUP BY 1`;
  return new Map(rows.map(({ day, cards }) => [day, cards]));
}
