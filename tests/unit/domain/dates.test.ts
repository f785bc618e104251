import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedInterval, NO_LOADS } from "@/lib/domain/balance";
import { type CardState, NEW_CARD } from "@/lib/domain/card-state";
import { explain } from "@/lib/domain/explain";
import { fuzzFactor, fuzzRange } from "@/lib/domain/fuzz";
import { GRADES } from "@/lib/domain/grade";
import { rescheduleAll } from "@/lib/domain/reschedule";
import { isLeech, preview, schedule } from "@/lib/domain/schedule";
import { addDays, daysBetween } from "@/lib/domain/study-day";
import { settingsIn } from "@/tests/support/fixtures";

const utc = settingsIn("UTC");
const SUNDAY = "2026-11-22";
const MORNING = new Date("2026-11-22T08:00:00Z");

/** A card in review since an interval, due today. */
function reviewed(stability: number, change: Partial<Extract<CardState, { state: "review" }>> = {}): CardState {
  const intervalDays = Math.max(1, Math.round(stability));
  const lastStudyDay = addDays(SUNDAY, -intervalDays);
  return {
    ...NEW_CARD,
    state: "review",
    dueDay: SUNDAY,
    intervalDays,
    step: 0,
    stability,
    difficulty: 5,
    reps: 4,
    lapses: 0,
    lastReviewedAt: `${lastStudyDay}T08:00:00.000Z`,
    lastStudyDay,
    ...change,
  };
}

describe("fuzzRange", () => {
  it.each([
    // 1 + 0.15 × (d − 2.5) up to 7, + 0.1 × up to 20, + 0.05 × beyond; rounded
    [1, [1, 1]],
    [2, [2, 2]],
    [3, [2, 4]],
    [7, [5, 9]],
    [10, [8, 12]],
    [20, [17, 23]],
    [100, [93, 107]],
  ])("of %i days is %j", (days, [lowest, highest]) => {
    expect(fuzzRange(days, 36_500)).toEqual({ lowest, highest });
  });

  it("never passes the maximum", () => {
    expect(fuzzRange(100, 102)).toEqual({ lowest: 93, highest: 102 });
    expect(fuzzRange(1, 1)).toEqual({ lowest: 1, highest: 1 });
  });
});

describe("fuzzFactor", () => {
  it("is spread evenly over cards and reviews", () => {
    const factors = Array.from({ length: 4000 }, (_, i) => fuzzFactor(`card ${i % 500}`, i));
    for (const tenth of Array.from({ length: 10 }, (_, i) => i / 10)) {
      const share = factors.filter((factor) => factor >= tenth && factor < tenth + 0.1).length / factors.length;
      expect(share).toBeGreaterThan(0.07);
      expect(share).toBeLessThan(0.13);
    }
  });
});

describe("balancedInterval", () => {
  const range = { lowest: 6, highest: 12 };

  it("stays in its range and is the same for the same factor", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 30 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        fc.array(fc.constantFrom("normal" as const, "reduced" as const, "none" as const), {
          minLength: 7,
          maxLength: 7,
        }),
        fc.dictionary(
          fc.integer({ min: 1, max: 230 }).map((n) => addDays(SUNDAY, n)),
          fc.integer({ min: 0, max: 300 }),
        ),
        (lowest, width, factor, weekdays, due) => {
          const loads = new Map(Object.entries(due));
          const days = balancedInterval({ lowest, highest: lowest + width }, SUNDAY, factor, { weekdays }, loads);
          expect(days).toBeGreaterThanOrEqual(lowest);
          expect(days).toBeLessThanOrEqual(lowest + width);
          expect(balancedInterval({ lowest, highest: lowest + width }, SUNDAY, factor, { weekdays }, loads)).toBe(days);
        },
      ),
    );
  });

  it("prefers the days on which less is due", () => {
    const loads = new Map(Array.from({ length: 20 }, (_, i) => [addDays(SUNDAY, i), i === 9 ? 0 : 50]));
    const chosen = Array.from({ length: 100 }, (_, i) => balancedInterval(range, SUNDAY, i / 100, utc, loads));
    expect(chosen.filter((days) => days === 9).length).toBeGreaterThan(90);
  });

  it("keeps away from weekdays without reviews, as long as another is possible", () => {
    const weekdays = Array.from({ length: 7 }, (_, i) => (i < 5 ? ("normal" as const) : ("none" as const)));
    for (let i = 0; i < 100; i++) {
      const days = balancedInterval(range, SUNDAY, i / 100, { weekdays }, NO_LOADS);
      expect([0, 6]).not.toContain(new Date(addDays(SUNDAY, days)).getUTCDay());
    }
    const saturday = daysBetween(SUNDAY, "2026-11-28");
    expect(balancedInterval({ lowest: saturday, highest: saturday }, SUNDAY, 0.5, { weekdays }, NO_LOADS)).toBe(
      saturday,
    );
  });
});

describe("the date that a button shows", () => {
  const loads = new Map(Array.from({ length: 60 }, (_, i) => [addDays(SUNDAY, i), (i * 7) % 23]));

  it("is the one that the click gives, whatever is due by then", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.double({ min: 1, max: 60, noNaN: true }), (cardId, stability) => {
        const state = reviewed(stability);
        const shown = preview(cardId, state, MORNING, utc, loads);
        for (const grade of GRADES) {
          const days = shown[grade].interval?.days ?? null;
          expect(schedule(cardId, state, grade, MORNING, utc, { shown: days })).toMatchObject({
            after: shown[grade].after,
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it("does not count where fuzz could not have given it", () => {
    const state = reviewed(10);
    const own = schedule("card", state, 3, MORNING, utc);
    expect(schedule("card", state, 3, MORNING, utc, { shown: 3000 })).toEqual(own);
  });
});

describe("leeches", () => {
  it("are made at the threshold, and at every half as many lapses after it", () => {
    const made = Array.from({ length: 20 }, (_, lapses) => lapses).filter((lapses) => isLeech(lapses, 8));
    expect(made).toEqual([8, 12, 16]);
  });

  it("are marked, and suspended where the learner chose so", () => {
    const state = reviewed(10, { lapses: 7 });
    expect(schedule("card", state, 1, MORNING, utc).after).toMatchObject({ lapses: 8, leech: true, suspended: false });
    const strict = settingsIn("UTC", { leechAction: "suspend" });
    expect(schedule("card", state, 1, MORNING, strict).after).toMatchObject({ leech: true, suspended: true });
    expect(schedule("card", state, 3, MORNING, strict).after).toMatchObject({ leech: false, suspended: false });
  });
});

describe("rescheduleAll", () => {
  const cards = Array.from({ length: 200 }, (_, i) => ({
    cardId: `card ${i}`,
    state: reviewed(5 + i / 4, { dueDay: addDays(SUNDAY, 3 + (i % 9)) }),
  }));

  it("brings dates nearer for a higher desired retention, none before today, memory untouched", () => {
    const moved = rescheduleAll(cards, SUNDAY, settingsIn("UTC", { desiredRetention: 0.97 }));
    const before = new Map(cards.map(({ cardId, state }) => [cardId, state]));
    expect(moved.length).toBeGreaterThan(150);
    for (const { cardId, state } of moved) {
      if (state.state !== "review") throw new Error("it stays in review");
      expect(state.dueDay >= SUNDAY).toBe(true);
      expect(daysBetween(state.lastStudyDay, state.dueDay)).toBe(state.intervalDays);
      const { dueDay: _day, intervalDays: _days, ...memory } = state;
      expect(before.get(cardId)).toMatchObject(memory);
    }
  });

  it("moves nothing while the settings stay, and off a weekday that is to be free", () => {
    const states = cards.map(({ cardId, state }) => ({
      cardId,
      state: schedule(cardId, state, 3, MORNING, utc).after,
    }));
    expect(rescheduleAll(states, SUNDAY, utc)).toEqual([]);
    const weekdays = Array.from({ length: 7 }, (_, i) => (i === 2 ? ("none" as const) : ("normal" as const)));
    const moved = rescheduleAll(states, SUNDAY, settingsIn("UTC", { weekdays }));
    expect(moved.length).toBeGreaterThan(10);
    for (const { state } of moved) {
      expect(state.state === "review" && new Date(state.dueDay).getUTCDay()).not.toBe(3);
    }
  });

  it("moves nothing twice", () => {
    const moved = new Map(rescheduleAll(cards, SUNDAY, utc).map(({ cardId, state }) => [cardId, state]));
    const after = cards.map(({ cardId, state }) => ({ cardId, state: moved.get(cardId) ?? state }));
    expect(rescheduleAll(after, SUNDAY, utc)).toEqual([]);
  });
});

describe("explain", () => {
  it("gives the reasons of each date with its numbers", () => {
    const [again, , good] = explain("card", reviewed(20), MORNING, utc, new Map([["2026-12-20", 3]]), null);
    expect(again?.why.join(" ")).toMatch(/A relearning step follows, 10m from now\./);
    const why = good?.why.join(" ") ?? "";
    expect(why).toMatch(/Your last review was 20 days ago; the chance that you recall it now is 90 %\./);
    expect(why).toMatch(/Stability goes from 20\.0 to [\d.]+ days, difficulty from 5\.0 to [\d.]+ of 10\./);
    expect(why).toMatch(/After [\d.]+ days recall falls to your desired retention of 90 %\./);
    expect(why).toMatch(/\d+ to \d+ days are possible, and \d+ was chosen where fewer reviews are due/);
    expect(why).toMatch(/It is due from \w{3}, \w{3} \d+, 20\d\d, 04:00, when that study day begins\./);
  });

  it("names the maximum where that decides, and says of a new card what there is to say", () => {
    const [, , good] = explain(
      "card",
      reviewed(300),
      MORNING,
      settingsIn("UTC", { maximumIntervalDays: 200 }),
      NO_LOADS,
      null,
    );
    expect(good?.why.join(" ")).toMatch(
      /Recall would stay above 90 % for longer, but your maximum interval is 200 days\./,
    );
    const [, hard] = explain(
      "card",
      reviewed(0.5),
      MORNING,
      settingsIn("UTC", { desiredRetention: 0.99 }),
      NO_LOADS,
      null,
    );
    expect(hard?.why.join(" ")).toMatch(/Stability goes from 0\.50 to .* The shortest interval is 1 day/);
    const [first] = explain("card", NEW_CARD, MORNING, utc, NO_LOADS, null);
    expect(first?.why[0]).toMatch(/nothing is predicted/);
  });
});
