import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ForgettingChart } from "@/components/stats/forgetting-chart";
import { type CurveEvent, forgettingCurve } from "@/lib/domain/forgetting-curve";
import type { Grade } from "@/lib/domain/grade";
import { addDays } from "@/lib/domain/study-day";

const start = "2026-01-10";
const review = (day: number, stability: number, grade: Grade = 3): CurveEvent => ({
  kind: "review",
  studyDay: addDays(start, day),
  grade,
  stability,
});

/** The chart's HTML for a history, on a day and with a day on which it is due. */
function draw(events: CurveEvent[], today: number, due: number | null): string {
  const dueDay = due === null ? null : addDays(start, due);
  const curve = forgettingCurve(events, addDays(start, today), dueDay, { weights: [] });
  if (!curve) throw new Error("there is a review");
  return renderToStaticMarkup(createElement(ForgettingChart, { curve, desired: 0.9 }));
}

const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("the forgetting chart", () => {
  const many = Array.from({ length: 300 }, (_, i) => review(i * 3, 4 + i));
  const drawn: Record<string, string> = {
    "one review": draw([review(0, 3)], 1, 3),
    "a day of learning steps": draw([review(0, 0.3, 1), review(0, 2.3)], 0, 0),
    "a card that is late": draw([review(0, 3), review(4, 9)], 40, 13),
    "a card that is suspended": draw([review(0, 3)], 2, null),
    "a card that was reset": draw([review(0, 3), { kind: "reset", studyDay: addDays(start, 5) }], 9, null),
    "300 reviews": draw(many, 900, 1200),
    "an interval of 100 years": draw([review(0, 36_500)], 1, 36_500),
  };

  it.each(Object.keys(drawn))("draws %s at both widths, every number a number, nothing out of the picture", (name) => {
    const html = drawn[name] ?? "";
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
    const pictures = [...html.matchAll(/<svg viewBox="0 0 (344|704) [\s\S]*?<\/svg>/g)];
    expect(pictures.map((picture) => picture[1])).toEqual(["344", "704"]);
    for (const [picture, width = ""] of pictures) {
      const xs = [...picture.matchAll(/ (?:x|x1|x2|cx)="([^"]+)"|translate\(([^,]+),/g)].map((m) =>
        Number(m[1] ?? m[2]),
      );
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(Number(width));
    }
  });

  it("says where the card stands, and when it is due", () => {
    expect(words(drawn["one review"] ?? "")).toContain("It is due on 13 Jan 2026, when the chance will be 90 %.");
    expect(words(drawn["a day of learning steps"] ?? "")).toContain("recall it today is 100 %. It is due today.");
    expect(words(drawn["a card that is late"] ?? "")).toContain("It has been due since 23 Jan 2026.");
    expect(words(drawn["a card that is suspended"] ?? "")).toContain("It does not come up while it is suspended.");
    expect(words(drawn["a card that was reset"] ?? "")).toContain("it is new again");
  });

  it("marks each study day by its first grade, in shape and hue, and has a row for it", () => {
    const html = draw([review(0, 1, 1), review(0, 2, 3), review(3, 5, 2), review(9, 20, 4)], 12, 29);
    const [phone = ""] = /<svg viewBox="0 0 344[\s\S]*?<\/svg>/.exec(html) ?? [];
    expect([...phone.matchAll(/fill-(again|hard|good|easy)/g)].map((match) => match[1])).toEqual([
      "again",
      "hard",
      "easy",
    ]);
    expect(words(html)).toMatch(/10 Jan 2026 new Again, then 1 more 2\.0 days 13 Jan 2026 \d\d % Hard 5\.0 days/);
    expect(words(html)).toMatch(/Now, 22 Jan 2026 \d\d % Due, 8 Feb 2026 \d\d %/);
  });

  it("has no two labels of the same name, over days and over years", () => {
    for (const html of Object.values(drawn)) {
      const [desk = ""] = /<svg viewBox="0 0 704[\s\S]*?<\/svg>/.exec(html) ?? [];
      const labels = [...desk.matchAll(/<text x="[^"]*" y="240"[^>]*>([^<]*)</g)].map((match) => match[1]);
      expect(labels.length).toBeGreaterThan(0);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it("stays light with 300 reviews", () => {
    expect(drawn["300 reviews"]?.length).toBeLessThan(150_000);
  });
});
