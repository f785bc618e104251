/** Cookies of a device: the time zone that its clocks show, and the one for which the learner chose to keep their own. */
export const DEVICE_ZONE_COOKIE = "device-zone";
export const KEPT_ZONE_COOKIE = "zone-kept";

const MONTH_MS = 2_629_800_000;

/** Whether the clocks of two time zones show the same through the year that begins at `now`, in ms; false for a zone that is not known. */
export function sameClocks(one: string, other: string, now: number): boolean {
  try {
    const [a, b] = [one, other].map(
      (timeZone) => new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" }),
    );
    return Array.from({ length: 12 }, (_, month) => now + month * MONTH_MS).every(
      (at) => a?.format(at) === b?.format(at),
    );
  } catch {
    return false;
  }
}
