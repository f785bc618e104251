import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { chargeUndo as Charge, mayWrite as May } from "@/lib/auth/write-limits";

let mayWrite: typeof May;
let chargeUndo: typeof Charge;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T20:00:00Z") });
  vi.resetModules();
  ({ mayWrite, chargeUndo } = await import("@/lib/auth/write-limits"));
});
afterEach(() => {
  vi.useRealTimers();
});

it("takes an evening's grades in one burst, and then one a second for an hour", async () => {
  for (let n = 0; n < 500; n++) expect(await mayWrite("ada", "act", {})).toBe(true);
  for (let n = 0; n < 3600; n++) {
    vi.advanceTimersByTime(1000);
    expect(await mayWrite("ada", "act", {})).toBe(true);
  }
});

it("takes a quick writer's hour: 200 cards of a thousand characters", async () => {
  for (let n = 0; n < 200; n++) expect(await mayWrite("ada", "words", { text: "x".repeat(1000) })).toBe(true);
});

it("does not take 150 notes of 10,000 characters in a second, nor anyone else's less for it", async () => {
  const taken = [];
  for (let n = 0; n < 150; n++) taken.push(await mayWrite("ada", "words", { text: "x".repeat(10_000) }));
  expect(taken.filter(Boolean)).toHaveLength(136);
  expect(await mayWrite("bob", "words", { text: "A note." })).toBe(true);
  vi.advanceTimersByTime(3_600_000);
  expect(await mayWrite("ada", "words", { text: "A note." })).toBe(true);
});

it("does not take an edit of a long card, or an act on 5,000 cards, back and forth three thousand times", async () => {
  const undos = async (userId: string, what: string, cards: number) => {
    let taken = 0;
    while (taken < 4000 && (await mayWrite(userId, "undo", {}))) {
      taken++;
      await chargeUndo(userId, what, cards);
    }
    return taken;
  };
  expect(await undos("ada", "edit", 1)).toBe(143);
  expect(await undos("bob", "suspend", 5000)).toBe(59);
  expect(await undos("eve", "grade", 1)).toBe(3000);
  expect(await mayWrite("ada", "act", {})).toBe(true);
});
