import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { remembered } from "@/lib/markdown/remembered";

describe("remembered", () => {
  it("answers as the function does, whatever was asked before", () => {
    const twice = (text: string) => text + text;
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 })), fc.integer({ min: 0, max: 60 }), (texts, most) => {
        const known = remembered(twice, most);
        for (const text of texts) expect(known(text)).toBe(twice(text));
      }),
    );
  });

  it("makes an answer once, and forgets the one that was asked for longest ago", () => {
    const made: string[] = [];
    const known = remembered((text) => {
      made.push(text);
      return "-";
    }, 4);
    for (const text of ["a", "b", "a", "c", "a", "b"]) known(text); // two fit: b is forgotten for c
    expect(made).toEqual(["a", "b", "c", "b"]);
  });
});
