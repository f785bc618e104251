import fc from "fast-check";
import { forgetting_curve } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import type { CardState } from "@/lib/domain/card-state";
import { cardStateSchema, intervalDaysOf, isDue, NEW_CARD } from "@/lib/domain/card-state";
import { weightsOf } from "@/lib/domain/fsrs";
import { GRADES, type Grade } from "@/lib/domain/grade";
import { intervalLabel } from "@/lib/domain/interval-label";
import { type Outcome, preview, schedule } from "@/lib/domain/schedule";
import { addDays, daysBetween, startOfStudyDay, studyDayOf } from "@/lib/domain/study-day";
import { settingsIn } from "@/tests/support/fixtures";

const utc = settingsIn("UTC");
const morning = new Date("2026-11-22T08:00:00Z");
const NEW: CardState = NEW_CARD;

/** Grades one after another, each when the card is due. */
function play(grades: readonly Grade[], settings = utc, cardId = "card") {
  let at = morning;
  let state: CardState = NEW;
  return grades.map((grade) => {
    const outcome = schedule(cardId, state, grade, at, settings);
    state = outcome.after;
    at =
      state.state === "review"
        ? new Date(startOfStudyDay(state.dueDay, settings).getTime() + 3_600_000)
        : new Date(state.dueAt);
    return outcome;
  });
}

/** An outcome with instants counted from that of the review. */
function withoutInstants({ after, ...rest }: Outcome, at: Date) {
  const { lastReviewedAt, ...state } = after;
  const wait = state.state === "review" ? {} : { dueAt: Date.parse(state.dueAt) - at.getTime() };
  return { ...rest, ...state, ...wait, lastReviewedAt: Date.parse(lastReviewedAt) - at.getTime() };
}

describe("schedule", () => {
  it("steps through learning and graduates: the step is not lost", () => {
    const states = play([3, 3, 3]).map(({ after }) => [after.state, after.step]);
    expect(states).toEqual([
      ["learning", 1],
      ["review", 0],
      ["review", 0],
    ]);
  });

  it("gives steps their minutes and Again the first step", () => {
    const [first] = play([1]);
    expect(first?.after).toMatchObject({ state: "learning", step: 0, dueAt: "2026-11-22T08:01:00.000Z" });
    const [, second] = play([3, 1]);
    expect(second?.after).toMatchObject({ state: "learning", step: 0, dueAt: "2026-11-22T08:11:00.000Z" });
  });

  it("counts a lapse and relearns in ten minutes", () => {
    const last = play([4, 1]).at(-1);
    expect(last?.after).toMatchObject({ state: "relearning", lapses: 1, reps: 2 });
    expect(
      last?.after.state === "relearning" && Date.parse(last.after.dueAt) - Date.parse(last.after.lastReviewedAt),
    ).toBe(600_000);
  });

  it("counts elapsed days by study day: ten minutes across midnight UTC are none in California", () => {
    const settings = settingsIn("America/Los_Angeles");
    const evening = new Date("2026-01-10T23:50:00Z");
    const first = schedule("card", NEW, 3, evening, settings);
    const second = schedule("card", first.after, 3, new Date("2026-01-11T00:10:00Z"), settings);
    expect(second.elapsedDays).toBe(0);
    expect(second.after.stability).toBeCloseTo(2.3065, 3);
  });

  it("counts a night's sleep across the rollover hour as a day, however few the hours", () => {
    const first = schedule("card", NEW, 4, new Date("2026-11-22T03:30:00Z"), utc);
    const second = schedule("card", first.after, 3, new Date("2026-11-22T04:30:00Z"), utc);
    expect([first.studyDay, second.studyDay, second.elapsedDays]).toEqual(["2026-11-21", "2026-11-22", 1]);
  });

  it("lets a reviewed card fall due at the start of its study day", () => {
    const after = play([4]).at(-1)?.after;
    if (after?.state !== "review") throw new Error("Easy graduates");
    const start = startOfStudyDay(after.dueDay, utc);
    const justBefore = new Date(start.getTime() - 1);
    expect(isDue(after, justBefore, studyDayOf(justBefore, utc))).toBe(false);
    expect(isDue(after, start, studyDayOf(start, utc))).toBe(true);
  });

  it("never passes the maximum interval, Easy included", () => {
    const settings = settingsIn("UTC", { maximumIntervalDays: 5 });
    const days = play([4, 4, 4, 4, 3], settings).map(({ after }) =>
      after.state === "review" ? after.intervalDays : 0,
    );
    expect(Math.max(...days)).toBe(5);
  });

  it("predicts the recall that FSRS-6's curve gives", () => {
    const [first, second] = play([4, 3]);
    if (first?.after.state !== "review") throw new Error("Easy graduates");
    const expected = forgetting_curve([...weightsOf(utc)], first.after.intervalDays, first.after.stability);
    expect(second?.retrievability).toBeCloseTo(expected, 8);
  });

  const grades = fc.array(fc.constantFrom(...GRADES), { minLength: 1, maxLength: 12 });
  const zones = fc.constantFrom(
    "UTC",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "America/Los_Angeles",
    "Australia/Lord_Howe",
  );

  it("always gives a state that the database and the ledger can hold", () => {
    fc.assert(
      fc.property(grades, zones, fc.uuid(), (sequence, zone, cardId) => {
        for (const { after, elapsedDays, studyDay } of play(sequence, settingsIn(zone), cardId)) {
          expect(cardStateSchema.parse(after)).toEqual(after);
          expect(elapsedDays).toBeGreaterThanOrEqual(0);
          if (after.state === "review") expect(daysBetween(studyDay, after.dueDay)).toBe(after.intervalDays);
        }
      }),
    );
  });

  it("gives the click what the button said, whenever on that study day either comes", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const retention = fc.double({ min: 0.7, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(
        grades,
        zones,
        fc.uuid(),
        retention,
        fc.integer({ min: 0, max: 400 }),
        share,
        share,
        (sequence, zone, cardId, desiredRetention, late, one, other) => {
          const settings = settingsIn(zone, { desiredRetention });
          const state = play(sequence, settings, cardId).at(-1)?.after ?? NEW;
          const from =
            state.state === "new" ? "2026-11-22" : state.state === "review" ? state.dueDay : state.lastStudyDay;
          const start = startOfStudyDay(addDays(from, late), settings).getTime();
          const end = startOfStudyDay(addDays(from, late + 1), settings).getTime();
          const instant = (part: number) => new Date(Math.floor(start + part * (end - 1 - start)));
          const [shown, clicked] = [instant(one), instant(other)];
          const said = preview(cardId, state, shown, settings);
          for (const grade of GRADES) {
            const done = schedule(cardId, state, grade, clicked, settings);
            expect(withoutInstants(done, clicked)).toEqual(withoutInstants(said[grade], shown));
            expect(intervalLabel(done.after, clicked)).toBe(intervalLabel(said[grade].after, shown));
          }
        },
      ),
    );
  });

  it("never orders the buttons of a card in review other than Hard, Good, Easy", () => {
    fc.assert(
      fc.property(fc.uuid(), grades, fc.integer({ min: 0, max: 400 }), (cardId, sequence, late) => {
        const state = play([...sequence, 4], utc, cardId).at(-1)?.after ?? NEW;
        const at = state.state === "review" ? startOfStudyDay(addDays(state.dueDay, late), utc) : morning;
        const days = GRADES.map((grade) => preview(cardId, state, at, utc)[grade].after).map(intervalDaysOf);
        expect(days).toEqual([...days].sort((a, b) => a - b));
      }),
    );
  });

  it("fuzzes different cards differently and the same card the same", () => {
    const interval = (cardId: string) => {
      const after = play([4, 3, 3], utc, cardId).at(-1)?.after;
      return after?.state === "review" ? after.intervalDays : 0;
    };
    expect(interval("x")).toBe(interval("x"));
    expect(new Set(Array.from({ length: 40 }, (_, i) => interval(`card ${i}`))).size).toBeGreaterThan(3);
  });
});
