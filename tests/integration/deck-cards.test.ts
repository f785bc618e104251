import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCards } from "@/lib/db/change-cards";
import { db } from "@/lib/db/client";
import { listDeckCardIds, listPrintedCards, loadDeckCards, PAGE_SIZE } from "@/lib/db/deck-cards";
import { findDeck, listDecks, setNewPerDay, startStudying } from "@/lib/db/decks";
import { savePreferences } from "@/lib/db/preferences";
import { gradeCard } from "@/lib/db/reviews";
import { type CardsView, countFilter, MARKS, readCardsView, SORTS, STAGES } from "@/lib/domain/deck-cards";
import { LearnerFsrs } from "@/lib/domain/fsrs";
import type { Grade } from "@/lib/domain/grade";
import { LEVELS } from "@/lib/domain/level";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, settingsIn } from "../support/fixtures";
import { query } from "../support/sql";

const database = useDatabase();
const MORNING = new Date("2026-11-22T08:00:00Z");
const LATER = new Date("2026-11-25T08:00:00Z");
const settings = settingsIn("UTC");
const view = (change: Partial<CardsView> = {}): CardsView => ({ ...readCardsView({}), ...change });

/** Eight cards, c1 to c8, of each level in turn; the last has no answer. A second deck builds on theirs. */
const content = {
  decks: [
    { slug: "first", title: "First", description: "", position: 1, prerequisites: [] },
    { slug: "second", title: "Second", description: "", position: 2, prerequisites: ["first"] },
  ],
  cards: Array.from({ length: 8 }, (_, i) =>
    cardContent(`c${i + 1}`, { position: i + 1, level: LEVELS[i % 3] ?? "core", answered: i < 7 }),
  ),
};

beforeAll(() => importAs(content));

const load = async (user: string | null, change: Partial<CardsView> = {}, now = LATER) =>
  loadDeckCards(user, settings, now, "first", view(change));
const slugs = async (user: string | null, change: Partial<CardsView> = {}) =>
  (await load(user, change)).cards.map((card) => card.slug);

/** A learner: c1 graded Easy, c2 Hard then Again, c3 Good, c4 suspended, c5 flagged. */
async function aLearner() {
  const user = await aUser();
  const grade = async (slug: string, value: Grade, minutes: number, version = 0) => {
    const at = new Date(MORNING.getTime() + minutes * 60_000);
    return gradeCard(user, reviewOf(await cardId(slug), at, { grade: value, version }), at);
  };
  await grade("c1", 4, 0);
  await grade("c2", 2, 1);
  await grade("c2", 1, 2, 1);
  await grade("c3", 3, 3);
  for (const [kind, slug] of [
    ["suspend", "c4"],
    ["flag", "c5"],
  ] as const)
    await changeCards(user, { id: randomUUID(), ageMs: 0, kind, cardIds: [await cardId(slug)] }, MORNING);
  return user;
}

describe("loadDeckCards", () => {
  it("says how each card stands, and shows all as new to a visitor", async () => {
    const user = await aLearner();
    const { cards } = await load(user);
    expect(cards.map(({ slug, stage, marks }) => [slug, stage, ...marks])).toEqual([
      ["c1", "young"],
      ["c2", "learning"],
      ["c3", "learning"],
      ["c4", "new", "suspended"],
      ["c5", "new", "flagged"],
      ["c6", "new"],
      ["c7", "new"],
      ["c8", "unanswered"],
    ]);
    const [first] = cards;
    if (first?.state.state !== "review") throw new Error("Easy puts a new card in review");
    const predicted = new LearnerFsrs(settings).forgetting_curve(3, first.state.stability);
    expect(first.retrievability).toBeCloseTo(predicted, 6);
    const visitor = await load(null);
    expect(visitor.cards.map(({ stage }) => stage)).toEqual([...Array(7).fill("new"), "unanswered"]);
    expect(await slugs(await aUser(), { mark: "flagged" })).toEqual([]);
  });

  it("shows just what its counts say, whatever the filter", async () => {
    const user = await aLearner();
    for (const state of [null, ...STAGES])
      for (const level of [null, ...LEVELS])
        for (const mark of [null, ...MARKS]) {
          const { cards, groups } = await load(user, { state, level, mark });
          const counts = countFilter(groups, { state, level, mark });
          expect(cards.length, `${state} ${level} ${mark}`).toBe(counts.shown);
          const ids = await listDeckCardIds(user, settings, LATER, "first", { state, level, mark }, 100);
          expect(ids).toEqual(cards.filter((card) => card.stage !== "unanswered").map((card) => card.id));
        }
  });

  it("orders by what it is asked for, what has none of it last, in learning order", async () => {
    const user = await aLearner();
    const rest = ["c4", "c5", "c6", "c7", "c8"];
    expect(await slugs(user, { sort: "due" })).toEqual(["c2", "c3", "c1", ...rest]);
    expect(await slugs(user, { sort: "-due" })).toEqual(["c1", "c3", "c2", ...rest]);
    expect(await slugs(user, { sort: "reviewed" })).toEqual(["c1", "c2", "c3", ...rest]);
    expect(await slugs(user, { sort: "-reviewed" })).toEqual(["c3", "c2", "c1", ...rest]);
    expect(await slugs(user, { sort: "-difficulty" })).toEqual(["c2", "c3", "c1", ...rest]);
    expect(await slugs(user, { sort: "retention" })).toEqual(["c2", "c3", "c1", ...rest]);
    for (const sort of SORTS) expect((await slugs(user, { sort })).slice().sort()).toEqual((await slugs(user)).sort());
  });

  it("comes in pages, the last of them with the rest", async () => {
    const user = await aUser();
    await query(
      database.url(),
      `insert into cards (slug, deck_id, position, question, summary, details, level)
       select 'p' || n, id, n, 'Which?', 'That.', '', 'core' from decks, generate_series(1, $1::int) n where slug = 'second'`,
      [PAGE_SIZE + 5],
    );
    const page = async (n: number) =>
      (await loadDeckCards(user, settings, LATER, "second", view({ page: n }))).cards.map((card) => card.slug);
    expect([(await page(1)).length, (await page(1))[0]]).toEqual([PAGE_SIZE, "p1"]);
    expect(await page(2)).toEqual(Array.from({ length: 5 }, (_, i) => `p${PAGE_SIZE + 1 + i}`));
    expect(await page(3)).toEqual([]);
  });

  it("has nothing of another learner's own deck", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const deck = await db().deck.create({
      data: { ownerId: other, slug: `own-${other}`, title: "Own", description: "", position: 1, prerequisites: [] },
    });
    const words = { question: "What?", summary: "That.", details: "", level: "core" as const };
    await db().card.create({ data: { origin: "own", slug: `card-${other}`, deckId: deck.id, position: 1, ...words } });
    const see = async (who: string | null) => [
      (await loadDeckCards(who, settings, LATER, deck.slug, view())).cards.length,
      (await listPrintedCards(who, deck.slug)).length,
      (await listDecks(who, settings, LATER)).filter(({ own }) => own).length,
    ];
    expect(await see(other)).toEqual([1, 1, 1]);
    expect([await see(user), await see(null)]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe("a deck's overview", () => {
  it("estimates what is known, and counts as new only what may come", async () => {
    const user = await aLearner();
    await startStudying(user, "first");
    const all = await findDeck(user, settings, LATER, "first");
    const { cards } = await load(user);
    expect(all).toMatchObject({ new: 3, learning: 2, young: 1, mature: 0, cards: 6, aboveLevel: 0, newToday: 3 });
    expect(all?.known).toBeCloseTo(
      cards.reduce((sum, card) => sum + (card.retrievability ?? 0), 0),
      9,
    );
    // One of the seven is suspended. c3 is a specialist's and being learned, c6 is one's and new; c2 and c5 are advanced.
    await savePreferences(user, { level: "core" }, LATER);
    expect(await findDeck(user, settings, LATER, "first")).toMatchObject({ new: 1, cards: 4, aboveLevel: 2 });
    await savePreferences(user, { level: "advanced" }, LATER);
    expect(await findDeck(user, settings, LATER, "first")).toMatchObject({ new: 2, cards: 5, aboveLevel: 1 });
  });

  it("says what the deck's own limit leaves for today", async () => {
    const user = await aLearner();
    await startStudying(user, "first");
    await setNewPerDay(user, "first", 4);
    expect(await findDeck(user, settings, MORNING, "first")).toMatchObject({ newPerDay: 4, newToday: 1 });
    expect(await findDeck(user, settings, LATER, "first")).toMatchObject({ newPerDay: 4, newToday: 3 });
    expect(await findDeck(null, settings, LATER, "first")).toMatchObject({ newPerDay: null, newToday: 7, known: 0 });
  });
});
