import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardState, cardStateSchema, isDue, NEW_CARD } from "@/lib/domain/card-state";
import { GRADES, type Grade } from "@/lib/domain/grade";
import { intervalLabel } from "@/lib/domain/interval-label";
import { type LedgerEntry, replay } from "@/lib/domain/ledger";
import { preview, schedule } from "@/lib/domain/schedule";
import type { Settings } from "@/lib/domain/settings";
import { settingsSchema } from "@/lib/domain/settings";
import { standingAfter, standingOf } from "@/lib/domain/standing-of";
import { formatSteps, parseSteps } from "@/lib/domain/steps";
import { addDays, startOfStudyDay, studyDayOf } from "@/lib/domain/study-day";
import { settingsIn } from "@/tests/support/fixtures";

const MORNING = new Date("2026-11-22T08:00:00Z");
const utc = settingsIn("UTC", {
  learningStepsMinutes: parseSteps("1m 10m 1d 3d"),
  relearningStepsMinutes: parseSteps("10m 2d"),
});

/** What a card's steps are called after each of some grades, each given when the card is due. */
function play(grades: readonly Grade[], settings: Settings = utc, start = MORNING) {
  let [state, at]: [CardState, Date] = [NEW_CARD, start];
  return grades.map((grade) => {
    const { after } = schedule("card", state, grade, at, settings);
    const said = `${after.state} ${intervalLabel(after, at)}`;
    state = after;
    at = after.state === "review" ? startOfStudyDay(after.dueDay, settings) : new Date(after.dueAt);
    return said;
  });
}

describe("steps in the settings", () => {
  it.each([
    ["1m 10m 1d 3d", [1, 10, 1440, 4320], "1m 10m 1d 3d"],
    ["1 10", [1, 10], "1m 10m"],
    ["90, 2h; 36H", [90, 120, 2160], "90m 2h 36h"],
    ["", [], ""],
  ])("%j are %j minutes", (text, minutes, shown) => {
    expect(parseSteps(text)).toEqual(minutes);
    expect(formatSteps(minutes)).toBe(shown);
  });

  it.each(["1s", "x", "1.5d", "-1", "1 m 2w", "36h", "31d", "0m", "99999999999m"])(
    "refuse %j with a sentence",
    (text) => {
      const result = settingsSchema.safeParse({ ...utc, learningStepsMinutes: parseSteps(text) });
      expect(result.error?.issues[0]?.message).toMatch(/^(Enter steps|A step)/);
    },
  );

  it("come back as they were typed", () => {
    const minutes = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 1439 }),
        fc.integer({ min: 1, max: 30 }).map((days) => days * 1440),
      ),
    );
    fc.assert(
      fc.property(minutes, (steps) => {
        expect(parseSteps(formatSteps(steps))).toEqual(steps);
      }),
    );
  });
});

describe("steps of a day and more", () => {
  it("follow those of minutes, keep the card in learning, and lead into review", () => {
    expect(play([3, 3, 3, 3])).toEqual([
      "learning 10m",
      "learning 1d",
      "learning 3d",
      expect.stringMatching(/^review \d+d$/),
    ]);
  });

  it("begin anew with Again, and are repeated by Hard", () => {
    expect(play([3, 3, 2, 2, 3, 1])).toEqual([
      "learning 10m",
      "learning 1d",
      "learning 1d",
      "learning 1d",
      "learning 3d",
      "learning 1m",
    ]);
  });

  it("come after a lapse too", () => {
    expect(play([4, 1, 3, 3]).slice(1)).toEqual([
      "relearning 10m",
      "relearning 2d",
      expect.stringMatching(/^review \d+d$/),
    ]);
  });

  it("as the only step are made longer by Hard, by a day at most and in whole days", () => {
    const only = (text: string) => play([2], settingsIn("UTC", { learningStepsMinutes: parseSteps(text) }))[0];
    expect(only("1d")).toBe("learning 2d");
    expect(only("3d")).toBe("learning 4d");
    expect(only("1d 4d")).toBe("learning 3d");
    expect(only("10m 1d")).toBe("learning 12.1h");
    expect(only("20h")).toMatch(/^review/);
  });

  it("are due from the beginning of their study day, not after so many hours", () => {
    const settings = settingsIn("Asia/Kathmandu", { learningStepsMinutes: [1440] });
    const lateEvening = new Date("2026-11-22T21:00:00Z"); // 02:45 of the 23rd, still the study day of the 22nd
    const { after, studyDay } = schedule("card", NEW_CARD, 1, lateEvening, settings);
    if (after.state !== "learning") throw new Error("a step follows");
    const begin = startOfStudyDay("2026-11-23", settings);
    expect([studyDay, after.dueAt, after.intervalDays]).toEqual(["2026-11-22", begin.toISOString(), 1]);
    expect(isDue(after, new Date(begin.getTime() - 1), "2026-11-22")).toBe(false);
    expect(isDue(after, begin, "2026-11-23")).toBe(true);
  });

  it("wait for a day, so that the session is over with their cards", () => {
    const first = schedule("card", NEW_CARD, 3, MORNING, utc);
    const second = schedule("card", first.after, 3, new Date(MORNING.getTime() + 600_000), utc);
    expect(standingAfter("card", 2, second, MORNING, utc)).toMatchObject({
      state: "learning",
      dueAt: null,
      available: true,
    });
    expect(standingOf("card", 1, first.after, MORNING, utc)).toMatchObject({
      dueAt: expect.any(String),
      days: { 1: 0, 3: 1 },
      buttons: { 3: "1d" },
    });
  });

  const steps = fc.array(fc.constantFrom(1, 10, 60, 1440, 2880, 10_080), { maxLength: 5 });
  const history = fc.array(
    fc.record({ grade: fc.constantFrom(...GRADES), late: fc.integer({ min: 0, max: 40 * 60 }) }),
    { minLength: 1, maxLength: 12 },
  );
  const zones = fc.constantFrom(
    "UTC",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "America/Los_Angeles",
    "Australia/Lord_Howe",
  );

  it("give the click what the button said, fall due with a study day, and are replayed from the ledger, over rollovers and clock changes", {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(
        steps,
        steps,
        zones,
        fc.integer({ min: 0, max: 23 }),
        history,
        (learning, relearning, zone, rolloverHour, reviews) => {
          const settings = settingsIn(zone, {
            rolloverHour,
            learningStepsMinutes: learning,
            relearningStepsMinutes: relearning,
          });
          let [state, at]: [CardState, Date] = [NEW_CARD, new Date("2026-03-06T15:00:00Z")];
          const entries: LedgerEntry[] = [];
          for (const { grade, late } of reviews) {
            const shown = preview("card", state, at, settings)[grade];
            const { after, studyDay } = schedule("card", state, grade, at, settings, {
              shown: shown.after.intervalDays,
            });
            expect(after).toEqual(shown.after);
            expect(cardStateSchema.parse(after)).toEqual(after);
            if (after.state !== "review" && after.intervalDays > 0) {
              expect(after.dueAt).toBe(startOfStudyDay(addDays(studyDay, after.intervalDays), settings).toISOString());
              expect(intervalLabel(after, at)).toBe(`${after.intervalDays}d`);
            }
            const { intervalDays } = after;
            entries.push({
              id: `${entries.length}`,
              version: entries.length + 1,
              at,
              studyDay,
              kind: "grade",
              grade,
              intervalDays,
              settings,
              before: state,
              after,
            });
            state = after;
            const due =
              after.state === "review" ? startOfStudyDay(after.dueDay, settings).getTime() : Date.parse(after.dueAt);
            at = new Date(due + late * 60_000);
            expect(isDue(after, at, studyDayOf(at, settings))).toBe(true);
          }
          expect(replay("card", entries).problems).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
