import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { mayWrite as May } from "@/lib/auth/write-limits";

let mayWrite: typeof May;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T20:00:00Z") });
  vi.resetModules();
  ({ mayWrite } = await import("@/lib/auth/write-limits"));
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
