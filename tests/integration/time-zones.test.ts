import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { studyDayOf } from "@/lib/domain/study-day";
import { postgresZone, TIME_ZONES } from "@/lib/domain/time-zones";
import { useDatabase } from "../support/database";

useDatabase();
const FROM = Temporal.Instant.from("2024-01-01T00:00:00Z");
const UNTIL = Temporal.Instant.from("2030-01-01T00:00:00Z");
const ROLLOVERS = [0, 4, 13, 23];

/** Instants around every change of a zone's clocks, and in between. */
function instantsOf(zone: string): Date[] {
  const instants = [FROM.epochMilliseconds + 7 * 3_600_000];
  let at = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  while (at && Temporal.Instant.compare(at.toInstant(), UNTIL) < 0) {
    for (const hours of [-25, -3, -1, -0.01, 0, 0.01, 1, 2, 3, 26])
      instants.push(at.epochMilliseconds + hours * 3_600_000);
    at = at.getTimeZoneTransition("next");
  }
  return instants.map((ms) => new Date(ms));
}

/** The study days of instants, as the queries of lib/db have PostgreSQL compute them. */
async function postgresDays(rows: readonly { zone: string; at: Date; hour: number }[]): Promise<string[]> {
  const found = await db().$queryRaw<{ day: string }[]>`
    SELECT ((r.at AT TIME ZONE r.zone) - make_interval(hours => r.hour))::date::text AS day
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (zone text, at timestamptz, hour int))
      WITH ORDINALITY AS r(zone, at, hour, n)
    ORDER BY n`;
  return found.map(({ day }) => day);
}

describe("a time zone that Node and PostgreSQL read differently moved study days", () => {
  it("every zone on offer gives the same study day in both, around every change of its clocks", async () => {
    const rows = TIME_ZONES.flatMap((zone) =>
      instantsOf(zone).map((at, i) => ({ zone, at, hour: ROLLOVERS[i % ROLLOVERS.length] ?? 4 })),
    );
    const days = await postgresDays(rows);
    const differing = rows.filter(
      ({ zone, at, hour }, i) => studyDayOf(at, { timeZone: zone, rolloverHour: hour }) !== days[i],
    );
    expect(rows.length).toBeGreaterThan(10_000);
    expect(differing).toEqual([]);
  });

  it("an offset that is stored from before the list means the same in both", async () => {
    const at = new Date("2026-11-22T19:00:00Z");
    for (const zone of ["+05:30", "-03:00", "+14:00", "Asia/Calcutta"]) {
      const [day] = await postgresDays([{ zone: postgresZone(zone), at, hour: 0 }]);
      expect(day, zone).toBe(studyDayOf(at, { timeZone: zone, rolloverHour: 0 }));
    }
  });
});
