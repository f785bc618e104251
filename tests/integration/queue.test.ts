import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard } from "@/lib/db/actions";
import { findDeck, listDecks, startStudying, stopStudying } from "@/lib/db/decks";
import { findNextDue } from "@/lib/db/next-due";
import { loadPractice, loadQueue, loadToday, studyMore } from "@/lib/db/queue";
import { gradeCard } from "@/lib/db/reviews";
import { findSettings, saveSettings } from "@/lib/db/settings";
import { loadAggregates } from "@/lib/db/statistics";
import type { CardAction } from "@/lib/domain/action";
import type { Grade } from "@/lib/domain/grade";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, smallContent } from "../support/fixtures";

useDatabase();
const now = new Date("2026-11-22T08:00:00Z");
const later = (minutes: number, from = now) => new Date(from.getTime() + minutes * 60_000);

const content = smallContent();
content.cards.push(
  ...Array.from({ length: 40 }, (_, i) =>
    cardContent(`many-${String(i).padStart(2, "0")}`, { deckSlug: "second", position: i + 2 }),
  ),
);
beforeAll(() => importAs(content));

async function settingsOf(user: string) {
  const settings = await findSettings(user);
  if (!settings) throw new Error("a new user has settings");
  return settings;
}

async function slugs(user: string, at: Date, ...decks: string[]) {
  const ids = new Map(await Promise.all(content.cards.map(async ({ slug }) => [await cardId(slug), slug] as const)));
  return (await loadQueue(user, await settingsOf(user), at, decks)).map((entry) => ids.get(entry.cardId));
}

async function grade(user: string, slug: string, value: Grade, at: Date, version = 0) {
  return gradeCard(user, reviewOf(await cardId(slug), at, { grade: value, version }), at);
}

describe("loadQueue", () => {
  it("is empty for someone who studies no deck", async () => {
    expect(await slugs(await aUser(), now)).toEqual([]);
  });

  it("has the new cards of studied decks in learning order, up to the day's limit", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await startStudying(user, "second");
    await saveSettings(user, { newPerDay: 5 });
    expect(await slugs(user, now)).toEqual(["a", "b", "c", "d", "many-00"]);
    expect(await slugs(user, now, "second")).toEqual(["d", "many-00", "many-01", "many-02", "many-03"]);
  });

  it("counts what was started today against the limit, and begins anew with the next study day", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await saveSettings(user, { newPerDay: 2 });
    await grade(user, "a", 4, now);
    expect(await slugs(user, later(1))).toEqual(["b"]);
    expect(await slugs(user, new Date("2026-11-23T03:59:00Z"))).toEqual(["b"]);
    expect(await slugs(user, new Date("2026-11-23T04:00:00Z"))).toEqual(["b", "c"]);
  });

  it("shows a step that is due first, one that is due soon last, and one that is far off not at all", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await grade(user, "a", 1, now);
    expect(await slugs(user, later(0.5))).toEqual(["b", "c", "a"]);
    expect(await slugs(user, later(1))).toEqual(["a", "b", "c"]);
    await saveSettings(user, { learningStepsMinutes: [60] });
    await grade(user, "b", 1, now);
    expect(await slugs(user, later(2))).toEqual(["a", "c"]);
  });

  it("puts the least retrievable review first", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await grade(user, "a", 4, now);
    await grade(user, "b", 3, now);
    await grade(user, "b", 3, later(11), 1);
    const month = new Date("2026-12-22T08:00:00Z");
    expect((await slugs(user, month)).filter((slug) => slug !== "c")).toEqual(["b", "a"]);
    await saveSettings(user, { reviewsPerDay: 1 });
    expect((await slugs(user, month)).filter((slug) => slug !== "c")).toEqual(["b"]);
  });

  it("leaves out a deck that is no longer studied, and keeps its states", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await grade(user, "a", 1, now);
    await stopStudying(user, "first");
    expect(await slugs(user, later(5))).toEqual([]);
    await startStudying(user, "first");
    expect((await slugs(user, later(5)))[0]).toBe("a");
  });

  it("takes some decks of those that are studied", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await startStudying(user, "second");
    await saveSettings(user, { newPerDay: 4 });
    expect(await slugs(user, now, "first", "second")).toEqual(["a", "b", "c", "d"]);
    expect(await slugs(user, now, "nowhere")).toEqual([]);
  });

  it("orders due reviews as the learner chose, the random order by day", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await saveSettings(user, { newPerDay: 0, learningStepsMinutes: [] });
    await grade(user, "c", 2, now);
    await grade(user, "a", 4, now);
    await grade(user, "b", 3, now);
    const month = new Date("2026-12-22T08:00:00Z");
    await saveSettings(user, { reviewOrder: "due" });
    expect(await slugs(user, month)).toEqual(["c", "b", "a"]);
    await saveSettings(user, { reviewOrder: "difficulty" });
    expect(await slugs(user, month)).toEqual(["c", "b", "a"]);
    await saveSettings(user, { reviewOrder: "random" });
    const days = Array.from({ length: 12 }, (_, i) => new Date(month.getTime() + i * 86_400_000));
    const orders = await Promise.all(days.map(async (day) => (await slugs(user, day)).join()));
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(await slugs(user, new Date(month.getTime() + 3_600_000))).toEqual(await slugs(user, month));
  });

  it("has new cards before, after or among the reviews, as the learner chose", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await startStudying(user, "second");
    await saveSettings(user, { newPerDay: 2, learningStepsMinutes: [] });
    for (const slug of ["a", "b"]) await grade(user, slug, 2, now);
    const month = new Date("2026-12-22T08:00:00Z");
    const kinds = async () =>
      (await loadQueue(user, await settingsOf(user), month, [])).map((entry) => entry.kind).join(" ");
    expect(await kinds()).toBe("review new review new");
    await saveSettings(user, { newOrder: "first" });
    expect(await kinds()).toBe("new new review review");
    await saveSettings(user, { newOrder: "last" });
    expect(await kinds()).toBe("review review new new");
  });

  it("shows a step of days from the beginning of its study day, and not early", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await saveSettings(user, { newPerDay: 1, learningStepsMinutes: [1440, 2880] });
    await grade(user, "a", 1, now);
    const settings = await settingsOf(user);
    expect(await slugs(user, new Date("2026-11-23T03:59:59Z"))).toEqual([]);
    expect(await findNextDue(user, settings, later(1))).toEqual({
      step: null,
      review: { day: "2026-11-23", count: 1 },
    });
    const begin = new Date("2026-11-23T04:00:00Z");
    expect(await slugs(user, begin)).toEqual(["a", "b"]);
    expect((await findDeck(user, settings, begin, "first"))?.due).toBe(1);
    await grade(user, "a", 3, begin, 1);
    // Two days later the review counts as one of a card that had waited for days.
    await grade(user, "a", 3, new Date("2026-11-25T05:00:00Z"), 2);
    const { days } = await loadAggregates(user, settings, new Date("2026-11-25T06:00:00Z"));
    expect(days.map(({ studyDay, kind }) => [studyDay, kind])).toEqual([
      ["2026-11-22", "learning"],
      ["2026-11-23", "young"],
      ["2026-11-25", "young"],
    ]);
  });

  it("holds nothing that is suspended, and what is buried from the next study day on", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    const act = async (slug: string, kind: CardAction) =>
      changeCard(user, { id: randomUUID(), cardId: await cardId(slug), kind, ageMs: 0 }, now);
    await act("a", "suspend");
    await act("b", "bury");
    expect(await slugs(user, later(1))).toEqual(["c"]);
    expect(await slugs(user, new Date("2026-11-23T04:00:00Z"))).toEqual(["b", "c"]);
    await act("a", "unsuspend");
    await act("b", "unbury");
    expect(await slugs(user, later(1))).toEqual(["a", "b", "c"]);
  });

  it("raises today's limits where more is asked for, for today alone", async () => {
    const user = await aUser();
    await startStudying(user, "second");
    await saveSettings(user, { newPerDay: 1 });
    const settings = await settingsOf(user);
    for (let i = 0; i < 2; i++) await studyMore(user, settings, { new: 2, reviews: 0 }, now);
    expect((await slugs(user, now)).length).toBe(5);
    expect((await slugs(user, new Date("2026-11-23T08:00:00Z"))).length).toBe(1);
  });

  it("keeps the day's limit through a change of the time zone, in either direction", async () => {
    for (const zone of ["Pacific/Auckland", "America/Los_Angeles"]) {
      const user = await aUser();
      await startStudying(user, "second");
      await saveSettings(user, { newPerDay: 3 });
      for (const slug of ["d", "many-00"]) await grade(user, slug, 4, now);
      await saveSettings(user, { timeZone: zone });
      expect((await slugs(user, later(1))).length).toBe(1);
    }
  });

  it("never has a negative limit, however much was started", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    for (const slug of ["a", "b"]) await grade(user, slug, 4, now);
    await saveSettings(user, { newPerDay: 1 });
    expect((await loadToday(user, await settingsOf(user), later(1))).left).toEqual({ new: 0, reviews: 200 });
    expect(await slugs(user, later(1))).toEqual([]);
  });

  it("practices whatever is studied, the least retrievable first, and new cards last", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await grade(user, "b", 4, now);
    await grade(user, "a", 3, now);
    const entries = await loadPractice(user, await settingsOf(user), later(30), []);
    expect(await Promise.all(["a", "b"].map(cardId))).toContain(entries[0]?.cardId);
    expect(entries.map((entry) => entry.kind).at(-1)).toBe("new");
    expect(entries).toHaveLength(3);
  });

  it("knows nothing of another user's cards", async () => {
    const [one, other] = [await aUser(), await aUser()];
    await startStudying(one, "first");
    await grade(one, "a", 4, now);
    await startStudying(other, "first");
    expect(await slugs(other, later(1))).toEqual(["a", "b", "c"]);
  });
});

describe("listDecks", () => {
  it("adds up each deck's cards by stage for this user alone", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await grade(user, "a", 4, now);
    await grade(user, "b", 1, now);
    const settings = await settingsOf(user);
    expect(await findDeck(user, settings, later(1), "first")).toMatchObject({
      studied: true,
      new: 1,
      learning: 1,
      young: 1,
      mature: 0,
      due: 1,
    });
    expect(await findDeck(null, settings, now, "first")).toMatchObject({
      studied: false,
      new: 3,
      learning: 0,
      young: 0,
      mature: 0,
      due: 0,
    });
    expect((await listDecks(user, settings, now)).map((deck) => deck.slug)).toEqual(["first", "second"]);
    expect(await findDeck(user, settings, now, "nowhere")).toBeNull();
  });
});

describe("loadAggregates", () => {
  it("adds up the ledger by study day and stage, and what is due", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await grade(user, "a", 4, now);
    await grade(user, "b", 1, now);
    const { days, due, counts } = await loadAggregates(user, await settingsOf(user), now);
    expect(days).toEqual([
      { studyDay: "2026-11-22", kind: "learning", reviews: 2, passed: 1, predicted: 0, durationMs: 10_000 },
    ]);
    expect(due.map((row) => row.cards)).toEqual([1, 1]);
    expect(due[0]?.dueDay).toBe("2026-11-22");
    expect(counts).toEqual({ new: 1, learning: 1, young: 1, mature: 0 });
  });

  it("counts a review that passed before the rollover hour for the evening before, where the learner lives", async () => {
    const user = await aUser("Asia/Kathmandu");
    await startStudying(user, "first");
    await grade(user, "a", 1, new Date("2026-11-21T22:00:00Z"));
    const { days, due } = await loadAggregates(user, await settingsOf(user), now);
    expect(days[0]?.studyDay).toBe("2026-11-21");
    expect(due).toEqual([{ dueDay: "2026-11-21", cards: 1 }]);
  });

  it("is empty for someone new", async () => {
    const user = await aUser();
    expect(await loadAggregates(user, await settingsOf(user), now)).toEqual({
      days: [],
      due: [],
      counts: { new: 0, learning: 0, young: 0, mature: 0 },
    });
  });
});
