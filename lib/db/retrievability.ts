import { forgettingCurveOf } from "../domain/fsrs";
import type { Settings } from "../domain/settings";
import type { StudyDay } from "../domain/study-day";
import { Prisma } from "./generated/client";

/**
 * The chance, 0 to 1, that a card is recalled on a study day, for a query in which card_states is called
 * `s`; null for a card that was never reviewed. R = (1 + factor · t / S)^(−decay), t in study days:
 * what `preview` (lib/domain/schedule.ts) predicts of a review on that day, not rounded.
 */
export function retrievabilityOn(today: StudyDay, settings: Pick<Settings, "weights">): Prisma.Sql {
  const { decay, factor } = forgettingCurveOf(settings);
  return Prisma.sql`power(
    1 + ${factor}::float8 * greatest(0, ${today}::date - s.last_study_day) / s.stability, -${decay}::float8)`;
}
