const HOUR = 60;
/** A day in minutes: steps of a day and more are counted in study days, as Anki counts them. */
export const DAY_MINUTES = 1440;

const UNITS: Record<string, number> = { "": 1, m: 1, h: HOUR, d: DAY_MINUTES };

/** Steps as they are typed, such as "1m 10m 1d", in minutes; a number without a unit is minutes. NaN for what is no step. */
export function parseSteps(text: string): number[] {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  return words.map((word) => {
    const [, number = "", unit = ""] = /^(\d{1,9})([mhd]?)$/i.exec(word) ?? [];
    return number === "" ? Number.NaN : Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  });
}

/** Steps as Anki shows them, each in the largest unit that it fills: 90, 120 and 4,320 minutes are "90m 2h 3d". */
export function formatSteps(minutes: readonly number[]): string {
  const words = minutes.map((step) => {
    if (step % DAY_MINUTES === 0) return `${step / DAY_MINUTES}d`;
    return step % HOUR === 0 ? `${step / HOUR}h` : `${step}m`;
  });
  return words.join(" ");
}
