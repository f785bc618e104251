import { describe, expect, it } from "vitest";
import { hostRule, refusalOf, settleForwarded } from "../../../scripts/refusal.mjs";

const isOurs = hostRule(undefined, "127.0.0.1");
const ask = (more: object = {}, headers: object = {}) =>
  refusalOf({ method: "GET", url: "/decks", ...more, headers: { host: "localhost:3000", ...headers } }, isOurs)?.status;

describe("the names of the app", () => {
  it.each(["localhost:3000", "LOCALHOST", "127.0.0.1:3000", "[::1]:3000", "192.168.1.5:8080", "localhost:80"])(
    "it answers to %s",
    (host) => {
      expect(isOurs(host)).toBe(true);
    },
  );

  it.each([
    "evil.example",
    "localhost.evil.example:3000",
    "127.0.0.1.evil.example",
    "a@localhost",
    "",
    "x y",
    "[::1",
    undefined,
  ])("another name that leads to this machine (%s) gets nothing", (host) => {
    expect(isOurs(host)).toBe(false);
  });

  it("are the public one and this machine's, where there is a public one", () => {
    const rule = hostRule("https://cards.example.com", "0.0.0.0");
    expect(["cards.example.com", "localhost:3000", "other.example.com"].map((host) => rule(host))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("are not what a caller says was forwarded, unless there are proxies to say it", () => {
    const told = { host: "localhost:3000", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
    const alone = { ...told };
    settleForwarded(alone, 0, undefined);
    expect(alone).toEqual({ host: "localhost:3000" });
    const behind = { ...told };
    settleForwarded(behind, 1, undefined);
    expect(behind).toEqual(told);
    expect(refusalOf({ method: "GET", url: "/", headers: behind }, isOurs)?.status).toBe(421);
  });

  it("are the public one for its own pages, behind a proxy that hides it", () => {
    const headers = { host: "127.0.0.1:3000", origin: "https://cards.example.com" };
    settleForwarded(headers, 0, "https://cards.example.com");
    expect(headers).toMatchObject({ "x-forwarded-host": "cards.example.com", "x-forwarded-proto": "https" });
    const rule = hostRule("https://cards.example.com", "127.0.0.1");
    expect(refusalOf({ method: "POST", url: "/", headers }, rule)).toBeNull();
  });
});

describe("a request", () => {
  it.each([
    ["/cards/%ff", 400],
    ["/cards/%", 400],
    ["/cards/a%00b", 400],
    ["/cards/a%0Ab", 400],
    ["/decks?q=%00", 400],
    ["http://evil.example/", 400],
    ["*", 400],
    [`/search?q=${"x".repeat(12_000)}`, 414],
    ["/decks?q=%ff", undefined],
    ["/cards/%E4%B8%80", undefined],
  ])("for %.30s is answered %s", (url, status) => {
    expect(ask({ url })).toBe(status);
  });

  it.each([
    ["/api/auth/callback/credentials", 16_385, 413],
    ["/api/auth/callback/credentials", 16_384, undefined],
    ["//API/auth/signin", 100_000, 413],
    ["/%61pi/auth/signin", 100_000, 413],
    ["/decks", 1_000_000, undefined],
    ["/x/../api/auth/signin", 100_000, 413],
    ["/x/%2e%2E/./api/auth/signin", 100_000, 413],
    ["/\\api/auth/signin", 100_000, 413],
    ["/decks", 1_000_001, 413],
    ["/decks", Number.NaN, 413],
  ])("to %s of %d bytes is answered %s", (url, bytes, status) => {
    expect(ask({ method: "POST", url }, { "content-length": String(bytes) })).toBe(status);
  });

  it("whose body says no length is refused before it is read", () => {
    expect(ask({ method: "POST" }, { "transfer-encoding": "chunked" })).toBe(411);
  });

  it.each(["https://evil.example", "null", "::", "http://localhost:3001", "http://localhost"])(
    "that a page of %s sends does nothing",
    (origin) => {
      expect(ask({ method: "POST" }, { origin })).toBe(403);
    },
  );

  it("that a page of the app sends is taken", () => {
    expect(ask({ method: "POST" }, { origin: "http://localhost:3000" })).toBeUndefined();
  });
});

it("a method that Next fails at is refused, not a fault of ours", () => {
  expect(["TRACE", "CONNECT", "PROPFIND"].map((method) => ask({ method }))).toEqual([405, 405, 405]);
  expect(["GET", "HEAD", "OPTIONS", "PUT"].map((method) => ask({ method }))).toEqual(Array(4).fill(undefined));
});
