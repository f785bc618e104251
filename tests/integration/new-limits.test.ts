import fc from "fast-check";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { setNewPerDay, startStudying } from "@/lib/db/decks";
import { savePreferences } from "@/lib/db/preferences";
import { loadPractice, loadQueue, studyMore } from "@/lib/db/queue";
import { gradeCard } from "@/lib/db/reviews";
import { saveSettings } from "@/lib/db/settings";
import { undoLast } from "@/lib/db/undo";
import type { Content } from "@/lib/domain/content";
import { LEVELS, type Level } from "@/lib/domain/level";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, settingsIn } from "../support/fixtures";

const database = useDatabase();
const NOW = new Date("2026-11-22T08:00:00Z");
const TOMORROW = new Date("2026-11-23T08:00:00Z");
const DECKS = ["one", "two", "three"] as const;
const CARDS = 6;

/** Three decks of six cards, of each level two: one-1 and one-4 are core, one-2 and one-5 advanced. */
function content(): Content {
  return {
    decks: DECKS.map((slug, i) => ({ slug, title: slug, description: "", position: i + 1, prerequisites: [] })),
    cards: DECKS.flatMap((deckSlug) =>
      Array.from({ length: CARDS }, (_, i) =>
        cardContent(`${deckSlug}-${i + 1}`, { deckSlug, position: i + 1, level: LEVELS[i % 3] ?? "core" }),
      ),
    ),
  };
}

beforeAll(() => importAs(content()));

async function aLearner(limits: Partial<Record<(typeof DECKS)[number], number | null>> = {}, newPerDay = 20) {
  const user = await aUser();
  for (const deck of DECKS) {
    await startStudying(user, deck);
    await setNewPerDay(user, deck, limits[deck] ?? null);
  }
  await saveSettings(user, { newPerDay });
  return user;
}

const settings = (newPerDay = 20) => settingsIn("UTC", { newPerDay });
const slugsOf = async (ids: readonly string[]) => {
  const rows = await db().card.findMany({ where: { id: { in: [...ids] } }, select: { id: true, slug: true } });
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
  return ids.map((id) => slugs.get(id) ?? "");
};
async function fresh(user: string, { at = NOW, newPerDay = 20, decks = [] as string[] } = {}) {
  const queue = await loadQueue(user, settings(newPerDay), at, decks);
  return slugsOf(queue.filter((entry) => entry.kind === "new").map((entry) => entry.cardId));
}
const begin = async (user: string, slug: string, at = NOW) =>
  gradeCard(user, reviewOf(await cardId(slug), at, { grade: 4 }), at);

describe("new cards a day of a deck", () => {
  it("limit each deck by what was begun in it today, and share the learner's own limit in learning order", async () => {
    const user = await aLearner({ one: 2, two: 1 });
    expect(await fresh(user)).toEqual(["one-1", "one-2", "two-1", ...[1, 2, 3, 4, 5, 6].map((n) => `three-${n}`)]);
    expect(await fresh(user, { newPerDay: 4 })).toEqual(["one-1", "one-2", "two-1", "three-1"]);
    await begin(user, "one-1");
    await begin(user, "two-1");
    expect(await fresh(user, { newPerDay: 4 })).toEqual(["one-2", "three-1"]);
    await undoLast(user, { id: crypto.randomUUID(), ageMs: 0 }, NOW);
    expect(await fresh(user, { newPerDay: 4 })).toEqual(["one-2", "two-1", "three-1"]);
    expect(await fresh(user, { at: TOMORROW })).toEqual(expect.arrayContaining(["one-2", "one-3", "two-1"]));
  });

  it("may be none: 0 offers nothing of that deck, and does not count it as all seen", async () => {
    const user = await aLearner({ one: 0, two: 0, three: 0 });
    expect(await fresh(user)).toEqual([]);
    expect(await db().study.count({ where: { userId: user, allSeen: true } })).toBe(0);
    await setNewPerDay(user, "two", null);
    expect(await fresh(user)).toHaveLength(CARDS);
  });

  it("stay when more is asked for today: that raises the learner's own limit alone", async () => {
    const user = await aLearner({ one: 1, two: 0, three: 0 }, 1);
    await begin(user, "one-1");
    expect(await fresh(user, { newPerDay: 1 })).toEqual([]);
    await studyMore(user, settings(1), { new: 10, reviews: 0 }, NOW);
    expect(await fresh(user, { newPerDay: 1 })).toEqual([]);
    await setNewPerDay(user, "one", 3);
    expect(await fresh(user, { newPerDay: 1 })).toEqual(["one-2", "one-3"]);
  });

  it("belong to decks that are studied", async () => {
    const user = await aUser();
    expect(await setNewPerDay(user, "one", 3)).toBe(false);
    expect(await setNewPerDay(user, "nowhere", 3)).toBe(false);
  });

  it("and the level are never exceeded, and nothing is held back without them", async () => {
    const limit = fc.option(fc.integer({ min: 0, max: 8 }), { nil: null });
    const cases = fc.record({
      limits: fc.tuple(limit, limit, limit),
      newPerDay: fc.integer({ min: 0, max: 20 }),
      level: fc.constantFrom(...LEVELS),
      begun: fc.array(fc.tuple(fc.constantFrom(...DECKS), fc.integer({ min: 1, max: CARDS })), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ limits, newPerDay, level, begun }) => {
        const user = await aLearner(Object.fromEntries(DECKS.map((deck, i) => [deck, limits[i]])), newPerDay);
        await savePreferences(user, { level }, NOW);
        const seen = new Set(begun.map(([deck, n]) => `${deck}-${n}`));
        for (const slug of seen) await begin(user, slug);
        const expected = DECKS.flatMap((deck, i) => {
          const open = Array.from({ length: CARDS }, (_, n) => ({ slug: `${deck}-${n + 1}`, level: n % 3 }))
            .filter((card) => !seen.has(card.slug) && card.level <= LEVELS.indexOf(level))
            .map((card) => card.slug);
          const done = [...seen].filter((slug) => slug.startsWith(`${deck}-`)).length;
          return open.slice(0, Math.max(0, (limits[i] ?? Number.POSITIVE_INFINITY) - done));
        });
        expect(await fresh(user, { newPerDay })).toEqual(expected.slice(0, Math.max(0, newPerDay - seen.size)));
      }),
      { numRuns: 20 },
    );
  });
});

describe("the level", () => {
  const core = DECKS.flatMap((deck) => [`${deck}-1`, `${deck}-4`]);
  const to = (user: string, level: Level) => savePreferences(user, { level }, NOW);

  it("keeps harder cards from being new, there and back, also where all up to it had been seen", async () => {
    const user = await aLearner();
    await to(user, "core");
    expect(await fresh(user)).toEqual(core);
    for (const slug of core) await begin(user, slug);
    expect(await fresh(user)).toEqual([]);
    expect(await db().study.count({ where: { userId: user, allSeen: true } })).toBe(3);
    await to(user, "advanced");
    expect(await fresh(user)).toEqual(DECKS.flatMap((deck) => [`${deck}-2`, `${deck}-5`]));
    await to(user, "core");
    expect(await fresh(user)).toEqual([]);
    await to(user, "specialist");
    expect(await fresh(user)).toHaveLength(12);
  });

  it("may be changed by another transaction while decks are searched: none is marked by the old one", async () => {
    const user = await aLearner();
    await to(user, "core");
    for (const slug of core) await begin(user, slug);
    const other = new pg.Client(database.url());
    await other.connect();
    await other.query("begin");
    await other.query("update preferences set level = 'advanced' where user_id = $1", [user]);
    expect(await fresh(user)).toEqual([]);
    expect(await db().study.count({ where: { userId: user, allSeen: true } })).toBe(0);
    await other.query("commit");
    await other.end();
    expect(await fresh(user)).toHaveLength(6);
  });

  it("says nothing of cards that are being learned, and holds for practice", async () => {
    const user = await aLearner();
    await gradeCard(user, reviewOf(await cardId("one-3"), NOW, { grade: 1 }), NOW); // a specialist's
    await to(user, "core");
    const soon = new Date(NOW.getTime() + 3 * 60_000);
    const queue = await loadQueue(user, settings(), soon, ["one"]);
    expect(await slugsOf(queue.map((entry) => entry.cardId))).toEqual(["one-3", "one-1", "one-4"]);
    const practice = await loadPractice(user, settings(), soon, ["one"]);
    expect(await slugsOf(practice.map((entry) => entry.cardId))).toEqual(["one-3", "one-1", "one-4"]);
  });

  it("of a card may change with an import: it is then new to those who had seen all at theirs", async () => {
    const user = await aLearner();
    await to(user, "core");
    for (const slug of core) await begin(user, slug);
    expect(await fresh(user)).toEqual([]);
    const changed = content();
    await importAs({
      ...changed,
      cards: changed.cards.map((card) => (card.slug === "two-3" ? { ...card, level: "core" } : card)),
    });
    expect(await fresh(user)).toEqual(["two-3"]);
    await importAs(content());
  });
});
