import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const secret = "a secret that only the tests know";
const now = new Date("2026-11-22T08:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
  vi.stubEnv("NEXTAUTH_SECRET", secret);
});
afterEach(() => {
  vi.useRealTimers();
});

const { userOfToken } = await import("@/lib/auth/token");
const tokenOf = (sub: string, maxAge: number, key = secret) => encode({ token: { sub }, secret: key, maxAge });
const later = (seconds: number) => vi.setSystemTime(now.getTime() + seconds * 1000);

describe("userOfToken", () => {
  it("names the user of a token, each its own, the first time and after", async () => {
    const [one, other] = [await tokenOf("one", 3600), await tokenOf("other", 3600)];
    for (const token of [one, other, one, other])
      expect(await userOfToken(token)).toBe(token === one ? "one" : "other");
    later(1800);
    expect(await userOfToken(one)).toBe("one");
  });

  it("knows no user of a token that is forged or damaged, also beside the right one", async () => {
    const token = await tokenOf("one", 3600);
    expect(await userOfToken(token)).toBe("one");
    expect(await userOfToken(await tokenOf("one", 3600, "another secret altogether"))).toBeNull();
    expect(await userOfToken(`${token.slice(0, -4)}AAAA`)).toBeNull();
    expect(await userOfToken("")).toBeNull();
  });

  it("keeps no token beyond its own end", async () => {
    const token = await tokenOf("one", 20);
    expect(await userOfToken(token)).toBe("one");
    later(19);
    expect(await userOfToken(token)).toBe("one");
    later(60); // next-auth allows 15 seconds for clocks that differ
    expect(await userOfToken(token)).toBeNull();
  });
});
