import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardState, intervalDaysOf, NEW_CARD } from "@/lib/domain/card-state";
import { GRADES } from "@/lib/domain/grade";
import { rescheduleAll, type StatedCard } from "@/lib/domain/reschedule";
import { preview } from "@/lib/domain/schedule";
import type { Settings, Weekday } from "@/lib/domain/settings";
import { addDays, daysBetween, type StudyDay } from "@/lib/domain/study-day";
import { simulateHistory } from "@/seed/demo-history";
import { settingsIn } from "@/tests/support/fixtures";

const TODAY = "2026-11-22";
const MORNING = new Date("2026-11-22T08:00:00Z");
const RUNS = { numRuns: 10_000 };
/** Ten thousand states take a while on a busy machine. */
const PATIENT = { timeout: 300_000 };

/** Cards in review, last reviewed within a few days or over months: then many are overdue. */
const cardsOf = (most: number) =>
  fc
    .array(
      fc.record({
        stability: fc.double({ min: 0.5, max: 120, noNaN: true }),
        intervalDays: fc.integer({ min: 1, max: 90 }),
        ago: fc.integer({ min: 0, max: 100 }),
        reps: fc.integer({ min: 1, max: 9 }),
        idle: fc.constantFrom(false, false, false, true),
      }),
      { minLength: 1, maxLength: most },
    )
    .chain((cards) => fc.tuple(fc.constant(cards), fc.constantFrom(3, 10, 101)))
    .map(([cards, span]) =>
      cards.map(({ ago: longAgo, idle, ...memory }, i): StatedCard & { state: CardState } => {
        const lastStudyDay = addDays(TODAY, -(longAgo % span));
        const dueDay = addDays(lastStudyDay, memory.intervalDays);
        const instant = { lastStudyDay, lastReviewedAt: `${lastStudyDay}T08:00:00.000Z`, dueDay };
        const state = {
          ...NEW_CARD,
          state: "review" as const,
          step: 0,
          difficulty: 5,
          lapses: 0,
          ...memory,
          ...instant,
        };
        return { cardId: `card ${i}`, idle, state };
      }),
    );
const weekdays = fc.array(fc.constantFrom<Weekday>("normal", "normal", "normal", "reduced", "none"), {
  minLength: 7,
  maxLength: 7,
});
const retention = fc.double({ min: 0.7, max: 0.99, noNaN: true });
const spread = fc.constantFrom(0, 0, 1, 2, 7, 30);

/** How much is due on each day after a rescheduling; what is overdue counts as today's. */
function dueAfter(cards: readonly StatedCard[], moved: readonly StatedCard[]): Map<StudyDay, number> {
  const after = new Map(moved.map(({ cardId, state }) => [cardId, state]));
  const due = new Map<StudyDay, number>();
  for (const { cardId, state, idle } of cards) {
    const now = after.get(cardId) ?? state;
    if (idle || now.state !== "review") continue;
    const day = now.dueDay < TODAY ? TODAY : now.dueDay;
    due.set(day, (due.get(day) ?? 0) + 1);
  }
  return due;
}
const heaviest = (due: ReadonlyMap<StudyDay, number>) => Math.max(0, ...due.values());

describe("balancing", () => {
  it(
    "never makes any day heavier than it would be without: a grade's date only moves to a lighter day",
    PATIENT,
    () => {
      const loads = fc.dictionary(
        fc.integer({ min: 1, max: 150 }).map((days) => addDays(TODAY, days)),
        fc.integer({ min: 0, max: 60 }),
        { maxKeys: 80 },
      );
      fc.assert(
        fc.property(
          cardsOf(1),
          retention,
          weekdays,
          loads,
          fc.uuid(),
          ([card], desiredRetention, week, due, cardId) => {
            const settings = settingsIn("UTC", { desiredRetention, weekdays: week });
            const state = card?.state ?? NEW_CARD;
            const loaded = new Map(Object.entries(due));
            const even = preview(cardId, state, MORNING, settings, loaded);
            const plain = preview(cardId, state, MORNING, { ...settings, loadBalancing: false }, loaded);
            const dueOn = (days: number) => loaded.get(addDays(TODAY, days)) ?? 0;
            for (const grade of GRADES) {
              const [days, without] = [intervalDaysOf(even[grade].after), intervalDaysOf(plain[grade].after)];
              if (days !== without) expect(dueOn(days)).toBeLessThan(dueOn(without));
            }
          },
        ),
        RUNS,
      );
    },
  );

  it("of a whole collection leaves neither today nor the heaviest day with more than without", {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(cardsOf(40), retention, weekdays, spread, (cards, desiredRetention, week, days) => {
        const settings = settingsIn("UTC", { desiredRetention, weekdays: week });
        const moved = rescheduleAll(cards, TODAY, settings, days);
        const even = dueAfter(cards, moved);
        const plain = dueAfter(cards, rescheduleAll(cards, TODAY, { ...settings, loadBalancing: false }, days));
        if (days < 2) expect(heaviest(even)).toBeLessThanOrEqual(heaviest(plain));
        expect(even.get(TODAY) ?? 0).toBeLessThanOrEqual(plain.get(TODAY) ?? 0);
        for (const { state } of moved) {
          if (state.state === "review") expect(state.dueDay >= TODAY).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("had drawn dates to days already past, and so to today: 144 of the demo account's cards instead of 115", () => {
    const ids = Array.from({ length: 600 }, (_, i) => uuid(i));
    const now = new Date("2026-11-22T10:00:00Z");
    const history = simulateHistory(ids, settingsIn("UTC"), now, 120, 7);
    const cards = [...new Map(history.map(({ cardId, after }) => [cardId, { cardId, state: after }])).values()];
    const todayAt = (change: Partial<Settings>) => {
      const settings = settingsIn("UTC", { desiredRetention: 0.92, ...change });
      return dueAfter(cards, rescheduleAll(cards, TODAY, settings)).get(TODAY) ?? 0;
    };
    const [even, plain] = [todayAt({}), todayAt({ loadBalancing: false })];
    expect(plain).toBeGreaterThan(60);
    // Cards with a later day in their range leave today for it.
    expect(even).toBeLessThan(plain * 0.8);
  });
});

describe("spreading what is due over days", () => {
  it("gives each day as many, to within one, the least retrievable first, and moves nothing else", {
    timeout: 300_000,
  }, () => {
    const length = fc.integer({ min: 2, max: 40 });
    fc.assert(
      fc.property(cardsOf(40), retention, weekdays, length, (cards, desiredRetention, week, days) => {
        const settings = settingsIn("UTC", { desiredRetention, weekdays: week });
        const at = statesAfter(cards, rescheduleAll(cards, TODAY, settings, days));
        const atOnce = statesAfter(cards, rescheduleAll(cards, TODAY, settings));
        const dealt = cards.filter(({ cardId, idle }) => !idle && dueDayOf(atOnce.get(cardId)) <= TODAY);
        const isFree = (day: StudyDay) => week[(new Date(day).getUTCDay() + 6) % 7] === "none";
        const span = Array.from({ length: days }, (_, i) => addDays(TODAY, i));
        const open = span.every(isFree) ? span : span.filter((day) => !isFree(day));
        const dayOf = ({ cardId }: StatedCard) => {
          const day = dueDayOf(at.get(cardId));
          return day < TODAY ? TODAY : day;
        };
        const counts = open.map((day) => dealt.filter((card) => dayOf(card) === day).length);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(dealt.length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        const inOrder = [...dealt].sort((a, b) => daysBetween(dayOf(b), dayOf(a)));
        const fading = inOrder.map(({ state }) => faded(state));
        for (const [i, card] of inOrder.entries()) {
          const next = inOrder[i + 1];
          if (next && dayOf(next) > dayOf(card)) expect(fading[i]).toBeGreaterThanOrEqual(fading[i + 1] ?? 0);
        }
        for (const card of cards) {
          if (!dealt.includes(card)) expect(at.get(card.cardId)).toEqual(atOnce.get(card.cardId));
        }
      }),
      { numRuns: 3000 },
    );
  });
});

function statesAfter(cards: readonly StatedCard[], moved: readonly StatedCard[]): Map<string, CardState> {
  return new Map([...cards, ...moved].map(({ cardId, state }) => [cardId, state]));
}

const dueDayOf = (state: CardState | undefined) => (state?.state === "review" ? state.dueDay : "9999-12-31");

const faded = (state: CardState) =>
  state.state === "review" ? daysBetween(state.lastStudyDay, TODAY) / state.stability : 0;

/** An id made of a number. */
function uuid(n: number): string {
  const hex = createHash("md5").update(String(n)).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
