import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardState, NEW_CARD } from "@/lib/domain/card-state";
import type { Grade } from "@/lib/domain/grade";
import {
  daysUntil,
  decksForLevel,
  MINUTES,
  minutesFor,
  newCardsPerDay,
  paceOf,
  showingsBy,
} from "@/lib/domain/plan-pace";
import { preview } from "@/lib/domain/schedule";
import { DEFAULT_SETTINGS } from "@/lib/domain/settings";

const DAY_MS = 86_400_000;
const settings = { ...DEFAULT_SETTINGS, timeZone: "UTC", loadBalancing: false };

/** Chance that comes out the same each time. */
function chanceFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** How often cards are shown by each age in days, on average, played with the app's scheduler. */
function play(cards: number, days: number): (ageDays: number) => number {
  const chance = chanceFrom(7);
  const among = (shares: readonly number[]) => {
    let left = chance();
    const found = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return found < 0 ? shares.length - 1 : found;
  };
  const gradeOf = (state: CardState, retrievability: number | null): Grade => {
    if (state.state === "new") return ([1, 2, 3, 4] as const)[among([0.24, 0.094, 0.495, 0.171])] ?? 3;
    if (state.state !== "review") return chance() < 0.85 ? 3 : 1;
    return chance() < (retrievability ?? 0) ? (([2, 3, 4] as const)[among([0.224, 0.631, 0.145])] ?? 3) : 1;
  };
  const shown: number[] = Array.from({ length: days + 1 }, () => 0);
  const begin = Date.parse("2026-01-01T10:00:00Z");
  for (let card = 0; card < cards; card++) {
    let state: CardState = NEW_CARD;
    for (let at = begin; at <= begin + days * DAY_MS; ) {
      const age = Math.floor((at - begin) / DAY_MS);
      shown[age] = (shown[age] ?? 0) + 1 / cards;
      const outcomes = preview(`card ${card}`, state, new Date(at), settings);
      state = outcomes[gradeOf(state, outcomes[3].retrievability)].after;
      at = state.state === "review" ? Date.parse(`${state.dueDay}T10:00:00Z`) : Date.parse(state.dueAt);
    }
  }
  return (ageDays) => shown.slice(0, ageDays + 1).reduce((sum, one) => sum + one, 0);
}

const minutes = fc.integer({ min: MINUTES.least, max: MINUTES.most });
const days = fc.integer({ min: 1, max: 400 });

describe("showingsBy", () => {
  it("is what the scheduler makes of a card, within a tenth", () => {
    const played = play(1500, 365);
    for (const age of [0, 1, 3, 5, 7, 14, 20, 30, 45, 60, 90, 180, 270, 365]) {
      expect(showingsBy(age) / played(age), `by day ${age}`).toBeGreaterThan(0.9);
      expect(showingsBy(age) / played(age), `by day ${age}`).toBeLessThan(1.1);
    }
  });

  it("never falls, and ends where it is known no further", () => {
    fc.assert(fc.property(days, (day) => showingsBy(day) >= showingsBy(day - 1)));
    expect(showingsBy(4000)).toBe(showingsBy(365));
  });
});

describe("newCardsPerDay and minutesFor", () => {
  it("agree: what fits into the minutes takes no longer than they are, and one more card does", () => {
    fc.assert(
      fc.property(minutes, days, fc.integer({ min: 5, max: 120 }), (minutes, days, seconds) => {
        const fitting = newCardsPerDay(minutes, days, seconds);
        if (fitting > 1) expect(minutesFor(fitting, days, seconds)).toBeLessThanOrEqual(minutes);
        expect(minutesFor(fitting + 1, days, seconds)).toBeGreaterThanOrEqual(minutes);
      }),
    );
  });

  it("a learner who is slower, or has longer to hold what they met, begins fewer a day; nobody none", () => {
    expect(newCardsPerDay(20, 23, 30)).toBe(6);
    expect(newCardsPerDay(20, 23, 60)).toBe(3);
    expect(newCardsPerDay(20, 90, 30)).toBe(4);
    expect(newCardsPerDay(5, 365, 300)).toBe(1);
  });
});

describe("paceOf", () => {
  const plan = fc.record({
    minutes,
    days: fc.option(fc.integer({ min: 0, max: 400 })),
    total: fc.integer({ min: 0, max: 2000 }),
    met: fc.integer({ min: 0, max: 2000 }),
  });

  it("never promises more cards than there are, nor fewer than are met", () => {
    fc.assert(
      fc.property(plan, ({ met, total, ...rest }) => {
        const pace = paceOf({ ...rest, total, met: Math.min(met, total) });
        expect(pace.met).toBeGreaterThanOrEqual(Math.min(met, total));
        expect(pace.met).toBeLessThanOrEqual(total);
        expect(pace.fits).toBe(pace.met === total);
        if (rest.days) expect(pace.fits).toBe(pace.daysForAll <= rest.days);
      }),
    );
  });

  it("the minutes that it says are needed are enough, and where the plan falls short, more than were given", () => {
    fc.assert(
      fc.property(plan, (plan) => {
        const short = { ...plan, met: 0 };
        const { minutesForAll, fits } = paceOf(short);
        if (minutesForAll === null) return;
        expect(paceOf({ ...short, minutes: minutesForAll }).fits).toBe(true);
        if (!fits) expect(minutesForAll).toBeGreaterThan(plan.minutes);
      }),
    );
  });

  it("on the day of the interview there is nothing more to meet", () => {
    expect(paceOf({ minutes: 20, days: 0, total: 100, met: 40 })).toMatchObject({ met: 40, minutesForAll: null });
  });
});

describe("daysUntil", () => {
  it.each([
    ["2026-11-23", 1],
    ["2026-11-22", 0],
    ["2026-11-01", 0],
    ["2027-11-22", 365],
    [null, null],
  ])("%s is %s days away", (date, days) => {
    expect(daysUntil(date, "2026-11-22")).toBe(days);
  });
});

describe("decksForLevel", () => {
  it("a deeper level begins with what the one above it has, and the deepest has all", () => {
    const decks = Array.from({ length: 23 }, (_, place) => place);
    const [core, advanced, all] = (["core", "advanced", "specialist"] as const).map((one) => decksForLevel(one, decks));
    expect(core).toEqual(decks.slice(0, 10));
    expect(advanced?.slice(0, 10)).toEqual(core);
    expect(all).toEqual(decks);
  });
});
