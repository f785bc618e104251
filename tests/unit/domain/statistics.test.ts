import { describe, expect, it } from "vitest";
import { type DayAggregate, forecast, retentionOverTime, reviewsPerDay, trueRetention } from "@/lib/domain/statistics";
import { wilsonInterval } from "@/lib/domain/wilson";

const TODAY = "2026-11-22";
const day = (studyDay: string, kind: DayAggregate["kind"], reviews: number, passed: number): DayAggregate => ({
  studyDay,
  kind,
  reviews,
  passed,
  predicted: reviews * 0.9,
  durationMs: reviews * 6000,
});

describe("trueRetention", () => {
  const rows = trueRetention(
    [
      day(TODAY, "learning", 50, 10),
      day(TODAY, "young", 10, 9),
      day("2026-11-21", "mature", 40, 38),
      day("2026-11-16", "young", 20, 10),
      day("2026-11-15", "young", 5, 5),
      day("2025-11-22", "mature", 7, 7),
    ],
    TODAY,
  );
  const row = (window: string) => rows.find((found) => found.window === window);

  it("leaves out reviews of cards in learning", () => {
    expect(row("Today")?.all).toMatchObject({ passed: 9, total: 10, value: 0.9 });
  });

  it("counts each window by study day", () => {
    const totals = rows.map(({ window, all }) => [window, all.total]);
    expect(totals).toEqual([
      ["Today", 10],
      ["Yesterday", 40],
      ["Last 7 days", 70],
      ["Last 30 days", 75],
      ["Last 365 days", 75],
      ["All", 82],
    ]);
  });

  it("tells young from mature", () => {
    expect([row("Last 7 days")?.young.total, row("Last 7 days")?.mature.total]).toEqual([30, 40]);
  });

  it("gives no share where there are no reviews, and an interval where there are few", () => {
    expect(row("Yesterday")?.young).toEqual({ passed: 0, total: 0, value: null, interval: null });
    expect(row("Today")?.all.interval).not.toBeNull();
    expect(row("Yesterday")?.mature.interval).toBeNull();
  });
});

describe("wilsonInterval", () => {
  it.each([
    // Newcombe 1998, table I: method 3, the score interval.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is %f to %f", (passed, total, low, high) => {
    const interval = wilsonInterval(passed, total);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("does not exist without observations", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe("retentionOverTime", () => {
  it("ends today, begins with the first review, and keeps empty weeks in between", () => {
    const points = retentionOverTime([day("2026-11-02", "young", 10, 8), day(TODAY, "mature", 4, 4)], TODAY, {
      spanDays: 7,
      points: 26,
    });
    expect(points.map(({ start, total }) => [start, total])).toEqual([
      ["2026-11-02", 10],
      ["2026-11-09", 0],
      ["2026-11-16", 4],
    ]);
    expect(points.at(-1)).toMatchObject({ end: TODAY, value: 1 });
    expect(points[0]?.predicted).toBeCloseTo(0.9);
    expect(points[1]).toMatchObject({ value: null, predicted: null });
  });

  it("is empty without reviews", () => {
    expect(retentionOverTime([], TODAY, { spanDays: 7, points: 26 })).toEqual([]);
  });
});

describe("reviewsPerDay", () => {
  it("has every day, empty ones too, and today last", () => {
    const days = reviewsPerDay(
      [day("2026-11-20", "young", 3, 3), day("2026-11-20", "learning", 2, 1), day("2026-10-01", "young", 9, 9)],
      TODAY,
      4,
    );
    expect(days.map(({ studyDay, learning, young }) => [studyDay, learning, young])).toEqual([
      ["2026-11-19", 0, 0],
      ["2026-11-20", 2, 3],
      ["2026-11-21", 0, 0],
      [TODAY, 0, 0],
    ]);
    expect(days[1]?.durationMs).toBe(30_000);
  });
});

describe("forecast", () => {
  it("keeps the backlog apart from what falls due from today on", () => {
    const due = [
      { dueDay: "2026-11-01", cards: 4 },
      { dueDay: "2026-11-21", cards: 1 },
      { dueDay: TODAY, cards: 7 },
      { dueDay: "2026-11-24", cards: 2 },
    ];
    expect(forecast(due, TODAY, 3)).toEqual({
      backlog: 5,
      days: [
        { studyDay: TODAY, cards: 7 },
        { studyDay: "2026-11-23", cards: 0 },
        { studyDay: "2026-11-24", cards: 2 },
      ],
    });
  });
});
