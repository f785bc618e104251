import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard, writeNote } from "@/lib/db/actions";
import { db } from "@/lib/db/client";
import { listRelatedCards } from "@/lib/db/related-cards";
import { gradeCard } from "@/lib/db/reviews";
import { searchCards } from "@/lib/db/search";
import { undoLast } from "@/lib/db/undo";
import type { CardAction } from "@/lib/domain/action";
import { LearnerFsrs } from "@/lib/domain/fsrs";
import type { Grade } from "@/lib/domain/grade";
import { LEARN_AHEAD_MS } from "@/lib/domain/queue";
import { CARD_PROPERTIES, CARD_STANDINGS, COMPARISONS, type Filter } from "@/lib/domain/search-filters";
import { join, printSearch, type SearchNode } from "@/lib/domain/search-query";
import { addDays, daysBetween, studyDayOf } from "@/lib/domain/study-day";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";
import { chance } from "../support/library";
import { query } from "../support/sql";

const database = useDatabase();
const now = new Date("2026-11-22T08:00:00Z");
const settings = settingsIn("Asia/Kathmandu");
const today = studyDayOf(now, settings);
const WORDS = ["quartz", "marble", "gravel", "timber", "copper", "velvet"];
const LEVELS = ["core", "advanced", "specialist"] as const;

const find = async (user: string | null, text: string) => {
  const answer = await searchCards(user, settings, text, now, { limit: 1000, offset: 0 });
  return { ...answer, slugs: answer.cards.map(({ slug }) => slug).sort() };
};

let user = "";
let other = "";

beforeAll(async () => {
  const content = smallContent();
  content.cards = Array.from({ length: 48 }, (_, i) =>
    cardContent(`card-${i}`, {
      deckSlug: i % 3 === 0 ? "second" : "first",
      position: i + 1,
      level: LEVELS[i % 3] ?? "core",
      answered: i !== 7,
      question: `Question ${WORDS[i % 6]}?`,
      summary: `Summary ${WORDS[Math.floor(i / 6) % 6]}.`,
      keyPoints: [`Point **${WORDS[(i * 5) % 6]}**.`],
      details: i % 4 === 0 ? `Detail \`${WORDS[(i * 7 + 1) % 6]}\`.` : "",
      sources: i % 2 === 0 ? [`00${i % 5}:${i}`] : [],
    }),
  );
  await importAs(content);
  user = await aUser("Asia/Kathmandu");
  other = await aUser();
  await live(user, 5);
  await live(other, 6);
  await ownCards(user, "mine", "timber");
  await ownCards(other, "theirs", "obsidian");
});

/** Weeks of a learner: reviews with all grades, some taken back, and cards set aside in all ways. */
async function live(who: string, seed: number) {
  const next = chance(seed);
  const versions = new Map<string, number>();
  for (let day = 30; day >= 0; day -= 3) {
    const at = new Date(now.getTime() - day * 86_400_000 - 3_600_000);
    for (let i = 0; i < 10; i++) {
      const id = await cardId(`card-${Math.floor(next() * 40)}`);
      const grade = (next() < 0.4 ? 1 : 1 + Math.floor(next() * 4)) as Grade;
      const result = await gradeCard(who, reviewOf(id, at, { version: versions.get(id) ?? 0, grade }), at);
      if (result.kind !== "graded") continue;
      versions.set(id, (versions.get(id) ?? 0) + 1);
      if (next() < 0.1) {
        await undoLast(who, { id: randomUUID(), ageMs: 0 }, at);
        versions.set(id, (versions.get(id) ?? 0) + 1);
      }
    }
  }
  const acts: CardAction[] = ["suspend", "bury", "flag", "reset"];
  for (let i = 0; i < 24; i++) {
    await changeCard(
      who,
      { id: randomUUID(), ageMs: 0, cardId: await cardId(`card-${i * 2}`), kind: acts[i % 4] ?? "flag" },
      now,
    );
  }
  await writeNote(
    who,
    {
      id: randomUUID(),
      ageMs: 0,
      cardId: await cardId("card-3"),
      text: `Mind the ${who === user ? "velvet" : "obsidian"}.`,
    },
    now,
  );
  await db().cardState.updateMany({ where: { userId: who, lapses: { gte: 2 } }, data: { leech: true } });
}

/** A deck of someone's own with a card, and a version of their own of card-1. */
async function ownCards(who: string, slug: string, word: string) {
  const deck = await db().deck.create({
    data: { ownerId: who, slug, title: `Deck of ${word}`, description: "", position: 1, prerequisites: [] },
  });
  const words = { summary: `About ${word}.`, details: "", tags: ["granite", slug] };
  await db().card.create({
    data: {
      ...words,
      ...{
        origin: "own",
        slug: `${slug}-card`,
        deckId: deck.id,
        position: 1,
        level: "core",
        question: `Private ${word}?`,
      },
      keyPoints: { create: [{ position: 1, text: `A ${word} point.` }] },
    },
  });
  const own = { ...words, question: `Version ${word}?`, keyPoints: [{ id: randomUUID(), text: "Mine." }], base: {} };
  await db().ownVersion.create({ data: { userId: who, cardId: await cardId("card-1"), ...own } });
}

/** What the tests know of each card that the learner sees, read without search. */
async function loadFacts() {
  const [cards, states, reviews, undone, notes, versions] = await Promise.all([
    db().card.findMany({
      where: { deck: { OR: [{ ownerId: null }, { ownerId: user }] } },
      include: { deck: true, keyPoints: true, sources: true },
    }),
    db().cardState.findMany({ where: { userId: user } }),
    db().review.findMany({ where: { userId: user } }),
    db().action.findMany({ where: { userId: user, kind: "undo" } }),
    db().note.findMany({ where: { userId: user } }),
    db().ownVersion.findMany({ where: { userId: user } }),
  ]);
  const takenBack = new Set(undone.map(({ undoes }) => undoes));
  const counted = reviews.filter(({ id }) => !takenBack.has(id));
  return cards.map((card) => {
    const own = versions.find(({ cardId: id }) => id === card.id);
    const points = own ? JSON.stringify(own.keyPoints) : card.keyPoints.map(({ text }) => text).join(" ");
    const { question, summary, details, tags } = own ?? card;
    return {
      ...{ card, tags, state: states.find(({ cardId: id }) => id === card.id) },
      reviews: counted
        .filter(({ cardId: id }) => id === card.id)
        .map((one) => ({ grade: one.grade, day: isoDay(one.studyDay) })),
      note: notes.find(({ cardId: id }) => id === card.id)?.text ?? "",
      text: [question, summary, points, details, ...tags, card.deck.title].join(" ").toLowerCase(),
    };
  });
}
type Facts = Awaited<ReturnType<typeof loadFacts>>[number];
const isoDay = (date: Date) => date.toISOString().slice(0, 10);

/** Whether a card meets a query, by the words of the documentation and not by SQL. */
function holds(node: SearchNode, facts: Facts): boolean {
  switch (node.kind) {
    case "and":
      return node.parts.every((part) => holds(part, facts));
    case "or":
      return node.parts.some((part) => holds(part, facts));
    case "not":
      return !holds(node.part, facts);
    case "filter":
      return meets(node.filter, facts);
    default:
      return facts.text.includes(node.text);
  }
}

function meets(filter: Filter, { card, state, reviews, note, tags }: Facts): boolean {
  const studied = state && state.state !== "new" ? state : undefined;
  const dueDay = studied && (studied.dueDay ? isoDay(studied.dueDay) : studyDayOf(studied.dueAt as Date, settings));
  switch (filter.name) {
    case "deck":
      return card.deck.slug === filter.value;
    case "level":
      return card.level === filter.value;
    case "tag":
      return tags.includes(filter.value) || (filter.value === "leech" && state?.leech === true);
    case "source":
      return card.sources.some(({ document }) => document === filter.value);
    case "note":
      return note.toLowerCase().includes(filter.value);
    case "rated":
      return reviews.some(({ day, grade }) => day > addDays(today, -filter.days) && (filter.grade ?? grade) === grade);
    case "introduced": {
      const first = reviews.map(({ day }) => day).sort()[0];
      return first !== undefined && first > addDays(today, -filter.days);
    }
    case "is": {
      const buried = state?.buriedUntil ? isoDay(state.buriedUntil) > today : false;
      const soon = new Date(now.getTime() + LEARN_AHEAD_MS); // a step of minutes is shown so early
      const come = studied && (studied.dueDay ? isoDay(studied.dueDay) <= today : (studied.dueAt as Date) <= soon);
      return {
        new: card.answered && !studied,
        learning: studied?.state === "learning" || studied?.state === "relearning",
        review: studied?.state === "review",
        due: come === true && !state?.suspended && !buried,
        suspended: state?.suspended === true,
        buried,
        leech: state?.leech === true,
        flagged: state?.flagged === true,
      }[filter.value];
    }
    case "prop": {
      const value = {
        r:
          studied &&
          new LearnerFsrs(settings).forgetting_curve(
            daysBetween(isoDay(studied.lastStudyDay as Date), today),
            studied.stability ?? 0,
          ),
        s: studied?.stability,
        d: studied && ((studied.difficulty ?? 1) - 1) / 9,
        ivl: studied?.intervalDays,
        due: dueDay && daysBetween(today, dueDay),
        lapses: card.answered ? (state?.lapses ?? 0) : undefined,
        reps: card.answered ? (state?.reps ?? 0) : undefined,
      }[filter.property];
      if (typeof value !== "number") return false;
      const by = filter.value;
      return {
        "<": value < by,
        "<=": value <= by,
        "=": value === by,
        "!=": value !== by,
        ">=": value >= by,
        ">": value > by,
      }[filter.comparison];
    }
  }
}

const at = { from: 0, to: 0 };
const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ name: fc.constant("is" as const), value: fc.constantFrom(...CARD_STANDINGS) }),
  fc.record({
    name: fc.constant("prop" as const),
    property: fc.constantFrom(...CARD_PROPERTIES),
    comparison: fc.constantFrom(...COMPARISONS),
    value: fc.oneof(
      fc.constantFrom(0, 0.5, 0.85, 0.95, 1),
      fc.integer({ min: 0, max: 30 }).map((n) => n / 30),
    ),
  }),
  fc.record({
    name: fc.constant("prop" as const),
    property: fc.constantFrom("s" as const, "ivl" as const, "due" as const, "reps" as const),
    comparison: fc.constantFrom(...COMPARISONS),
    value: fc.integer({ min: 0, max: 12 }),
  }),
  fc.record({
    name: fc.constant("rated" as const),
    days: fc.integer({ min: 1, max: 31 }),
    grade: fc.constantFrom(null, 1 as const, 2 as const, 3 as const, 4 as const),
  }),
  fc.record({ name: fc.constant("introduced" as const), days: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ name: fc.constant("deck" as const), value: fc.constantFrom("first", "second", "mine") }),
  fc.record({ name: fc.constant("level" as const), value: fc.constantFrom(...LEVELS) }),
  fc.record({ name: fc.constant("tag" as const), value: fc.constantFrom("leech", "granite", "mine", "none") }),
  fc.record({ name: fc.constant("source" as const), value: fc.constantFrom("000", "002", "009") }),
  fc.record({ name: fc.constant("note" as const), value: fc.constantFrom("velvet", "obsidian", "mind") }),
);
const anyQuery = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    anyFilter.map((filter): SearchNode => ({ kind: "filter", filter, ...at })),
    fc.constantFrom(...WORDS).map((text): SearchNode => ({ kind: "word", text, prefix: false, ...at })),
    tie("node").map((part): SearchNode => ({ kind: "not", part })),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("node"), { minLength: 2, maxLength: 3 }))
      .map(([kind, parts]) => join(kind, parts) as SearchNode),
  ),
})).node;

describe("searchCards", () => {
  it("finds exactly the cards that each filter speaks of", async () => {
    const facts = await loadFacts();
    const filters = fc.sample(anyFilter, { numRuns: 120, seed: 3 });
    let some = 0;
    for (const filter of filters) {
      const node: SearchNode = { kind: "filter", filter, ...at };
      const expected = facts
        .filter((one) => holds(node, one))
        .map(({ card }) => card.slug)
        .sort();
      const found = await find(user, printSearch(node));
      expect(found.mistakes, printSearch(node)).toEqual([]);
      expect(found.slugs, printSearch(node)).toEqual(expected);
      some += expected.length > 0 && expected.length < facts.length ? 1 : 0;
    }
    expect(some).toBeGreaterThan(60); // the data tell the filters apart
  });

  it("finds exactly the cards of whatever is made of words, filters, OR, negations and parentheses", async () => {
    const facts = await loadFacts();
    await fc.assert(
      fc.asyncProperty(anyQuery, async (node) => {
        const text = printSearch(node);
        const expected = facts
          .filter((one) => holds(node, one))
          .map(({ card }) => card.slug)
          .sort();
        const found = await find(user, text);
        // Where no card has all words, some are passed over, and said to be.
        if (expected.length === 0 && found.passedOver.length > 0) return;
        expect(found.slugs, text).toEqual(expected);
        expect(found.total).toBe(expected.length);
      }),
      { numRuns: 120, seed: 17 },
    );
  });

  it("finds a learner's own words in place of the bank's, and nobody else's cards or words", async () => {
    expect((await find(user, "version timber")).slugs).toEqual(["card-1"]);
    expect((await find(user, "private timber")).slugs).toEqual(["mine-card"]);
    expect((await find(user, "deck:mine")).slugs).toEqual(["mine-card"]);
    for (const text of [
      "obsidian",
      "obsid*",
      "obsidain",
      '"version obsidian"',
      "tag:theirs",
      "note:obsidian",
      "theirs",
    ]) {
      expect(await find(user, text), text).toMatchObject({ slugs: [], corrected: [] });
      expect(await find(null, text), text).toMatchObject({ slugs: [] });
      expect(
        [...(await find(user, text)).marked].filter((word) => word.startsWith("obsid")),
        text,
      ).toEqual([]);
    }
    expect((await find(user, "deck:theirs")).mistakes[0]?.message).toContain("There is no deck theirs.");
    expect((await find(other, "obsidian")).slugs).toEqual(["card-1", "theirs-card"]);
    // What the other's own version no longer says, they do not find by it; others do.
    expect((await find(user, '"question marble"')).slugs).not.toContain("card-1");
    expect((await find(null, '"question marble"')).slugs).toContain("card-1");
    const related = await listRelatedCards(user, await cardId("card-2"), 50);
    expect(related.map(({ slug }) => slug)).not.toContain("theirs-card");
  });

  it("keeps up with what is edited, moved, retired, deleted and renamed", async () => {
    const deck = await db().deck.create({
      data: { ownerId: user, slug: "draft", title: "Draft", description: "", position: 2, prerequisites: [] },
    });
    const words = { origin: "own" as const, level: "core" as const, summary: "Basalt.", details: "" };
    const card = await db().card.create({
      data: { ...words, slug: "draft-card", deckId: deck.id, position: 1, question: "Draft?" },
    });
    expect((await find(user, "basalt")).slugs).toEqual(["draft-card"]);
    await db().card.update({ where: { id: card.id }, data: { summary: "Feldspar." } });
    expect((await find(user, "basalt")).slugs).toEqual([]);
    expect((await find(user, "feldspar")).slugs).toEqual(["draft-card"]);
    await db().keyPoint.create({ data: { cardId: card.id, position: 1, text: "Pumice." } });
    expect((await find(user, "pumice feldspar")).slugs).toEqual(["draft-card"]);
    await db().keyPoint.deleteMany({ where: { cardId: card.id } });
    expect((await find(user, "pumice")).slugs).toEqual([]);
    await db().deck.update({ where: { id: deck.id }, data: { title: "Obelisk" } });
    expect((await find(user, "obelisk")).slugs).toEqual(["draft-card"]);
    await db().card.update({ where: { id: card.id }, data: { retiredAt: now } });
    expect((await find(user, "feldspar")).slugs).toEqual([]);
    await db().card.update({ where: { id: card.id }, data: { retiredAt: null } });
    expect((await find(user, "feldspar")).slugs).toEqual(["draft-card"]);
    await db().card.delete({ where: { id: card.id } });
    await db().deck.delete({ where: { id: deck.id } });
    expect((await find(user, "feldspar")).slugs).toEqual([]);
    // And the words that no card has any more are gone too: nothing is corrected to them.
    expect(
      await query(
        database.url(),
        "SELECT 1 FROM search_words WHERE word IN ('basalt', 'feldspar', 'pumice', 'obelisk')",
      ),
    ).toEqual([]);
    expect(await query(database.url(), "SELECT 1 FROM search_stale")).toEqual([]);
  });

  it("counts its words as if they had been counted just now", async () => {
    const differences = await query(
      database.url(),
      `SELECT coalesce(w.word, c.word) AS word, w.cards, c.cards AS counted FROM search_words w FULL JOIN (
         SELECT owner_id, unnest(surface) AS word, count(*) AS cards FROM search_documents GROUP BY 1, 2
       ) c ON c.word = w.word AND c.owner_id IS NOT DISTINCT FROM w.owner_id
       WHERE w.cards IS DISTINCT FROM c.cards`,
    );
    expect(differences).toEqual([]);
  });

  it("takes whatever is typed for text", async () => {
    const before = await db().card.count();
    for (const text of [
      "'; DROP TABLE cards; --",
      "x') OR 1=1 --",
      "\\'; select pg_sleep(5)",
      "deck:\"x' OR ''='\"",
      'note:"\');DELETE FROM notes;--"',
      "source:%' tag:_ source:\\",
      "'quartz' & !marble | <-> :* ()",
      '"\' \\ : &"',
      "\u0000 quartz",
      "😀 é ß \ud800",
      `${"(".repeat(200)}a`,
      "prop:r<1e309",
      "a* b* c* qu*",
    ]) {
      await expect(find(user, text), text).resolves.toBeDefined();
    }
    expect(await db().card.count()).toBe(before);
    expect((await find(user, "tag:_")).slugs).toEqual([]);
    expect((await find(user, "source:0_0")).slugs).toEqual([]);
    expect((await find(user, "source:00*")).slugs.length).toBe(24);
  });

  it("gives up a search that takes too long, and says so, where it once went on for ever", async () => {
    const client = new pg.Client(database.url());
    await client.connect();
    try {
      await client.query("BEGIN");
      await client.query("LOCK TABLE search_documents IN ACCESS EXCLUSIVE MODE"); // whoever reads it now waits
      const found = await find(user, "quartz");
      expect(found).toMatchObject({ slugs: [], total: 0 });
      expect(found.mistakes).toEqual([
        { from: 0, to: 6, message: "That search took too long. Use fewer or longer words, or try again in a moment." },
      ]);
    } finally {
      await client.end();
    }
    expect((await find(user, "quartz")).slugs.length).toBeGreaterThan(5);
  });

  it("tells a visitor what needs an account, and searches the rest", async () => {
    const { mistakes, slugs } = await find(null, "quartz is:due prop:r<0.9 rated:7 note:x");
    expect(mistakes.map(({ message }) => message.slice(0, 30))).toHaveLength(4);
    expect(mistakes[0]?.message).toBe(
      "is: asks about your own reviews and notes. Sign in to use it. This part was left out.",
    );
    expect(slugs).toEqual((await find(null, "quartz")).slugs);
    expect(slugs.length).toBeGreaterThan(5);
  });
});
