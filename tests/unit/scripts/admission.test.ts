import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { admission, costOf } from "@/scripts/admission.mjs";

const response = () => Object.assign(new EventEmitter(), { destroyed: false }) as unknown as ServerResponse;

describe("what costs the server's one thread", () => {
  it.each([
    ["GET", "/search?q=cache", 0, "search"],
    ["GET", "/api/search?q=deck:****", 0, "search"],
    ["GET", "/searching", 0, "page"],
    ["GET", "/review", 0, "page"],
    ["GET", "/_next/static/a.js", 0, null],
    ["POST", "/review", 900, null],
    ["POST", "/review", 900_000, "body"],
  ])("%s %s with %d bytes: %s", (method, url, length, cost) => {
    expect(costOf({ method, url, headers: { "content-length": String(length) } })).toBe(cost);
  });
});

describe("twenty searches at once", () => {
  it("held the server until all were done: now they take turns, in their order", async () => {
    const admit = admission();
    const all = Array.from({ length: 20 }, response);
    const begun: number[] = [];
    for (const [i, one] of all.entries()) expect(admit(one, () => begun.push(i))).toBe(true);
    for (let done = 0; done < all.length; done++) {
      expect(begun).toEqual(Array.from({ length: done + 1 }, (_, i) => i));
      all[done]?.emit("close");
      await turn();
    }
    expect(begun).toHaveLength(20);
  });

  it("do not wait for one whose visitor has gone, and are not more than may wait", async () => {
    const admit = admission({ mostWaiting: 2 });
    const [first, gone, last, refused] = [response(), response(), response(), response()];
    const begun: string[] = [];
    admit(first, () => begun.push("first"));
    admit(gone, () => begun.push("gone"));
    admit(last, () => begun.push("last"));
    expect(admit(refused, () => begun.push("refused"))).toBe(false);
    Object.assign(gone, { destroyed: true });
    first.emit("close");
    await turn();
    expect(begun).toEqual(["first", "last"]);
  });

  it("do not wait long for one that never ends", async () => {
    const admit = admission({ turnMs: 1 });
    admit(response(), () => {});
    await new Promise<void>((resolve) => admit(response(), resolve));
  });
});
