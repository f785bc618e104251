import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard, writeNote } from "@/lib/db/actions";
import { findCard, listCardsForReview } from "@/lib/db/cards";
import { db } from "@/lib/db/client";
import { loadDeckCards } from "@/lib/db/deck-cards";
import { findDeck, listDecks, startStudying } from "@/lib/db/decks";
import { bankHasChanged, findEditableCard } from "@/lib/db/edits";
import { createCard, deleteCard, editCard, settleVersion } from "@/lib/db/own-cards";
import { createDeck, deleteDeck, describeDeck, findOwnDeck, listDeleted } from "@/lib/db/own-decks";
import { loadPractice, loadQueue } from "@/lib/db/queue";
import { gradeCard } from "@/lib/db/reviews";
import { loadAggregates } from "@/lib/db/statistics";
import { undoLast } from "@/lib/db/undo";
import { verifyLedger } from "@/lib/db/verify-ledger";
import { readCardsView } from "@/lib/domain/deck-cards";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";
import { change, editable, ownCard, ownDeck, typed } from "../support/own";

useDatabase();
const now = new Date("2026-11-22T08:00:00Z");
const settings = settingsIn("UTC");

beforeAll(() => importAs(smallContent()));

const cardsOf = async (userId: string | null, deck: string) =>
  (await loadDeckCards(userId, settings, now, deck, readCardsView({}))).cards;
const undo = (userId: string, id = randomUUID()) => undoLast(userId, { id, ageMs: 0 }, now);
/** All that the database has of a learner's memory of their cards. */
const memory = (userId: string) =>
  db().$queryRaw<
    object[]
  >`SELECT s.*, s.xmin::text FROM card_states s WHERE s.user_id = ${userId}::uuid ORDER BY s.card_id`;
const question = async (userId: string, slug: string) => (await findCard(userId, slug))?.question;
const pointsOf = async (userId: string, slug: string) => (await editable(userId, slug)).words.keyPoints;

describe("a deck and a card of one's own", () => {
  it("is studied at once, comes as new, is graded, counted and practiced", async () => {
    const user = await aUser();
    const deck = await ownDeck(user);
    const slug = await ownCard(user, deck);
    const id = await cardId(slug);
    expect(await loadQueue(user, settings, now, [])).toEqual([{ cardId: id, deckSlug: deck, kind: "new" }]);
    expect(await findDeck(user, settings, now, deck)).toMatchObject({ studied: true, new: 1, due: 0 });
    const [card] = await listCardsForReview(user, [id]);
    expect(card).toMatchObject({ question: "What is mine?", keyPoints: [{ text: "One." }, { text: "Two." }] });
    expect(await gradeCard(user, reviewOf(id, now, { grade: 4 }), now)).toMatchObject({ kind: "graded" });
    expect(await loadPractice(user, settings, now, [deck])).toHaveLength(1);
    expect((await loadAggregates(user, settings, now)).counts).toEqual({ new: 0, learning: 0, young: 1, mature: 0 });
  });

  it("comes before the bank's later decks, although the whole bank is studied", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await startStudying(user, "second");
    const slug = await ownCard(user, await ownDeck(user));
    const order = (await loadQueue(user, settings, now, [])).map((entry) => entry.cardId);
    expect(order.indexOf(await cardId(slug))).toBeLessThan(order.indexOf(await cardId("d")));
  });

  it("is made once, however often the form is sent, and never out of another's", async () => {
    const user = await aUser();
    const id = randomUUID();
    const deck = { id, title: "Twice", description: "" };
    const made = await Promise.all([createDeck(user, deck, now), createDeck(user, deck, now)]);
    expect(made[0]).toEqual(made[1]);
    expect(made[0]).toMatchObject({ kind: "done" });
    expect(await createDeck(user, { ...deck, title: "Other" }, now)).toMatchObject({ kind: "invalid" });
    const deckSlug = "slug" in made[0] ? made[0].slug : "";
    const card = { id: randomUUID(), deckSlug, words: typed("Once?"), level: "core" as const };
    const cards = await Promise.all([createCard(user, card, now), createCard(user, card, now)]);
    expect(cards[0]).toMatchObject({ kind: "done" });
    expect(cards[0]).toEqual(cards[1]);
    expect(await createCard(user, { ...card, words: typed("Other?") }, now)).toMatchObject({ kind: "invalid" });
    expect(await cardsOf(user, deckSlug)).toHaveLength(1);
  });

  it("does not tell whether another's id exists: a form with it makes a card and a deck like any other", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const [deckSlug, otherDeck] = [await ownDeck(user), await ownDeck(other)];
    const theirs = await cardId(await ownCard(other, otherDeck));
    const theirDeck = await db().deck.findUniqueOrThrow({ where: { slug: otherDeck } });
    for (const id of [theirs, theirDeck.id, await cardId("a"), randomUUID()]) {
      const card = { id, deckSlug, words: typed("Mine?"), level: "core" as const };
      expect(await createCard(user, card, now)).toEqual({ kind: "done", slug: expect.stringMatching(/^mine-/) });
      const deck = { id, title: "Of mine", description: "" };
      expect(await createDeck(user, deck, now)).toEqual({ kind: "done", slug: expect.stringMatching(/^of-mine-/) });
    }
    expect(await question(user, "a")).toBe("What is a?");
    expect(await cardsOf(other, otherDeck)).toHaveLength(1);
  });

  it("has an address that its words can be read in, and that stays when they change", async () => {
    const user = await aUser();
    const deck = await ownDeck(user, "Käse & Caché");
    expect(deck).toMatch(/^kase-cache-[a-z0-9]{10}$/);
    expect(await describeDeck(user, deck, { title: "Cheese", description: "Holes." })).toEqual({
      kind: "done",
      slug: deck,
    });
    expect(await findOwnDeck(user, deck)).toEqual({ slug: deck, title: "Cheese", description: "Holes.", cards: 0 });
    expect(await ownDeck(user, "缓存")).toMatch(/^deck-[a-z0-9]{10}$/);
    const slug = await ownCard(user, deck, "What is a `B-tree`?");
    expect(slug).toMatch(/^what-is-a-b-tree-[a-z0-9]{10}$/);
    await change(user, slug, { question: "What else?" });
    expect(await question(user, slug)).toBe("What else?");
  });

  it("is refused beyond the most that one may have, with a sentence", async () => {
    const user = await aUser();
    const deck = await ownDeck(user);
    await db().$executeRaw`
      INSERT INTO decks (owner_id, slug, title, description, position, prerequisites)
      SELECT ${user}::uuid, 'many-' || gen_random_uuid(), 'Many', '', 1, '{}' FROM generate_series(1, 199)`;
    expect(await createDeck(user, { id: randomUUID(), title: "One more", description: "" }, now)).toMatchObject({
      kind: "invalid",
      message: expect.stringContaining("200 decks"),
    });
    await db().$executeRaw`
      INSERT INTO cards (origin, slug, deck_id, position, question, summary, details, level)
      SELECT 'own', 'many-' || gen_random_uuid(), d.id, n, 'Q', 'A', '', 'core' FROM decks d, generate_series(1, 20000) n WHERE d.slug = ${deck}`;
    const more = { id: randomUUID(), deckSlug: deck, words: typed("More?"), level: "core" as const };
    expect(await createCard(user, more, now)).toMatchObject({
      kind: "invalid",
      message: expect.stringContaining("20,000 cards"),
    });
  });
});

describe("an edit", () => {
  it("never touches a schedule: not a digit of it", async () => {
    const user = await aUser();
    const deck = await ownDeck(user);
    const slug = await ownCard(user, deck);
    await gradeCard(user, reviewOf(await cardId(slug), now), now);
    await gradeCard(user, reviewOf(await cardId("a"), now, { grade: 4 }), now);
    await changeCard(user, { id: randomUUID(), ageMs: 0, cardId: await cardId("b"), kind: "suspend" }, now);
    const before = await memory(user);
    expect(before).toHaveLength(3);
    await change(user, slug, { question: "Other?", summary: "Other.", keyPoints: [], details: "Long.", tags: "x" });
    await change(user, "a", { summary: "Mine." });
    await change(user, "b", { summary: "Mine too." });
    await deleteCard(user, { id: randomUUID(), slug, deleted: true }, now);
    await deleteCard(user, { id: randomUUID(), slug, deleted: false }, now);
    await deleteDeck(user, { slug: deck, deleted: true }, now);
    await deleteDeck(user, { slug: deck, deleted: false }, now);
    for (let i = 0; i < 5; i++) expect(await undo(user)).toMatchObject({ kind: "undone", what: "edit" });
    expect(await memory(user)).toEqual(before); // xmin too: the rows were not even written
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("keeps the ids of points that stay, move or are reworded, and gives new ones new ids", async () => {
    const user = await aUser();
    const slug = await ownCard(user, await ownDeck(user));
    const [one, two] = await pointsOf(user, slug);
    await change(user, slug, {
      keyPoints: [
        { id: two?.id, text: "Two, said better." },
        { id: null, text: "New." },
        { id: one?.id, text: "One." },
      ],
    });
    const after = await pointsOf(user, slug);
    expect(after.map(({ id }) => id)).toEqual([two?.id, expect.any(String), one?.id]);
    expect([one?.id, two?.id]).not.toContain(after[1]?.id);
    const [ofBank] = await pointsOf(user, "a");
    await change(user, "a", {
      keyPoints: [
        { id: null, text: "First." },
        { id: ofBank?.id, text: "One!" },
      ],
    });
    const mine = await pointsOf(user, "a");
    expect(mine[1]).toEqual({ id: ofBank?.id, text: "One!" });
    const foreign = await change(user, "a", { keyPoints: [{ id: one?.id, text: "Another card's id." }] });
    expect(foreign.kind).toBe("done");
    expect((await pointsOf(user, "a"))[0]?.id).not.toBe(one?.id);
  });

  it("does not overwrite what another tab has saved: stale, with both texts", async () => {
    const user = await aUser();
    const mine = await ownCard(user, await ownDeck(user));
    for (const slug of [mine, "b"]) {
      const { loaded } = await editable(user, slug);
      const save = (text: string) =>
        editCard(user, { id: randomUUID(), slug, loaded, words: typed(text), level: "core" }, now);
      const answers = await Promise.all([save("Tab one?"), save("Tab two?")]);
      expect(answers.map((answer) => answer.kind).sort()).toEqual(["done", "stale"]);
      const stale = answers.find((answer) => answer.kind === "stale");
      expect(stale).toMatchObject({ present: { words: { question: await question(user, slug) } } });
    }
  });

  it("is written once when it arrives twice, and not at all where it changes nothing", async () => {
    const user = await aUser();
    const slug = await ownCard(user, await ownDeck(user));
    const { loaded } = await editable(user, slug);
    const edit = { id: randomUUID(), slug, loaded, words: typed("Once?"), level: "core" as const };
    const answers = await Promise.all([editCard(user, edit, now), editCard(user, edit, now)]);
    expect(answers).toEqual([
      { kind: "done", slug },
      { kind: "done", slug },
    ]);
    await change(user, slug, {});
    await change(user, "c", {});
    expect(await db().action.count({ where: { userId: user } })).toBe(1);
    expect(await db().ownVersion.count({ where: { userId: user } })).toBe(0);
    const note = { id: randomUUID(), ageMs: 0, cardId: await cardId(slug), text: "x" };
    await writeNote(user, note, now);
    const taken = { ...edit, id: note.id, loaded: (await editable(user, slug)).loaded };
    expect(await editCard(user, taken, now)).toMatchObject({ kind: "invalid" });
  });

  it("is taken back one by one, however many are stacked, and twice the same undo is one", async () => {
    const user = await aUser();
    const slug = await ownCard(user, await ownDeck(user), "Zero?");
    const original = await editable(user, slug);
    await change(user, slug, { question: "One?", keyPoints: [] });
    await change(user, "a", { question: "My a?" });
    await change(user, slug, { question: "Two?", tags: "deep" });
    await change(user, "a", { question: "My other a?" });
    const id = randomUUID();
    await undo(user, id);
    await undo(user, id);
    expect(await question(user, "a")).toBe("My a?");
    expect(await question(user, slug)).toBe("Two?");
    await undo(user);
    expect(await question(user, slug)).toBe("One?");
    await change(user, slug, { question: "Instead of two?" });
    await undo(user);
    await undo(user);
    expect(await question(user, "a")).toBe("What is a?");
    expect(await db().ownVersion.count({ where: { userId: user } })).toBe(0);
    await undo(user);
    expect(await editable(user, slug)).toEqual(original); // ids of the points too
    expect(await undo(user)).toMatchObject({ kind: "nothing" });
  });

  it("and an undo at the same moment follow each other: the ledger and the words agree", async () => {
    const user = await aUser();
    const slug = await ownCard(user, await ownDeck(user), "Zero?");
    await change(user, slug, { question: "One?" });
    const { loaded } = await editable(user, slug);
    const edit = { id: randomUUID(), slug, loaded, words: typed("Two?"), level: "core" as const };
    const [edited] = await Promise.all([editCard(user, edit, now), undo(user)]);
    // Either the undo was first, and the edit is stale; or it took back the edit.
    expect(await question(user, slug)).toBe(edited.kind === "stale" ? "Zero?" : "One?");
  });
});

describe("any sequence of edits, deletions, grades and undos", () => {
  /** One of the things that a learner does, to a card of their own or of the bank. */
  const act = fc.record({
    kind: fc.constantFrom("edit", "edit", "delete", "restore", "take", "keep", "grade", "undo", "undo"),
    own: fc.boolean(),
    text: fc.constantFrom("A", "B", "C"),
  });

  it("leaves the words that the acts not taken back lead to, and a ledger that adds up", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        const user = await aUser();
        const mine = await ownCard(user, await ownDeck(user));
        /** What each act that can be taken back found. */
        const before: { edit: boolean; words: unknown }[] = [];
        const words = async () => [await storedWords(user, mine), await storedWords(user, "a")];
        for (const { kind, own, text } of acts) {
          const found = await words();
          const entries = await db().action.count({ where: { userId: user, kind: "edit" } });
          const slug = own ? mine : "a";
          const card = await findEditableCard(user, slug);
          const id = randomUUID();
          if (kind === "edit" && card)
            await change(user, slug, { summary: text, keyPoints: [{ id: null, text }] }, now);
          if (kind === "delete") await deleteCard(user, { id, slug: mine, deleted: true }, now);
          if (kind === "restore") await deleteCard(user, { id, slug: mine, deleted: false }, now);
          const bank = await editable(user, "a");
          const settle = { id, slug: "a", seen: bank.bank?.seen ?? "" };
          if (kind === "take") await settleVersion(user, { ...settle, take: "bank" }, now);
          if (kind === "keep") await settleVersion(user, { ...settle, take: "mine" }, now);
          if (kind === "grade" && card) {
            const version = (await listCardsForReview(user, [card.id]))[0]?.version ?? 0;
            await gradeCard(user, reviewOf(card.id, now, { version }), now);
            before.push({ edit: false, words: found });
          }
          const written = (await db().action.count({ where: { userId: user, kind: "edit" } })) - entries;
          expect(written).toBeLessThanOrEqual(1);
          if (written === 1) before.push({ edit: true, words: found });
          if (kind === "undo") {
            const last = before.pop();
            expect(await undo(user)).toMatchObject(
              last ? { kind: "undone", what: last.edit ? "edit" : "grade" } : { kind: "nothing" },
            );
            expect(await words()).toEqual(last?.words ?? found);
          }
        }
        expect((await verifyLedger(user)).differences).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  /** A card's words, tags and what it was held against, as they are stored; null where it is deleted. */
  async function storedWords(userId: string, slug: string) {
    const card = await findEditableCard(userId, slug);
    return card && [card.words, card.tags, card.level, card.version?.base];
  }
});

describe("an own version of a card of the bank", () => {
  it("is shown to its learner alone, in review and everywhere, and the bank's again when it is taken back", async () => {
    const [user, other] = [await aUser(), await aUser()];
    await change(user, "a", { question: "My a?", summary: "Mine.", tags: "Own Words, cdn" });
    const [mine] = await listCardsForReview(user, [await cardId("a")]);
    const [theirs] = await listCardsForReview(other, [await cardId("a")]);
    expect(mine).toMatchObject({ question: "My a?", summary: "Mine." });
    expect(theirs?.question).toBe("What is a?");
    expect((await findCard(null, "a"))?.question).toBe("What is a?");
    expect((await editable(user, "a")).tags).toEqual(["cdn", "own-words"]);
    expect((await editable(other, "a")).version).toBeNull();
  });

  it("learns that the bank's card has changed, takes it or keeps its own, and either is undone", async () => {
    const user = await aUser();
    await change(user, "b", { summary: "Mine." });
    expect(bankHasChanged(await editable(user, "b"))).toBe(false);
    const content = smallContent();
    Object.assign(content.cards[1] ?? {}, { summary: "Better said.", keyPoints: ["One.", "Two.", "Three.", "Four."] });
    await importAs(content);
    const seen = async () => {
      const card = await editable(user, "b");
      return { changed: bankHasChanged(card), seen: card.bank?.seen ?? "", summary: card.words.summary };
    };
    const before = await seen();
    expect(before).toMatchObject({ changed: true, summary: "Mine." });

    await settleVersion(user, { id: randomUUID(), slug: "b", take: "mine", seen: before.seen }, now);
    expect(await seen()).toMatchObject({ changed: false, summary: "Mine." });
    await undo(user);
    expect(await seen()).toEqual(before);

    expect(await settleVersion(user, { id: randomUUID(), slug: "b", take: "bank", seen: before.seen }, now)).toEqual({
      kind: "done",
      slug: "b",
    });
    expect(await seen()).toMatchObject({ changed: false, summary: "Better said." });
    await undo(user);
    expect(await seen()).toEqual(before);

    await importAs(smallContent());
    expect(
      await settleVersion(user, { id: randomUUID(), slug: "b", take: "bank", seen: before.seen }, now),
    ).toMatchObject({ kind: "stale" });
    expect((await seen()).changed).toBe(false); // the bank is back at what the version was made from
  });

  it("is made from the words that were on the page: not from those of an import in between", async () => {
    const user = await aUser();
    const { loaded } = await editable(user, "c");
    const content = smallContent();
    Object.assign(content.cards[2] ?? {}, { summary: "New words." });
    await importAs(content);
    const edit = { id: randomUUID(), slug: "c", loaded, words: typed("Mine?"), level: "core" as const };
    expect(await editCard(user, edit, now)).toMatchObject({
      kind: "stale",
      present: { words: { summary: "New words." } },
    });
    await importAs(smallContent());
  });
});

describe("what is deleted", () => {
  it("leaves every list and the queue with its history kept, and comes back", async () => {
    const user = await aUser();
    const deck = await ownDeck(user);
    const slug = await ownCard(user, deck, "Gone?");
    await ownCard(user, deck, "Stays?");
    const id = await cardId(slug);
    await gradeCard(user, reviewOf(id, now), now);
    await deleteCard(user, { id: randomUUID(), slug, deleted: true }, now);
    expect(await findCard(user, slug)).toBeNull();
    expect(await findEditableCard(user, slug)).toBeNull();
    expect(await cardsOf(user, deck)).toHaveLength(1);
    expect(await listCardsForReview(user, [id])).toEqual([]);
    expect((await listDeleted(user)).cards).toMatchObject([{ slug, question: "Gone?", deckSlug: deck }]);
    expect(await db().review.count({ where: { userId: user } })).toBe(1);
    await undo(user);
    expect(await cardsOf(user, deck)).toHaveLength(2);

    await deleteDeck(user, { slug: deck, deleted: true }, now);
    expect(await loadQueue(user, settings, now, [])).toEqual([]);
    expect(await findDeck(user, settings, now, deck)).toBeNull();
    expect(await findOwnDeck(user, deck)).toBeNull();
    expect(await listDeleted(user)).toMatchObject({ decks: [{ slug: deck, cards: 2 }], cards: [] });
    expect(
      (await createCard(user, { id: randomUUID(), deckSlug: deck, words: typed("In it?"), level: "core" }, now)).kind,
    ).toBe("not-found");
    await deleteDeck(user, { slug: deck, deleted: false }, now);
    expect(await cardsOf(user, deck)).toHaveLength(2);
  });

  it("a card that comes back is new again to a deck of which all had been seen", async () => {
    const user = await aUser();
    const deck = await ownDeck(user);
    const slug = await ownCard(user, deck);
    await deleteCard(user, { id: randomUUID(), slug, deleted: true }, now);
    expect(await loadQueue(user, settings, now, [])).toEqual([]);
    expect(await db().study.findFirst({ where: { userId: user } })).toMatchObject({ allSeen: true });
    await deleteCard(user, { id: randomUUID(), slug, deleted: false }, now);
    expect(await loadQueue(user, settings, now, [])).toHaveLength(1);
  });
});

describe("another learner", () => {
  it("sees, reviews, edits, deletes and restores nothing of it: as if it did not exist", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const deck = await ownDeck(user);
    const slug = await ownCard(user, deck);
    const id = await cardId(slug);
    const { loaded } = await editable(user, slug);
    const stored = async () => [
      await db().card.findMany({ where: { deck: { slug: deck } }, include: { keyPoints: true } }),
      await db().deck.findMany({ where: { slug: deck } }),
    ];
    const before = await stored();
    for (const stranger of [other, null]) {
      expect(await findCard(stranger, slug)).toBeNull();
      expect(await cardsOf(stranger, deck)).toEqual([]);
      expect(await findDeck(stranger, settings, now, deck)).toBeNull();
      expect((await listDecks(stranger, settings, now)).map((one) => one.slug)).toEqual(["first", "second"]);
    }
    expect(await findEditableCard(other, slug)).toBeNull();
    expect(await findOwnDeck(other, deck)).toBeNull();
    expect(await listDeleted(other)).toEqual({ decks: [], cards: [] });
    expect(await startStudying(other, deck)).toBe(false);
    expect(await listCardsForReview(other, [id])).toEqual([]);
    const act = { id: randomUUID(), ageMs: 0, cardId: id };
    const answers = [
      gradeCard(other, reviewOf(id, now), now),
      changeCard(other, { ...act, kind: "suspend" }, now),
      writeNote(other, { ...act, text: "x" }, now),
      editCard(other, { id: randomUUID(), slug, loaded, words: typed("Stolen?"), level: "core" }, now),
      settleVersion(other, { id: randomUUID(), slug, take: "bank", seen: "" }, now),
      deleteCard(other, { id: randomUUID(), slug, deleted: true }, now),
      createCard(other, { id: randomUUID(), deckSlug: deck, words: typed("Smuggled?"), level: "core" }, now),
      describeDeck(other, deck, { title: "Stolen", description: "" }),
      deleteDeck(other, { slug: deck, deleted: true }, now),
    ];
    expect((await Promise.all(answers)).map((answer) => answer.kind)).toEqual(answers.map(() => "not-found"));
    expect(await stored()).toEqual(before);
    await deleteDeck(user, { slug: deck, deleted: true }, now);
    expect(await deleteDeck(other, { slug: deck, deleted: false }, now)).toMatchObject({ kind: "not-found" });
  });

  it("may not delete or settle a card of the bank, nor may its own learner", async () => {
    const user = await aUser();
    expect(await deleteCard(user, { id: randomUUID(), slug: "a", deleted: true }, now)).toMatchObject({
      kind: "not-found",
    });
    expect(await settleVersion(user, { id: randomUUID(), slug: "a", take: "bank", seen: "" }, now)).toMatchObject({
      kind: "not-found",
    });
    expect(await describeDeck(user, "first", { title: "Mine now", description: "" })).toMatchObject({
      kind: "not-found",
    });
    expect(await deleteDeck(user, { slug: "first", deleted: true }, now)).toMatchObject({ kind: "not-found" });
  });
});

describe("an import of the bank", () => {
  it("never touches own decks, own cards and own versions", async () => {
    const user = await aUser();
    const deck = await ownDeck(user);
    const slug = await ownCard(user, deck);
    await change(user, "a", { summary: "Mine." });
    const stored = async () => [
      await db().card.findMany({ where: { slug }, include: { keyPoints: true } }),
      await db().deck.findMany({ where: { slug: deck } }),
      await db().ownVersion.findMany({ where: { userId: user } }),
      await db().study.findMany({ where: { userId: user } }),
    ];
    const before = await stored();
    const content = smallContent();
    content.decks = content.decks.filter((one) => one.slug === "first");
    content.cards = content.cards.filter((card) => card.slug === "b");
    await importAs(content);
    expect(await stored()).toEqual(before);
    await importAs(smallContent());
    expect(await stored()).toEqual(before);
    expect(await question(user, slug)).toBe("What is mine?");
  });
});
