import fc from "fast-check";
import { forgetting_curve } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { type CurveEvent, daysUntil, forgettingCurve, recallAfter } from "@/lib/domain/forgetting-curve";
import { forgettingCurveOf, weightsOf } from "@/lib/domain/fsrs";
import type { Grade } from "@/lib/domain/grade";
import { addDays } from "@/lib/domain/study-day";

const DEFAULTS = { weights: [] };
const shape = forgettingCurveOf(DEFAULTS);
const start = "2026-01-10";

/** A learner's own weights: w20 bends the curve. */
const weights = (w20: number) => [...weightsOf(DEFAULTS).slice(0, 20), w20];
const w20s = fc.double({ min: 0.1, max: 0.8, noNaN: true });
const stabilities = fc.double({ min: 0.01, max: 36_500, noNaN: true });

/** Events on days that never go back, from the gaps between them. */
const histories = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 400 }),
      grade: fc.constantFrom<Grade>(1, 2, 3, 4),
      stability: stabilities,
      reset: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((steps) => {
    let day = 0;
    return steps.map(({ gap, grade, stability, reset }, i): CurveEvent => {
      day += i === 0 ? 0 : gap;
      const studyDay = addDays(start, day);
      return i > 0 && reset === 0 ? { kind: "reset", studyDay } : { kind: "review", studyDay, grade, stability };
    });
  });

const review = (day: number, stability: number, grade: Grade = 3): CurveEvent => ({
  kind: "review",
  studyDay: addDays(start, day),
  grade,
  stability,
});
const curveOf = (events: CurveEvent[], today: number, due: number | null) =>
  forgettingCurve(events, addDays(start, today), due === null ? null : addDays(start, due), DEFAULTS);

describe("retrievability", () => {
  it("is 1 at a review and 0.9 once its stability has passed, whatever the weights", () => {
    fc.assert(
      fc.property(stabilities, w20s, (stability, w20) => {
        const own = forgettingCurveOf({ weights: weights(w20) });
        expect(recallAfter(0, stability, own)).toBe(1);
        expect(recallAfter(stability, stability, own)).toBeCloseTo(0.9, 6);
      }),
    );
  });

  it("is that of ts-fsrs", () => {
    fc.assert(
      fc.property(stabilities, w20s, fc.integer({ min: 0, max: 40_000 }), (stability, w20, days) => {
        const own = weights(w20);
        const expected = forgetting_curve(own, days, stability);
        expect(recallAfter(days, stability, forgettingCurveOf({ weights: own }))).toBeCloseTo(expected, 6);
      }),
    );
  });

  it("falls to a chance of recall after the days that are said to pass until then", () => {
    fc.assert(
      fc.property(stabilities, fc.double({ min: 0.3, max: 1, noNaN: true }), (stability, recall) => {
        expect(recallAfter(daysUntil(recall, stability, shape), stability, shape)).toBeCloseTo(recall, 9);
      }),
    );
  });
});

describe("a forgetting curve", () => {
  it("begins each stretch at 1 and never rises before the next review", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 500 }), (events, later) => {
        const last = events.at(-1)?.studyDay ?? start;
        const curve = forgettingCurve(events, addDays(last, later), addDays(last, 10), DEFAULTS);
        if (!curve) throw new Error("the first event is a review");
        for (const stretch of curve.past) expect(stretch[0]?.recall).toBe(1);
        for (const line of [...curve.past, curve.ahead]) {
          for (const [i, { day, recall }] of line.entries()) {
            expect(recall).toBeGreaterThan(0);
            const before = line[i - 1];
            if (!before) continue;
            expect(recall).toBeLessThanOrEqual(before.recall);
            expect(day).toBeGreaterThanOrEqual(before.day);
          }
        }
      }),
    );
  });

  it("meets each review where its stretch ended, and goes on from now where it stands now", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const last = events.at(-1)?.studyDay ?? start;
        const curve = forgettingCurve(events, addDays(last, 30), null, DEFAULTS);
        if (!curve) throw new Error("the first event is a review");
        for (const [i, mark] of curve.reviews.entries()) {
          const stretchBefore = curve.past[i - 1];
          const wasReset = i > 0 && curve.resets.some((day) => day === stretchBefore?.at(-1)?.day);
          if (i > 0 && !wasReset) expect(stretchBefore?.at(-1)).toEqual({ day: mark.day, recall: mark.recall });
        }
        expect(curve.ahead[0] ?? null).toEqual(curve.now);
        if (curve.now) expect(curve.past.at(-1)?.at(-1)).toEqual(curve.now);
      }),
    );
  });

  it("is null without a review", () => {
    expect(curveOf([], 3, null)).toBeNull();
    expect(curveOf([{ kind: "reset", studyDay: start }], 3, null)).toBeNull();
  });

  it("takes the reviews of one study day for one jump, with the first grade and the last stability", () => {
    const curve = curveOf([review(0, 0.3, 1), review(0, 0.5, 3), review(0, 2.5, 3)], 0, 1);
    expect(curve?.reviews).toEqual([{ day: 0, studyDay: start, recall: 1, grade: 1, reviews: 3, stability: 2.5 }]);
    expect(curve?.now).toEqual({ day: 0, recall: 1 });
    expect(curve?.due?.recall).toBe(recallAfter(1, 2.5, shape));
  });

  it("begins anew after a reset, also on the very day of one", () => {
    const reset: CurveEvent = { kind: "reset", studyDay: addDays(start, 5) };
    const before = curveOf([review(0, 4), reset], 9, null);
    expect(before).toMatchObject({ resets: [5], now: null, due: null, ahead: [] });
    expect(before?.past[0]?.at(-1)?.day).toBe(5);
    const after = curveOf([review(0, 4), reset, review(5, 1, 1)], 9, 10);
    expect(after?.reviews.at(-1)).toMatchObject({ day: 5, recall: 1, grade: 1 });
    expect(after?.past.at(-1)?.at(-1)).toEqual({ day: 9, recall: recallAfter(4, 1, shape) });
  });

  it("does not go back in time when a later time zone gives a later review an earlier date", () => {
    const curve = curveOf([review(2, 3), review(1, 5)], 4, 8);
    expect(curve?.reviews.map(({ day }) => day)).toEqual([0]);
    expect(curve?.now?.recall).toBe(recallAfter(2, 5, shape));
  });

  it("shows the prediction to the due date and beyond, and now, however late it is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 3000 }),
        stabilities,
        (today, due, stability) => {
          const curve = curveOf([review(0, stability)], today, due);
          expect(curve?.days).toBeGreaterThan(today);
          expect(curve?.days).toBeGreaterThanOrEqual(due);
          expect(curve?.ahead.at(-1)?.day).toBe(curve?.days);
        },
      ),
    );
  });

  it("stays small over hundreds of reviews", () => {
    const events = Array.from({ length: 300 }, (_, i) => review(i * 3, 4 + i));
    const points = curveOf(events, 900, 1200)?.past.flat().length ?? 0;
    expect(points).toBeLessThan(1500);
  });
});
