import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { findNextDue } from "@/lib/db/next-due";
import { findPreferences, savePreferences } from "@/lib/db/preferences";
import { gradeCard } from "@/lib/db/reviews";
import { listTryCards } from "@/lib/db/try-cards";
import { findSecondsPerShowing, listPlanDecks, savePlan } from "@/lib/db/welcome";
import { NEW_CARD } from "@/lib/domain/card-state";
import { standingOf } from "@/lib/domain/standing-of";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";

useDatabase();
const now = new Date("2026-11-22T10:00:00Z");
const settings = settingsIn("UTC");
const plan = { interviewDate: "2027-03-14", level: "advanced", minutesPerDay: 30, decks: ["first"] } as const;
const input = (change: object = {}) => ({ ...plan, decks: ["first"], ...change });

beforeAll(async () => {
  const content = smallContent();
  content.cards.push(
    cardContent("deep", { deckSlug: "second", position: 2, level: "specialist" }),
    cardContent("asked", { deckSlug: "second", position: 3, answered: false }),
  );
  await importAs(content);
});

const studied = async (userId: string) =>
  (await listPlanDecks(userId)).filter((deck) => deck.studied).map(({ slug }) => slug);
const newPerDay = async (userId: string) => (await db().settings.findUniqueOrThrow({ where: { userId } })).newPerDay;

describe("savePlan", () => {
  it("makes preferences, new cards a day and studies the plan's, and marks the first visit as done", async () => {
    const user = await aUser();
    expect(await findPreferences(user)).toMatchObject({ welcomed: false });
    expect(await savePlan(user, input(), 7, now)).toBe(true);
    expect(await findPreferences(user)).toMatchObject({
      interviewDate: "2027-03-14",
      level: "advanced",
      minutesPerDay: 30,
      welcomed: true,
    });
    expect(await newPerDay(user)).toBe(7);
    expect(await studied(user)).toEqual(["first"]);
  });

  it("twice is once, and another plan replaces it; what one has learned stays", async () => {
    const user = await aUser();
    await savePlan(user, input(), 7, now);
    await savePlan(user, input(), 7, now);
    expect(await db().settingsVersion.count({ where: { userId: user } })).toBe(2); // the first, and 7 a day
    await gradeCard(user, reviewOf(await cardId("a"), now), now);
    await savePlan(user, input({ decks: ["second", "second"], interviewDate: null }), 5, now);
    expect(await studied(user)).toEqual(["second"]);
    expect(await findPreferences(user)).toMatchObject({ interviewDate: null });
    expect((await listPlanDecks(user))[0]?.cards.core).toEqual({ total: 3, met: 1 });
  });

  it("keeps a study that goes on as it is, its own limit included", async () => {
    const user = await aUser();
    await savePlan(user, input(), 7, now);
    await db().study.updateMany({ where: { userId: user }, data: { newPerDay: 2 } });
    await savePlan(user, input({ decks: ["first", "second"] }), 7, now);
    expect(
      await db().study.findMany({
        where: { userId: user },
        select: { newPerDay: true },
        orderBy: { newPerDay: "asc" },
      }),
    ).toEqual([{ newPerDay: 2 }, { newPerDay: null }]);
  });

  it("with a deck that is not there, or is someone else's, writes nothing at all", async () => {
    const [user, other] = [await aUser(), await aUser()];
    await db().deck.create({
      data: { slug: "others-own", title: "Own", description: "", position: 1, prerequisites: [], ownerId: other },
    });
    for (const slug of ["nowhere", "others-own"]) {
      expect(await savePlan(user, input({ decks: ["first", slug] }), 7, now)).toBe(false);
    }
    expect(await findPreferences(user)).toMatchObject({ welcomed: false, interviewDate: null });
    expect(await newPerDay(user)).toBe(20);
    expect(await studied(user)).toEqual([]);
    expect(await savePlan(other, input({ decks: ["others-own"] }), 7, now)).toBe(true);
    expect((await listPlanDecks(other)).map(({ slug, own }) => [slug, own])).toEqual([
      ["first", false],
      ["second", false],
      ["others-own", true],
    ]);
    expect((await listPlanDecks(user)).map(({ slug }) => slug)).toEqual(["first", "second"]);
  });

  it("writes nothing when its last write fails: it is one transaction", async () => {
    const user = await aUser();
    await db()
      .$executeRaw`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$`;
    await db().$executeRaw`CREATE TRIGGER refuse BEFORE INSERT ON studies FOR EACH STATEMENT EXECUTE FUNCTION refuse()`;
    try {
      await expect(savePlan(user, input(), 7, now)).rejects.toThrow("refused");
    } finally {
      await db().$executeRaw`DROP TRIGGER refuse ON studies`;
    }
    expect(await findPreferences(user)).toMatchObject({ welcomed: false, minutesPerDay: null });
    expect(await newPerDay(user)).toBe(20);
  });

  it("passing it over starts nothing and is remembered", async () => {
    const user = await aUser();
    await savePreferences(user, { welcomed: true }, now);
    expect(await findPreferences(user)).toMatchObject({ welcomed: true, interviewDate: null, minutesPerDay: null });
    expect(await studied(user)).toEqual([]);
  });
});

describe("listPlanDecks", () => {
  it("counts cards by level, none that cannot be learned, and nobody else's progress", async () => {
    const [user, other] = [await aUser(), await aUser()];
    await gradeCard(other, reviewOf(await cardId("d"), now), now);
    expect((await listPlanDecks(user))[1]?.cards).toEqual({
      core: { total: 1, met: 0 },
      advanced: { total: 0, met: 0 },
      specialist: { total: 1, met: 0 },
    });
    expect((await listPlanDecks(other))[1]?.cards.core).toEqual({ total: 1, met: 1 });
  });
});

describe("findSecondsPerShowing", () => {
  it("is the median of the last reviews once there are enough, the undone left out", async () => {
    const user = await aUser();
    expect(await findSecondsPerShowing(user, { ...settings, longestAnswerSeconds: 600 })).toBeNull();
    const card = await cardId("b");
    for (let version = 0; version < 50; version++) {
      const at = new Date(now.getTime() + version * 86_400_000);
      const review = reviewOf(card, at, { version, durationMs: version < 40 ? 12_000 : 100_000 });
      expect(await gradeCard(user, review, at)).toMatchObject({ kind: "graded" });
      expect(await findSecondsPerShowing(user, { ...settings, longestAnswerSeconds: 600 })).toBe(
        version === 49 ? 12 : null,
      );
    }
  });
});

describe("findNextDue", () => {
  it("names the first step and the first day to come, of the decks that are studied", async () => {
    const user = await aUser();
    await savePlan(user, input(), 7, now);
    expect(await findNextDue(user, settings, now)).toEqual({ step: null, review: null });
    const [a, b, d] = await Promise.all(["a", "b", "d"].map(cardId));
    if (!a || !b || !d) throw new Error("the cards are there");
    const { days } = standingOf(a, 0, NEW_CARD, now, settings);
    await gradeCard(user, reviewOf(a, now, { grade: 4 }), now);
    await gradeCard(user, reviewOf(b, now, { grade: 3 }), now);
    await gradeCard(user, reviewOf(d, now, { grade: 4 }), now); // of a deck that is not studied
    const day = new Date(now.getTime() + days[4] * 86_400_000).toISOString().slice(0, 10);
    const in10 = new Date(now.getTime() + 600_000);
    expect(await findNextDue(user, settings, now)).toEqual({
      step: { at: in10, count: 1 },
      review: { day, count: 1 },
    });
    const there = new Date(`${day}T10:00:00Z`);
    expect(await findNextDue(user, settings, there)).toEqual({ step: null, review: null });
  });
});

describe("listTryCards", () => {
  it("falls back to the first cards of the first decks where the chosen ones are gone", async () => {
    expect((await listTryCards()).map(({ slug }) => slug)).toEqual(["a", "b", "c"]);
    const content = smallContent();
    content.cards.push(cardContent("cache-stampede", { deckSlug: "second", position: 9, keyPoints: ["Only this."] }));
    await importAs(content);
    const cards = await listTryCards();
    expect(cards.map(({ slug }) => slug)).toEqual(["cache-stampede", "a", "b"]);
    expect(cards[0]?.keyPoints.map(({ text }) => text)).toEqual(["Only this."]);
  });
});
