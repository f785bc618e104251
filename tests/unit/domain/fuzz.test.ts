import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Loads } from "@/lib/domain/balance";
import { type CardState, intervalDaysOf, NEW_CARD } from "@/lib/domain/card-state";
import { LearnerFsrs } from "@/lib/domain/fsrs";
import { fuzzRange } from "@/lib/domain/fuzz";
import type { Grade } from "@/lib/domain/grade";
import { replay } from "@/lib/domain/ledger";
import { preview, schedule } from "@/lib/domain/schedule";
import { addDays } from "@/lib/domain/study-day";
import { settingsIn } from "@/tests/support/fixtures";

const TODAY = "2026-11-22";
const MORNING = new Date("2026-11-22T08:00:00Z");
const RUNS = { numRuns: 10_000 };
const PASSING = [2, 3, 4] as const;

type Reviewed = Extract<CardState, { state: "review" }>;

/** A card in review whose interval is over. */
function reviewed(stability: number, intervalDays: number, change: Partial<Reviewed> = {}): Reviewed {
  const lastStudyDay = addDays(TODAY, -intervalDays);
  const instant = { lastReviewedAt: `${lastStudyDay}T08:00:00.000Z`, lastStudyDay };
  const memory = { step: 0, stability, difficulty: 5, reps: 4, lapses: 0 };
  return { ...NEW_CARD, state: "review", dueDay: TODAY, intervalDays, ...memory, ...instant, ...change };
}

const states = fc
  .record({
    stability: fc.double({ min: 0.1, max: 900, noNaN: true }),
    intervalDays: fc.integer({ min: 1, max: 400 }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    reps: fc.integer({ min: 1, max: 30 }),
    late: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ stability, intervalDays, difficulty, reps, late }) => {
    const lastStudyDay = addDays(TODAY, -intervalDays - late);
    const dueDay = addDays(TODAY, -late);
    return reviewed(stability, intervalDays, { difficulty, reps, dueDay, lastStudyDay });
  });
const learners = fc
  .record({
    desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
    maximumIntervalDays: fc.constantFrom(30, 365, 36_500),
    loadBalancing: fc.boolean(),
    weekdays: fc.array(fc.constantFrom("normal", "normal", "reduced", "none"), { minLength: 7, maxLength: 7 }),
  })
  .map((change) => settingsIn("UTC", change as object));
const loads = fc
  .dictionary(
    fc.integer({ min: 1, max: 500 }).map((days) => addDays(TODAY, days)),
    fc.integer({ min: 0, max: 60 }),
    { maxKeys: 60 },
  )
  .map((due): Loads => new Map(Object.entries(due)));

describe("fuzz", () => {
  it("gave 15 days to a card that had waited 16 and had earned 18", () => {
    const settings = settingsIn("UTC", { desiredRetention: 0.97 });
    const cardId = "024aafd9-2509-47da-aba3-0361f80d0eb9";
    // The memory from which Good's exact interval is 18.07 days, and a number of reviews at which 15 came out.
    const state = { ...goodOf(18.07, settings), reps: repsOfLowest(cardId) };
    const { interval } = schedule(cardId, state, 3, MORNING, settings);
    expect(interval?.exact).toBeCloseTo(18.07, 2);
    expect(fuzzRange(18.07, 36_500)).toEqual({ lowest: 15, highest: 21 });
    expect(interval).toMatchObject({ range: { lowest: 17, highest: 21 }, days: 17 });
  });

  it("never shortens what was earned, and never passes the maximum, wherever balancing and weekdays lead", {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(states, learners, fc.uuid(), loads, (state, settings, cardId, due) => {
        const outcomes = preview(cardId, state, MORNING, settings, due);
        for (const grade of PASSING) {
          const { interval, after } = outcomes[grade];
          if (!interval) throw new Error("a card in review that is recalled stays in review");
          const least = interval.exact > state.intervalDays ? state.intervalDays + 1 : 1;
          const days = intervalDaysOf(after);
          if (days < Math.min(least, settings.maximumIntervalDays)) expect(days).toBeGreaterThanOrEqual(least);
          if (days > settings.maximumIntervalDays) expect(days).toBeLessThanOrEqual(settings.maximumIntervalDays);
          // Nor does it lengthen by more than fuzz does, or a day.
          const most = Math.max(fuzzRange(interval.exact, settings.maximumIntervalDays).highest, least);
          if (days > most) expect(days).toBeLessThanOrEqual(most);
        }
        const [hard, good, easy] = PASSING.map((grade) => intervalDaysOf(outcomes[grade].after));
        expect([hard, good, easy]).toEqual([hard, good, easy].sort((a = 0, b = 0) => a - b));
      }),
      RUNS,
    );
  });

  it("does not take from a client an interval that shortens", () => {
    const state = reviewed(60, 40);
    const exact = schedule("card", state, 3, MORNING, settingsIn("UTC")).interval?.exact ?? 0;
    expect(exact).toBeGreaterThan(40);
    const settings = settingsIn("UTC", { maximumIntervalDays: 41 });
    expect(schedule("card", state, 3, MORNING, settings, { shown: 39 }).after).toMatchObject({ intervalDays: 41 });
  });

  it("is replayed from a ledger in which it shortened: those entries are what happened then", () => {
    const settings = settingsIn("UTC", { maximumIntervalDays: 41 });
    const state = reviewed(60, 40);
    const shortened = schedule("card", state, 3, MORNING, settings, { shown: 39, mayShorten: true }).after;
    expect(shortened).toMatchObject({ intervalDays: 39 });
    const start = { id: "a", version: 1, at: new Date(state.lastReviewedAt), studyDay: state.lastStudyDay };
    const entries = [
      {
        ...start,
        kind: "grade" as const,
        grade: 3 as Grade,
        intervalDays: 40,
        settings: null,
        before: NEW_CARD,
        after: state,
      },
      {
        ...start,
        id: "b",
        version: 2,
        at: MORNING,
        studyDay: TODAY,
        kind: "grade" as const,
        grade: 3 as Grade,
        intervalDays: 39,
        settings,
        before: state,
        after: shortened,
      },
    ];
    expect(replay("card", entries).problems).toEqual([]);
    const impossible = entries.map((entry) => (entry.id === "b" ? { ...entry, intervalDays: 12 } : entry));
    expect(replay("card", impossible).problems).toHaveLength(1);
  });
});

/** A card in review for 16 days whose Good gives an exact interval, found by halving. */
function goodOf(exact: number, settings: ReturnType<typeof settingsIn>): Reviewed {
  let [low, high] = [1, 200];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    const { stability } = schedule("card", reviewed(middle, 16), 3, MORNING, settings).after;
    if (new LearnerFsrs(settings).exactInterval(stability) < exact) low = middle;
    else high = middle;
  }
  return reviewed(low, 16);
}

/** A number of reviews at which chance takes the lowest day of a card's range. */
function repsOfLowest(cardId: string): number {
  const settings = settingsIn("UTC");
  for (let reps = 1; ; reps++) {
    const { interval } = schedule(cardId, { ...reviewed(500, 1), reps }, 3, MORNING, settings);
    if (interval && interval.days - interval.range.lowest < (interval.range.highest - interval.range.lowest) / 8)
      return reps;
  }
}
