import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedMs, startStopwatch, whenVisible } from "@/components/review/stopwatch";

const MINUTE = 60_000;

describe("answering time", () => {
  it("had counted 8 and 55 minutes in which the tab was hidden", () => {
    let watch = startStopwatch(1000, true);
    watch = whenVisible(watch, 5000, false);
    watch = whenVisible(watch, 5000 + 8 * MINUTE, true);
    watch = whenVisible(watch, 7000 + 8 * MINUTE, false);
    watch = whenVisible(watch, 7000 + 63 * MINUTE, true);
    expect(countedMs(watch, 10_000 + 63 * MINUTE)).toBe(4000 + 2000 + 3000);
  });

  it("begins when a question that came while the page was hidden is seen", () => {
    const hidden = startStopwatch(0, false);
    expect(countedMs(hidden, MINUTE)).toBe(0);
    expect(countedMs(whenVisible(hidden, MINUTE, true), MINUTE + 500)).toBe(500);
  });

  it("is the time in which the page was visible, however often that changed or was said twice", () => {
    const spans = fc.array(fc.record({ ms: fc.integer({ min: 0, max: 100_000 }), visible: fc.boolean() }));
    fc.assert(
      fc.property(spans, (parts) => {
        let [now, watch] = [0, startStopwatch(0, true)];
        let visible = true;
        let seen = 0;
        for (const part of parts) {
          now += part.ms;
          if (visible) seen += part.ms;
          visible = part.visible;
          watch = whenVisible(watch, now, visible);
        }
        expect(countedMs(watch, now)).toBe(seen);
      }),
    );
  });
});
