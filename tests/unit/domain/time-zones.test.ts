import { describe, expect, it } from "vitest";
import { clockWords, formatIn, offeredZone, TIME_ZONES, zoneGroups, zoneProblem } from "@/lib/domain/time-zones";

describe("a time zone could be an offset, of which PostgreSQL reads the opposite", () => {
  it.each(["+05:30", "-03:00", "UTC+5", "Mars/Olympus", "", "2020-01-01T00:00Z", "\u0000", "__proto__", "constructor"])(
    "%j is not offered",
    (name) => {
      expect(offeredZone(name)).toBeNull();
    },
  );

  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["US/Pacific", "America/Los_Angeles"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["UTC", "UTC"],
  ])("%s is %s", (name, zone) => {
    expect(offeredZone(name)).toBe(zone);
  });

  it("says why an offset is refused, and what to choose", () => {
    expect(zoneProblem("+05:30")).toContain("An offset is no time zone");
    expect(zoneProblem("Mars/Olympus")).toBe("Choose a time zone from the list, such as Europe/Berlin.");
  });
});

describe("formatIn", () => {
  it.each([
    ["+05:30", "Dec 2, 2026, 01:00"],
    ["Asia/Kolkata", "Dec 2, 2026, 01:00"],
    ["America/New_York", "Dec 1, 2026, 14:30"],
  ])("writes dates by the clocks of %s", (zone, words) => {
    const format = formatIn(zone, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
    expect(format.format(new Date("2026-12-01T19:30:00Z"))).toBe(words);
  });
});

describe("the list of time zones", () => {
  const now = new Date("2026-12-01T13:32:00Z");

  it("has each zone once, under its part of the world, with its clocks' time", () => {
    const groups = zoneGroups(TIME_ZONES, now);
    const options = groups.flatMap((group) => group.options);
    expect(options.map(({ zone }) => zone).sort()).toEqual(TIME_ZONES);
    expect(groups.map(({ region }) => region)).toContain("Europe");
    expect(options.find(({ zone }) => zone === "Europe/Berlin")?.words).toBe("Berlin, 14:32 (UTC+1)");
    expect(options.find(({ zone }) => zone === "America/Argentina/Buenos_Aires")?.words).toBe(
      "Argentina, Buenos Aires, 10:32 (UTC−3)",
    );
  });

  it("knows offsets that are no full hours, and none at all", () => {
    expect(clockWords("Asia/Kathmandu", now)).toBe("19:17 (UTC+5:45)");
    expect(clockWords("America/St_Johns", now)).toBe("10:02 (UTC−3:30)");
    expect(clockWords("UTC", now)).toBe("13:32 (UTC)");
  });
});
