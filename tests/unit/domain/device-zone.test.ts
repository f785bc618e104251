import { describe, expect, it } from "vitest";
import { sameClocks } from "@/lib/domain/device-zone";

const now = Date.parse("2026-12-01T12:00:00Z");

describe("sameClocks", () => {
  it.each([
    ["Europe/Berlin", "Europe/Berlin", true],
    ["Asia/Calcutta", "Asia/Kolkata", true],
    ["Europe/Berlin", "Europe/Paris", true],
    ["Europe/Berlin", "Asia/Tokyo", false],
    ["Europe/Berlin", "Africa/Lagos", false], // the same in winter alone
    ["America/Phoenix", "America/Denver", false],
    ["Mars/Olympus", "Asia/Kolkata", false],
  ])("%s and %s: %s", (one, other, same) => {
    expect(sameClocks(one, other, now)).toBe(same);
  });
});
