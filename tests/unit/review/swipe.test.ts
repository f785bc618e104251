import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dragOf, mayBegin } from "@/components/review/swipe";

const WIDTH = 390;

describe("a swipe", () => {
  it("is Again to the left and Good to the right, once it is far enough", () => {
    expect(dragOf(-150, 10, WIDTH)).toEqual({ dx: -150, grade: 1, far: true });
    expect(dragOf(150, -10, WIDTH)).toEqual({ dx: 150, grade: 3, far: true });
    expect(dragOf(60, 0, WIDTH)).toEqual({ dx: 60, grade: 3, far: false });
  });

  it("is none where a finger trembles, or scrolls", () => {
    expect(dragOf(8, 0, WIDTH)).toBeNull();
    expect(dragOf(150, 200, WIDTH)).toBeNull();
  });

  it("does not begin at the edges, which belong to the browser", () => {
    expect([0, 20, 40, 195, 350, 385].map((x) => mayBegin(x, WIDTH))).toEqual([false, false, true, true, true, false]);
  });

  it("never needs more than a third of any screen, and never gives Hard or Easy", () => {
    fc.assert(
      fc.property(fc.integer({ min: 280, max: 2000 }), fc.integer({ min: -2000, max: 2000 }), (width, dx) => {
        const drag = dragOf(dx, 0, width);
        if (!drag) return;
        expect([1, 3]).toContain(drag.grade);
        if (Math.abs(dx) >= width / 3) expect(drag.far).toBe(true);
        if (Math.abs(dx) < 80) expect(drag.far).toBe(false);
      }),
    );
  });
});
