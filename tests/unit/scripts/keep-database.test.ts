import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepDatabase } from "@/scripts/keep-database.mjs";
import { Stop } from "@/scripts/steps.mjs";

const lines: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
  vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line.replace(/^\S+ /, "")));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("starts a PostgreSQL that died again, once, and says so", async () => {
  let runs = true;
  const revive = vi.fn(async () => {
    runs = true;
  });
  const { stop } = keepDatabase({ runs: () => runs, revive });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(revive).not.toHaveBeenCalled();
  runs = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(revive).toHaveBeenCalledOnce();
  expect(lines).toEqual(["PostgreSQL ended unexpectedly. Starting it again.", "PostgreSQL is back."]);
  runs = false;
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(revive).toHaveBeenCalledOnce();
});

it("gives a PostgreSQL up that cannot be started, with what its start says", async () => {
  const revive = vi.fn().mockRejectedValue(new Stop("The disk is full."));
  const { failed } = keepDatabase({ runs: () => false, revive });
  const told = expect(failed).rejects.toThrow("The disk is full.");
  await vi.advanceTimersByTimeAsync(30_000);
  await told;
  expect(revive).toHaveBeenCalledTimes(5);
});

it("gives a PostgreSQL up that dies over and over", async () => {
  const { failed } = keepDatabase({ runs: () => false, revive: async () => {} });
  const told = expect(failed).rejects.toThrow("PostgreSQL ended 5 times within a minute.");
  await vi.advanceTimersByTimeAsync(30_000);
  await told;
});
