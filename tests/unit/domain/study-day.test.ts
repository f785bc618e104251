import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, isTimeZone, startOfStudyDay, studyDayOf } from "@/lib/domain/study-day";

const ZONES = [
  "UTC",
  "America/Los_Angeles",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Pacific/Apia",
  "America/St_Johns",
];
const clocks = fc.record({ timeZone: fc.constantFrom(...ZONES), rolloverHour: fc.integer({ min: 0, max: 23 }) });
const instants = fc.date({
  min: new Date("2006-01-01T00:00:00Z"),
  max: new Date("2040-01-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("studyDayOf", () => {
  it.each([
    ["2026-11-22T03:59:59.999Z", "UTC", 4, "2026-11-21"],
    ["2026-11-22T04:00:00.000Z", "UTC", 4, "2026-11-22"],
    ["2026-11-22T11:59:00.000Z", "America/Los_Angeles", 4, "2026-11-21"],
    ["2026-11-22T12:00:00.000Z", "America/Los_Angeles", 4, "2026-11-22"],
    ["2026-11-21T22:14:59.000Z", "Asia/Kathmandu", 4, "2026-11-21"],
    ["2026-11-21T22:15:00.000Z", "Asia/Kathmandu", 4, "2026-11-22"],
    ["2026-11-22T00:00:00.000Z", "UTC", 0, "2026-11-22"],
  ])("%s in %s with rollover at %i is %s", (instant, timeZone, rolloverHour, day) => {
    expect(studyDayOf(new Date(instant), { timeZone, rolloverHour })).toBe(day);
  });

  it("keeps an evening in California, which crosses midnight in UTC, on one day", () => {
    const clock = { timeZone: "America/Los_Angeles", rolloverHour: 4 };
    expect(studyDayOf(new Date("2026-01-10T23:50:00Z"), clock)).toBe(
      studyDayOf(new Date("2026-01-11T00:10:00Z"), clock),
    );
  });

  it("gives days of 23 and 25 hours where clocks change", () => {
    const clock = { timeZone: "Europe/Berlin", rolloverHour: 2 };
    const hours = (day: string) =>
      (startOfStudyDay(addDays(day, 1), clock).getTime() - startOfStudyDay(day, clock).getTime()) / 3_600_000;
    expect([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25"), hours("2026-11-02")]).toEqual([
      24, 23, 25, 24,
    ]);
  });

  it.each([
    ["2026-03-29", "Antarctica/Troll", 2, "2026-03-29T01:00:00.000Z"], // 01:00 to 03:00
    ["2010-03-14", "America/St_Johns", 1, "2010-03-14T03:31:00.000Z"], // 00:01 to 01:01
    ["2026-10-04", "Australia/Lord_Howe", 2, "2026-10-03T15:30:00.000Z"], // 02:00 to 02:30
  ])("begins %s in %s, where the clock skips hour %i, right after the gap", (day, timeZone, rolloverHour, start) => {
    expect(startOfStudyDay(day, { timeZone, rolloverHour }).toISOString()).toBe(start);
  });

  it("gives the date that a zone skipped to no instant", () => {
    const clock = { timeZone: "Pacific/Apia", rolloverHour: 4 };
    const begin = Date.parse("2011-12-29T00:00:00Z");
    const days = Array.from({ length: 84 }, (_, hour) => studyDayOf(new Date(begin + hour * 3_600_000), clock));
    expect([...new Set(days)]).toEqual(["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]);
  });

  it("says the same of an instant whatever it was asked before", () => {
    fc.assert(
      fc.property(
        instants,
        fc.array(fc.integer({ min: -72, max: 72 }), { maxLength: 8 }),
        clocks,
        (instant, hours, clock) => {
          const day = studyDayOf(instant, clock);
          for (const hour of hours) {
            const other = new Date(instant.getTime() + hour * 3_600_000);
            const begins = startOfStudyDay(studyDayOf(other, clock), clock).getTime();
            expect(begins).toBeLessThanOrEqual(other.getTime());
            expect(studyDayOf(instant, clock)).toBe(day);
          }
        },
      ),
    );
  });

  it("puts every instant between the start of its day and the start of the next", () => {
    fc.assert(
      fc.property(instants, clocks, (instant, clock) => {
        const day = studyDayOf(instant, clock);
        expect(startOfStudyDay(day, clock).getTime()).toBeLessThanOrEqual(instant.getTime());
        const next = [1, 2].map((days) => startOfStudyDay(addDays(day, days), clock).getTime());
        expect(Math.max(...next)).toBeGreaterThan(instant.getTime());
      }),
    );
  });

  it("never goes back as time goes on", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 200_000_000 }), clocks, (instant, later, clock) => {
        const next = new Date(instant.getTime() + later);
        expect(studyDayOf(next, clock) >= studyDayOf(instant, clock)).toBe(true);
      }),
    );
  });
});

describe("daysBetween", () => {
  it("undoes addDays", () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        expect(daysBetween("2026-03-01", addDays("2026-03-01", days))).toBe(days);
      }),
    );
  });
});

describe("isTimeZone", () => {
  it("knows IANA names and nothing else", () => {
    expect(["Asia/Kathmandu", "UTC", "Mars/Olympus", "", "Europe/Berlin; drop table"].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
