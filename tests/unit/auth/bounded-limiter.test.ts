import { expect, it } from "vitest";
import { BoundedLimiter } from "@/lib/auth/bounded-limiter";

it("takes no more memory for a hundred long keys than for short ones, nor for a million than for its most", async () => {
  const limiter = new BoundedLimiter(2, 900);
  const long = "x".repeat(1_000_000);
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 100; n++) await limiter.count(`${n}${long}`);
  for (let n = 0; n < 200_000; n++) await limiter.count(`key ${n}`);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000);
  expect(limiter.size).toBe(100_000);
});

it("counts what is asked for often, and forgets what is not", async () => {
  const limiter = new BoundedLimiter(2, 900);
  expect([await limiter.count("a"), await limiter.count("a"), await limiter.count("a")]).toEqual([true, true, false]);
  await limiter.takeBack("a");
  expect(await limiter.count("a")).toBe(false);
  await limiter.forget("a");
  expect(await limiter.count("a")).toBe(true);
});
