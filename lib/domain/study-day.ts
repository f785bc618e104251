import { Temporal } from "temporal-polyfill";

const DAY_MS = 86_400_000;

/** The local calendar date on which a study day begins, as YYYY-MM-DD: sorts as text. */
export type StudyDay = string;

/** What turns an instant into a study day: an IANA time zone and the hour at which the day begins. */
export interface StudyClock {
  timeZone: string;
  rolloverHour: number;
}

/**
 * The study day that an instant belongs to: the last one to have begun. Where clocks change, days
 * have 23 or 25 hours (in one zone 23.5 and 24.5), and a date that a zone skipped is no day at all.
 * Throws RangeError for a time zone that does not exist.
 */
export function studyDayOf(instant: Date, clock: StudyClock): StudyDay {
  const time = instant.getTime();
  const key = `${clock.timeZone} ${clock.rolloverHour}`;
  const last = lastDays.get(key);
  if (last && last.start <= time && time < last.end) return last.day;
  const day = findStudyDay(instant, clock);
  const start = startOfStudyDay(day, clock).getTime();
  const end = startOfStudyDay(addDays(day, 1), clock).getTime();
  // A day that the zone skipped begins with the next: what lies before is not this day's.
  if (start <= time && time < end) lastDays.set(key, { day, start, end });
  return day;
}

/** The study day found last for each clock: nearly every question is about today, and a zone's rules are slow to ask. */
const lastDays = new Map<string, { day: StudyDay; start: number; end: number }>();

function findStudyDay(instant: Date, clock: StudyClock): StudyDay {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(clock.timeZone);
  let day = local.toPlainDate();
  // Once, before the rollover hour; twice, where the date before is one that the zone skipped.
  while (startOfStudyDay(day.toString(), clock).getTime() > instant.getTime()) day = day.subtract({ days: 1 });
  return day.toString();
}

/**
 * The instant at which a study day begins. Where the rollover hour is skipped that day, it is the
 * first instant after the gap; where it comes twice, the first of the two.
 */
export function startOfStudyDay(day: StudyDay, clock: StudyClock): Date {
  const date = Temporal.PlainDate.from(day);
  const start = date.toZonedDateTime({ timeZone: clock.timeZone, plainTime: { hour: clock.rolloverHour } });
  if (start.hour === clock.rolloverHour) return new Date(start.epochMilliseconds);
  // Temporal answers a skipped hour with one as far behind the gap as the hour lay within it.
  const gap = start.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  return new Date((gap ?? start).epochMilliseconds);
}

/** The study day a number of days after (or, negative, before) another: by date, never by hours. */
export function addDays(day: StudyDay, days: number): StudyDay {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10); // dates in UTC: no clock changes
}

/** How many study days lie from one to a later one; negative when `to` comes first. */
export function daysBetween(from: StudyDay, to: StudyDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Whether the runtime knows an IANA time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
