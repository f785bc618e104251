import { describe, expect, it } from "vitest";
import { addressOf, hostOf, onlyThisMachine } from "@/scripts/listen.mjs";

describe("the demo account with its public password", () => {
  it.each(["127.0.0.1", "localhost", "127.0.0.2", "127.1", "::1", "::ffff:127.0.0.1"])(
    "is there when HOST is %s, where only this machine looks in",
    async (host) => expect(await onlyThisMachine(host)).toBe(true),
  );

  it.each(["0.0.0.0", "0", "::", "192.168.1.20", "10.0.0.5", "::ffff:192.168.1.20", "fe80::1", "nowhere.invalid"])(
    "is closed when HOST is %s, which others may reach",
    async (host) => expect(await onlyThisMachine(host)).toBe(false),
  );

  it("is closed where a proxy on this machine makes the app public", async () => {
    expect(await onlyThisMachine("127.0.0.1", "https://198.51.100.7")).toBe(false);
    expect(await onlyThisMachine("127.0.0.1", "no address")).toBe(false);
    expect(await onlyThisMachine("127.0.0.1", "http://localhost:3000")).toBe(true);
    expect(await onlyThisMachine("127.0.0.1", "http://[::1]:3000")).toBe(true);
  });
});

it("listens on this machine only with the embedded database, and on all with DATABASE_URL", () => {
  expect(hostOf({})).toBe("127.0.0.1");
  expect(hostOf({ HOST: "" })).toBe("127.0.0.1");
  expect(hostOf({ DATABASE_URL: "postgresql://db/cards" })).toBe("0.0.0.0");
  expect(hostOf({ HOST: "::", DATABASE_URL: "postgresql://db/cards" })).toBe("::");
});

it("names an address that can be opened", () => {
  expect(addressOf("127.0.0.1", 3000)).toBe("http://localhost:3000");
  expect(addressOf("0.0.0.0", 3000)).toBe("http://localhost:3000");
  expect(addressOf("192.168.1.20", 3000)).toBe("http://192.168.1.20:3000");
  expect(addressOf("fe80::1", 80)).toBe("http://[fe80::1]:80");
});
