import { expect, it } from "vitest";
import { logLine } from "../../../scripts/log.mjs";

const now = new Date("2026-11-22T08:00:00Z");
const request = { method: "GET", path: "/cards/\u001b[2Jx\u2028y", reached: false, said: new Set<string>() };

it("is one line, whatever it is made of: nobody forges one", () => {
  const error = new Error('bad input "\n{"time":"2020","level":"info","message":"all is well"}\r\u0085\u009b31m');
  const line = logLine("error", ["⨯", error], now, request);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  expect(JSON.parse(line)).toMatchObject({
    time: now.toISOString(),
    level: "error",
    method: "GET",
    path: request.path,
  });
});

it("has the place of a fault of ours, and no stack of what a request did wrong", () => {
  const fault = new Error("the database is gone");
  expect(JSON.parse(logLine("error", [fault], now)).at[0]).toMatch(/log\.test\.ts/);
  expect(logLine("warn", [fault], now)).not.toContain("log.test.ts");
});

it("cuts what is long", () => {
  expect(logLine("warn", ["x".repeat(1_000_000)], now).length).toBeLessThan(700);
});

it("has an event's fields as its own", () => {
  const line = logLine("warn", [{ event: "sign-in-failed", account: "0123456789ab", address: "192.0.2.1" }], now);
  expect(JSON.parse(line)).toEqual({
    ...{ time: now.toISOString(), level: "warn" },
    ...{ event: "sign-in-failed", account: "0123456789ab", address: "192.0.2.1" },
  });
});
