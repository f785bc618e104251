import { describe, expect, it } from "vitest";
import { type CardState, NEW_CARD } from "@/lib/domain/card-state";
import { comesBackWords } from "@/lib/domain/comes-back";
import { dayWords } from "@/lib/domain/day-words";
import { interviewWords } from "@/lib/domain/interview";
import { nextDueWords } from "@/lib/domain/next-due-words";
import { dateProblem, planSchema } from "@/lib/domain/plan";
import { preview } from "@/lib/domain/schedule";
import { DEFAULT_SETTINGS } from "@/lib/domain/settings";

const today = "2026-11-22";
const now = new Date("2026-11-22T10:00:00Z");
const clock = { timeZone: "UTC", rolloverHour: 4 };

describe("dayWords", () => {
  it("has the year where it is another", () => {
    expect(dayWords("2026-12-01", today)).toBe("1 December");
    expect(dayWords("2027-03-14", today)).toBe("14 March 2027");
  });
});

describe("interviewWords", () => {
  const words = (date: string, total = 240, met = 40, newToday = 5) =>
    interviewWords(date, today, { total, met }, newToday, 10);

  it("counts today's new cards and those of the days between, not the interview's day", () => {
    expect(words("2026-11-24")).toEqual({
      when: "Interview in 2 days, 24 November",
      pace: "At your pace you will have met 55 of the 240 cards of your decks by then.",
    });
    expect(words("2026-12-12", 240, 40, 10).pace).toContain("Your pace holds");
    expect(words("2026-12-11", 240, 40, 10).pace).toContain("230 of the 240");
  });

  it("speaks of tomorrow, today and the past, and of nothing left to meet", () => {
    expect(words("2026-11-23").when).toBe("Interview tomorrow, 23 November");
    expect(words("2026-11-22").when).toContain("today");
    expect(words("2026-11-20")).toEqual({ when: "Your interview was on 20 November.", pace: null });
    expect(words("2026-12-01", 40, 40).pace).toContain("You have seen every card");
  });
});

describe("nextDueWords", () => {
  it.each([
    [null, null, "Nothing is waiting to come back."],
    [{ at: new Date("2026-11-22T10:11:30Z"), count: 1 }, null, "One card comes back in 12 minutes."],
    [{ at: new Date("2026-11-22T13:00:00Z"), count: 2 }, null, "2 cards come back, the first in 3 hours."],
    [null, { day: "2026-11-23", count: 8 }, "Tomorrow: 8 reviews."],
    [null, { day: "2026-11-25", count: 1 }, "The next reviews are on 25 November, in 3 days: 1."],
  ])("%j and %j", (step, review, sentence) => {
    expect(nextDueWords({ step, review }, now, clock)).toBe(sentence);
  });
});

describe("comesBackWords", () => {
  const settings = { ...DEFAULT_SETTINGS, timeZone: "UTC" };

  it("says of a step what follows it, and of an interval its days, as the buttons do", () => {
    const words = comesBackWords("a card", NEW_CARD, now, settings);
    const easy = preview("a card", NEW_CARD, now, settings)[4].after;
    expect(words[4]).toBe(`in ${easy.state === "review" && easy.intervalDays} days`);
    expect(words[3]).toMatch(/^in 10 minutes, and if you recall it then, in \d+ days$/);
    expect(words[1]).toMatch(/^in a minute, and if you recall it then, (tomorrow|in \d+ days)$/);
  });

  it("without steps every grade has its days", () => {
    const none = { ...settings, learningStepsMinutes: [] };
    for (const word of Object.values(comesBackWords("a card", NEW_CARD as CardState, now, none)))
      expect(word).toMatch(/^(tomorrow|in \d+ days)$/);
  });
});

describe("a plan", () => {
  const plan = { interviewDate: "2027-03-14", level: "core", minutesPerDay: 20, decks: ["caching"] };

  it("is refused field by field, in sentences", () => {
    expect(planSchema.safeParse(plan).success).toBe(true);
    expect(planSchema.safeParse({ ...plan, interviewDate: null }).success).toBe(true);
    const wrong = { interviewDate: "", level: "deep", minutesPerDay: Number.NaN, decks: [] };
    const { error } = planSchema.safeParse(wrong);
    expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["interviewDate", "Choose the day of your interview, or “No date yet”."],
      ["level", "There is no such level."],
      ["minutesPerDay", "Choose a whole number of minutes from 5 to 90."],
      ["decks", "Choose at least one deck to begin with."],
    ]);
    for (const minutesPerDay of [4, 91, 20.5])
      expect(planSchema.safeParse({ ...plan, minutesPerDay }).success).toBe(false);
  });

  it("has its interview today or later, or none", () => {
    expect(dateProblem("2026-11-21", today)).toContain("That day has passed. Choose 22 November or a later one");
    for (const date of ["2026-11-22", "2027-01-01", null]) expect(dateProblem(date, today)).toBeNull();
  });
});
