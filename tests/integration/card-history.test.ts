import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard, practiceCard, writeNote } from "@/lib/db/actions";
import { listCardHistory } from "@/lib/db/card-history";
import { listSources } from "@/lib/db/card-sources";
import { db } from "@/lib/db/client";
import { rescheduleCards } from "@/lib/db/reschedule";
import { gradeCard } from "@/lib/db/reviews";
import { saveSettings } from "@/lib/db/settings";
import { undoLast } from "@/lib/db/undo";
import { curveEvents } from "@/lib/domain/card-history";
import type { Grade } from "@/lib/domain/grade";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";

useDatabase();
const start = new Date("2026-11-22T08:00:00Z");
const day = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000);

beforeAll(() => {
  const content = smallContent();
  const sources = ["004:9", "001:57", "001:12", "001:T3", "001:101"];
  return importAs({ ...content, cards: [...content.cards, cardContent("asked", { position: 9, sources })] });
});

const act = () => ({ id: randomUUID(), ageMs: 0 });

/** Grades a card for the version that it has. */
async function grade(user: string, card: string, now: Date, chosen: Grade) {
  const version =
    (await db().cardState.findUnique({ where: { userId_cardId: { userId: user, cardId: card } } }))?.version ?? 0;
  const points = await db().keyPoint.findMany({ where: { cardId: card }, select: { id: true } });
  const [recalled, missed] = [points.slice(0, 1).map(({ id }) => id), points.slice(1).map(({ id }) => id)];
  const input = reviewOf(card, now, { version, grade: chosen, durationMs: 7000, points: { recalled, missed } });
  expect((await gradeCard(user, input, now)).kind).toBe("graded");
}

describe("a card's history", () => {
  it("has all that was done to it in order, what was taken back marked, and the undoing itself left out", async () => {
    const user = await aUser();
    const card = await cardId("a");
    await saveSettings(user, settingsIn("UTC"));
    await grade(user, card, start, 3);
    await grade(user, card, day(0, 12), 3);
    await grade(user, card, day(3), 1);
    await undoLast(user, act(), day(3, 1));
    await grade(user, card, day(3, 2), 3);
    await changeCard(user, { ...act(), cardId: card, kind: "flag" }, day(3, 3));
    await writeNote(user, { ...act(), cardId: card, text: "Mine." }, day(3, 4));
    await undoLast(user, act(), day(3, 5));
    await practiceCard(user, { ...act(), cardId: card, grade: 2, durationMs: 4000 }, day(4));
    const history = await listCardHistory(user, card);
    expect(history.map(({ kind, studyDay, undone }) => [kind, studyDay, undone])).toEqual([
      ["grade", "2026-11-22", false],
      ["grade", "2026-11-22", false],
      ["grade", "2026-11-25", true],
      ["grade", "2026-11-25", false],
      ["flag", "2026-11-25", false],
      ["note", "2026-11-25", true],
      ["practice", "2026-11-26", false],
    ]);
    const [first, second, forgotten, third] = history;
    expect(first).toMatchObject({
      grade: 3,
      intervalDays: 0,
      stepMinutes: 10,
      durationMs: 7000,
      retrievability: null,
      recalled: 1,
      missed: 2,
      becameLeech: false,
    });
    expect(second).toMatchObject({ stepMinutes: null });
    expect(forgotten).toMatchObject({ grade: 1, retrievability: expect.closeTo(0.87, 1) });
    expect(third).toMatchObject({ retrievability: forgotten?.kind === "grade" && forgotten.retrievability });
    expect(history.at(-1)).toMatchObject({ grade: 2, durationMs: 4000 });
    const state = await db().cardState.findUniqueOrThrow({ where: { userId_cardId: { userId: user, cardId: card } } });
    expect(curveEvents(history).at(-1)).toMatchObject({ stability: state.stability, studyDay: "2026-11-25" });
    expect(curveEvents(history)).toHaveLength(3);
  });

  it("keeps what was before a reset, and says where dates were moved to", async () => {
    const user = await aUser();
    const card = await cardId("b");
    await saveSettings(user, settingsIn("UTC"));
    await grade(user, card, start, 4);
    await saveSettings(user, settingsIn("UTC", { desiredRetention: 0.97 }));
    expect(await rescheduleCards(user, act(), day(0, 1))).toMatchObject({ kind: "done", moved: 1 });
    await changeCard(user, { ...act(), cardId: card, kind: "reset" }, day(0, 2));
    const history = await listCardHistory(user, card);
    expect(history.map(({ kind }) => kind)).toEqual(["grade", "reschedule", "reset"]);
    expect(history[1]).toMatchObject({ dueDay: expect.stringMatching(/^2026-1[12]-\d\d$/) });
    expect(curveEvents(history).map(({ kind }) => kind)).toEqual(["review", "reset"]);
    await undoLast(user, act(), day(0, 3));
    expect(curveEvents(await listCardHistory(user, card)).map(({ kind }) => kind)).toEqual(["review"]);
  });

  it("says which lapse made the card a leech", async () => {
    const user = await aUser();
    const card = await cardId("d");
    await saveSettings(user, settingsIn("UTC", { leechThreshold: 1 }));
    await grade(user, card, start, 4);
    await grade(user, card, day(30), 1);
    await grade(user, card, day(30, 1), 1);
    const leeches = (await listCardHistory(user, card)).map((entry) => entry.kind === "grade" && entry.becameLeech);
    expect(leeches).toEqual([false, true, false]);
  });

  it("is each learner's own", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const card = await cardId("c");
    await grade(user, card, start, 3);
    await grade(other, card, start, 1);
    await undoLast(other, act(), day(0, 1));
    expect(await listCardHistory(user, card)).toMatchObject([{ grade: 3, undone: false }]);
    expect(await listCardHistory(await aUser(), card)).toEqual([]);
  });
});

describe("the documents that ask a card's question", () => {
  it("are named with their questions, in the order of the numbers", async () => {
    expect(await listSources(null, await cardId("asked"))).toEqual([
      { document: "001", numbers: ["12", "57", "101", "T3"] },
      { document: "004", numbers: ["9"] },
    ]);
    expect(await listSources(await aUser(), await cardId("a"))).toEqual([]);
  });

  it("are not told of a card that is not to be seen", async () => {
    const [owner, other] = [await aUser(), await aUser()];
    const own = { slug: `own-${randomUUID()}`, title: "Mine", description: "", position: 1, ownerId: owner };
    const deck = await db().deck.create({ data: own });
    const words = { slug: `own-${randomUUID()}`, question: "Q", summary: "A", details: "", level: "core" as const };
    const card = await db().card.create({ data: { ...words, deckId: deck.id, position: 1, origin: "own" } });
    await db().source.create({ data: { cardId: card.id, document: "007", number: "1" } });
    expect(await listSources(owner, card.id)).toEqual([{ document: "007", numbers: ["1"] }]);
    expect(await listSources(other, card.id)).toEqual([]);
    expect(await listSources(null, card.id)).toEqual([]);
  });
});
