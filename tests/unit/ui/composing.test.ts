import { describe, expect, it } from "vitest";
import { isComposing } from "@/components/ui/composing";

describe("the Enter that ends a composition was taken for a choice", () => {
  it.each([
    ["while it goes on", { isComposing: true, keyCode: 13 }, true],
    ["as Safari sends it, after the composition", { isComposing: false, keyCode: 229 }, true],
    ["a plain Enter", { isComposing: false, keyCode: 13 }, false],
  ])("%s", (_, event, composing) => {
    expect(isComposing(event)).toBe(composing);
  });
});
