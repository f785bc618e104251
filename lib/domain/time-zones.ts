import { Temporal } from "temporal-polyfill";

/** Names that JavaScript engines still list, with those that the cities have today; PostgreSQL knows both. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

const today = (name: string) => RENAMED[name] ?? name;

/** The time zones to choose from, in the order of their names: those that both Node and PostgreSQL know, and UTC. */
export const TIME_ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf("timeZone").map(today), "UTC"]),
].sort();
const OFFERED = new Set(TIME_ZONES);

/**
 * The zone to choose for a name, as a device or a form gives it: of two names of a city the one of today, of a link such
 * as US/Pacific what it stands for. Null for what is no place: an offset, or nothing that is known.
 */
export function offeredZone(name: string): string | null {
  if (OFFERED.has(today(name))) return today(name);
  try {
    const canonical = today(new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone);
    return OFFERED.has(canonical) ? canonical : null;
  } catch {
    return null;
  }
}

/** What is wrong with a time zone that is not offered, in a sentence. */
export function zoneProblem(name: string): string {
  return /^(UTC|GMT)?\s*[+-]\d/i.test(name)
    ? "An offset is no time zone: it does not know when clocks change. Choose a place from the list, such as Asia/Kolkata."
    : "Choose a time zone from the list, such as Europe/Berlin.";
}

/**
 * A stored zone as PostgreSQL is to be asked for it. To an offset, which may be stored from before zones were chosen
 * from a list, it gives the opposite sign: +05:30 there lies west of Greenwich.
 */
export function postgresZone(stored: string): string {
  const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(stored);
  if (timeZoneId.startsWith("+")) return `-${timeZoneId.slice(1)}`;
  return timeZoneId.startsWith("-") ? `+${timeZoneId.slice(1)}` : timeZoneId;
}

/** Writes dates by a zone's clocks, those of a stored offset too, which not every engine's formats know. */
export function formatIn(zone: string, options: Intl.DateTimeFormatOptions): { format: (at: Date) => string } {
  const format = new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
  return { format: (at) => format.format(new Date(at.getTime() + offsetMinutes(zone, at) * 60_000)) };
}

/** How far a zone's clocks are from UTC at an instant, in minutes. */
function offsetMinutes(zone: string, at: Date): number {
  return (
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000
  );
}

/** A zone among others of its part of the world, with its clocks' time. */
export interface ZoneOption {
  zone: string;
  /** "Berlin, 14:32 (UTC+1)". */
  words: string;
}

/** Zones by their part of the world, with what their clocks show at an instant. */
export function zoneGroups(zones: readonly string[], now: Date): { region: string; options: ZoneOption[] }[] {
  const groups = new Map<string, ZoneOption[]>();
  for (const zone of zones) {
    const [first = "", ...rest] = zone.split("/");
    const region = rest.length > 0 ? first : "No place";
    const place = (rest.length > 0 ? rest : [first]).join(", ").replaceAll("_", " ");
    const options = groups.get(region) ?? [];
    groups.set(region, [...options, { zone, words: `${place}, ${clockWords(zone, now)}` }]);
  }
  return [...groups].map(([region, options]) => ({ region, options }));
}

/** "14:32 (UTC+1)": what a zone's clocks show at an instant. */
export function clockWords(zone: string, now: Date): string {
  const offset = offsetMinutes(zone, now);
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(11, 16);
  const minutes = Math.abs(Math.round(offset));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `${local} (UTC${minutes === 0 ? "" : `${offset < 0 ? "−" : "+"}${hours}${rest}`})`;
}
