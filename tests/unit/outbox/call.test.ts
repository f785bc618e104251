import { describe, expect, it } from "vitest";
import { call } from "@/components/review/outbox/call";

describe("call", () => {
  it("runs actions one after the other, so that each looks at the clock when it is its turn", async () => {
    const events: string[] = [];
    let answerFirst = (_: string) => {};
    const first = call(() => {
      events.push("first begins");
      return new Promise<string>((resolve) => {
        answerFirst = resolve;
      });
    });
    const second = call(async () => {
      events.push("second begins");
      return "two";
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(events).toEqual(["first begins"]);
    answerFirst("one");
    expect(await Promise.all([first, second])).toEqual([
      { kind: "answered", answer: "one" },
      { kind: "answered", answer: "two" },
    ]);
    expect(events).toEqual(["first begins", "second begins"]);
  });

  it("takes a failure as no connection, and goes on with the next", async () => {
    const failing = call(() => Promise.reject(new TypeError("Failed to fetch")));
    const next = call(async () => 1);
    expect(await failing).toEqual({ kind: "unreachable" });
    expect(await next).toEqual({ kind: "answered", answer: 1 });
  });
});
