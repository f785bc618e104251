import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { listNotes, writeNote } from "@/lib/db/actions";
import { db } from "@/lib/db/client";
import { startStudying } from "@/lib/db/decks";
import { loadPace, loadRecentGrades } from "@/lib/db/pace";
import { findPreferences, savePreferences } from "@/lib/db/preferences";
import { loadPracticeOf } from "@/lib/db/queue";
import { gradeCard } from "@/lib/db/reviews";
import { loadTomorrow } from "@/lib/db/tomorrow";
import { undoLast } from "@/lib/db/undo";
import { DEFAULT_PREFERENCES } from "@/lib/domain/preferences";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";

useDatabase();
const now = new Date("2026-11-22T08:00:00Z");
const yesterday = new Date("2026-11-21T08:00:00Z");
const settings = settingsIn("UTC");

beforeAll(() => importAs(smallContent()));

/** Grades a new card, and says what it was graded with. */
async function grade(user: string, slug: string, at: Date, durationMs: number, version = 0, chosen: 1 | 2 | 3 | 4 = 4) {
  const review = reviewOf(await cardId(slug), at, { durationMs, version, grade: chosen });
  expect((await gradeCard(user, review, at)).kind).toBe("graded");
}
const takeBack = (user: string) => undoLast(user, { id: randomUUID(), ageMs: 0 }, now);

describe("loadPace", () => {
  it("counts today's reviews, of some decks or of all, and takes the median of all", async () => {
    const user = await aUser();
    expect(await loadPace(user, settings, now, [])).toEqual({
      doneToday: 0,
      medianMs: null,
      longestAnswerMs: 60_000,
    });
    await grade(user, "a", yesterday, 1000);
    await grade(user, "b", now, 9000);
    await grade(user, "d", now, 3000);
    expect(await loadPace(user, settings, now, [])).toMatchObject({ doneToday: 2, medianMs: 3000 });
    expect(await loadPace(user, settings, now, ["second"])).toMatchObject({ doneToday: 1 });
    await takeBack(user); // counts nowhere
    expect(await loadPace(user, settings, now, [])).toMatchObject({ doneToday: 1, medianMs: 5000 });
    expect(await loadPace(await aUser(), settings, now, [])).toMatchObject({ doneToday: 0 });
  });
});

describe("loadRecentGrades", () => {
  it("counts reviews of cards that were in review, and no other's", async () => {
    const user = await aUser();
    await grade(user, "a", yesterday, 1000);
    await grade(user, "b", yesterday, 1000, 0, 1); // a new card forgotten says nothing of what lasts
    const later = new Date("2026-12-22T08:00:00Z");
    await grade(user, "a", later, 1000, 1, 2);
    expect(await loadRecentGrades(user)).toEqual({ reviews: 1, again: 0, hard: 1 });
    expect(await loadRecentGrades(await aUser())).toEqual({ reviews: 0, again: 0, hard: 0 });
  });
});

describe("loadTomorrow", () => {
  it("is the queue of the next study day: due reviews, steps, and new cards within the limit", async () => {
    const user = await aUser();
    expect(await loadTomorrow(user, settings, now)).toEqual({ reviews: 0, learning: 0, fresh: 0 });
    await startStudying(user, "first");
    expect(await loadTomorrow(user, settings, now)).toEqual({ reviews: 0, learning: 0, fresh: 3 });
    expect(await loadTomorrow(user, { ...settings, newPerDay: 2 }, now)).toMatchObject({ fresh: 2 });
    await grade(user, "a", now, 1000, 0, 1); // a step, still open at the day's end
    await grade(user, "b", now, 1000); // due in days
    expect(await loadTomorrow(user, settings, now)).toEqual({ reviews: 0, learning: 1, fresh: 1 });
    const { dueDay } = await db().cardState.findFirstOrThrow({ where: { userId: user, state: "review" } });
    const before = new Date((dueDay?.getTime() ?? 0) - 43_200_000);
    expect(await loadTomorrow(user, settings, before)).toMatchObject({ reviews: 1 });
  });
});

describe("loadPracticeOf", () => {
  it("has the named cards in the order asked, once each, studied or not, and no others", async () => {
    const user = await aUser();
    const cards = await loadPracticeOf(user, ["d", "nothing", "a", "d"]);
    expect(cards.map((card) => card.cardId)).toEqual([await cardId("d"), await cardId("a")]);
    expect(await loadPracticeOf(user, [])).toEqual([]);
  });

  it("leaves out another learner's own cards", async () => {
    const [user, owner] = [await aUser(), await aUser()];
    const deck = await db().deck.create({
      data: { ownerId: owner, slug: randomUUID(), title: "Mine", description: "", position: 99, prerequisites: [] },
    });
    const slug = randomUUID();
    const own = {
      question: "?",
      summary: "!",
      details: "",
      level: "core" as const,
      position: 1,
      origin: "own" as const,
    };
    await db().card.create({ data: { ...own, slug, deckId: deck.id } });
    expect(await loadPracticeOf(user, [slug])).toEqual([]);
    expect(await loadPracticeOf(owner, [slug])).toHaveLength(1);
  });
});

describe("listNotes", () => {
  it("has a learner's own notes that say something", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const [a, b, c] = [await cardId("a"), await cardId("b"), await cardId("c")];
    const note = (who: string, card: string, text: string) =>
      writeNote(who, { id: randomUUID(), ageMs: 0, cardId: card, text }, now);
    await note(user, a, "Mine.");
    await note(user, b, "Soon gone.");
    await note(user, b, " ");
    await note(other, c, "Not mine.");
    expect(await listNotes(user, [a, b, c])).toEqual(new Map([[a, "Mine."]]));
    expect(await listNotes(user, [b])).toEqual(new Map());
  });
});

describe("preferences", () => {
  it("change one at a time, and leave the others", async () => {
    const user = await aUser();
    expect(await findPreferences(user)).toEqual(DEFAULT_PREFERENCES);
    await savePreferences(user, { recallFirst: true }, now);
    await savePreferences(user, { swipe: true }, now);
    expect(await findPreferences(user)).toEqual({ ...DEFAULT_PREFERENCES, recallFirst: true, swipe: true });
    await savePreferences(user, { ownKeys: { undo: ["u"], "grade-1": ["я"] } }, now);
    expect(await findPreferences(user)).toMatchObject({ swipe: true, ownKeys: { undo: ["u"], "grade-1": ["я"] } });
    expect(await findPreferences(await aUser())).toEqual(DEFAULT_PREFERENCES);
  });
});
