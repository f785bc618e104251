import { beforeAll, describe, expect, it } from "vitest";
import { findDeck, listDecks, startStudying, stopStudying } from "@/lib/db/decks";
import { loadQueue } from "@/lib/db/queue";
import { gradeCard } from "@/lib/db/reviews";
import { findSettings, saveSettings } from "@/lib/db/settings";
import { loadAggregates } from "@/lib/db/statistics";
import type { Grade } from "@/lib/domain/grade";
import { studyDayOf } from "@/lib/domain/study-day";
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
  const studyDay = studyDayOf(at, await settingsOf(user));
  return gradeCard(user, reviewOf(await cardId(slug), at, { grade: value, version, studyDay }), at);
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
    const { days, due, counts } = await loadAggregates(user, await settingsOf(user));
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
    const { days, due } = await loadAggregates(user, await settingsOf(user));
    expect(days[0]?.studyDay).toBe("2026-11-21");
    expect(due).toEqual([{ dueDay: "2026-11-21", cards: 1 }]);
  });

  it("is empty for someone new", async () => {
    const user = await aUser();
    expect(await loadAggregates(user, await settingsOf(user))).toEqual({
      days: [],
      due: [],
      counts: { new: 0, learning: 0, young: 0, mature: 0 },
    });
  });
});
