/**
 * What clocks on the wall show, by Intl alone: a second opinion on study days, for tests of code that
 * asks Temporal.
 */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date and time, as "2026-11-22 04:00:00". */
function wallClock(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

/** The date on which the rollover hour was last reached or passed: looks back by half-hours. */
export function studyDayByWallClock(at: Date, timeZone: string, rolloverHour: number): string {
  let shown = wallClock(at.getTime(), timeZone);
  for (let back = at.getTime(); Number(shown.slice(11, 13)) < rolloverHour; shown = wallClock(back, timeZone)) {
    back -= 30 * MINUTE_MS;
  }
  return shown.slice(0, 10);
}

/** The instants at which a zone's clocks were put forward or back between two years, to the minute. */
export function clockChanges(timeZone: string, fromYear: number, toYear: number): number[] {
  const offset = (at: number) => Date.parse(`${wallClock(at, timeZone).replace(" ", "T")}Z`) - at;
  const changes: number[] = [];
  for (let day = Date.UTC(fromYear); day < Date.UTC(toYear); day += DAY_MS) {
    let [before, after] = [day, day + DAY_MS];
    if (offset(before) === offset(after)) continue;
    while (after - before > MINUTE_MS) {
      const middle = before + Math.floor((after - before) / MINUTE_MS / 2) * MINUTE_MS;
      if (offset(middle) === offset(before)) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
}
