import type { StudyDay } from "./study-day";

/** A day as people write it, "14 March", with its year where that is not today's. */
export function dayWords(day: StudyDay, today: StudyDay): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", ...year, timeZone: "UTC" }).format(
    new Date(day),
  );
}
