import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { gradeCard } from "@/lib/db/reviews";
import { listSlippingPoints } from "@/lib/db/slipping-points";
import { undoLast } from "@/lib/db/undo";
import { keepsBeingMissed } from "@/lib/domain/points";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, smallContent } from "../support/fixtures";

useDatabase();
const start = new Date("2026-11-22T08:00:00Z");
const content = smallContent();

beforeAll(() => importAs(content));

/** Grades a card once for each asking, a minute apart; an asking names the points recalled: "13", or none: "". */
async function review(user: string, slug: string, askings: string[]) {
  const card = await cardId(slug);
  const points = await db().keyPoint.findMany({ where: { cardId: card }, orderBy: { position: "asc" } });
  const state = await db().cardState.findUnique({ where: { userId_cardId: { userId: user, cardId: card } } });
  for (const [i, asking] of askings.entries()) {
    const now = new Date(start.getTime() + i * 60_000);
    const isRecalled = (position: number) => asking.includes(String(position));
    const ids = (wanted: boolean) => points.filter((p) => isRecalled(p.position) === wanted).map(({ id }) => id);
    const ticks = { recalled: ids(true), missed: ids(false) };
    const version = (state?.version ?? 0) + i;
    const answer = await gradeCard(user, reviewOf(card, now, { version, grade: 1, points: ticks }), now);
    expect(answer.kind).toBe("graded");
  }
}

describe("the points that keep slipping", () => {
  it("are those that keep being missed, those missed most first, with their words, card and deck", async () => {
    const user = await aUser();
    await review(user, "a", ["1", "1", "12", "1", "1"]);
    await review(user, "d", ["123", "13", "13"]);
    const found = await listSlippingPoints(user, 10);
    expect(found).toMatchObject({ total: 3, ticks: true });
    expect(
      found.points.map(({ text, cardSlug, deckTitle, asked, missed }) => [text, cardSlug, deckTitle, asked, missed]),
    ).toEqual([
      ["Three.", "a", "Deck first", 5, 5],
      ["Two.", "a", "Deck first", 5, 4],
      ["Two.", "d", "Deck second", 3, 2],
    ]);
    expect(found.points[1]?.lately).toEqual([false, false, true, false, false]);
  });

  it("are listed as far as asked for, and counted all", async () => {
    const user = await aUser();
    await review(user, "a", ["", "", ""]);
    const found = await listSlippingPoints(user, 2);
    expect(found.points).toHaveLength(2);
    expect(found.total).toBe(3);
  });

  it("count no review that was taken back, and none of another learner", async () => {
    const [user, other] = [await aUser(), await aUser()];
    await review(user, "b", ["23", "23", "23"]);
    await review(other, "b", ["", "", ""]);
    expect((await listSlippingPoints(user, 10)).points).toMatchObject([{ text: "One.", asked: 3, missed: 3 }]);
    await undoLast(user, { id: randomUUID(), ageMs: 0 }, new Date(start.getTime() + 300_000));
    expect(await listSlippingPoints(user, 10)).toEqual({ points: [], total: 0, ticks: true });
  });

  it("say whether points were ever ticked", async () => {
    const user = await aUser();
    expect(await listSlippingPoints(user, 10)).toEqual({ points: [], total: 0, ticks: false });
    await review(user, "c", ["123"]);
    expect(await listSlippingPoints(user, 10)).toEqual({ points: [], total: 0, ticks: true });
  });

  it("have the words that the learner sees, and leave out what is no longer to be seen", async () => {
    const user = await aUser();
    await importAs({ ...content, cards: [...content.cards, cardContent("gone", { position: 8 })] });
    await review(user, "a", ["", "", ""]);
    await review(user, "gone", ["", "", ""]);
    expect((await listSlippingPoints(user, 10)).total).toBe(6);
    await importAs(content);
    const card = await cardId("a");
    const [first] = await db().keyPoint.findMany({ where: { cardId: card }, orderBy: { position: "asc" } });
    const words = { question: "Q", summary: "S", details: "", base: {} };
    const keyPoints = [{ id: first?.id ?? "", text: "In my words." }];
    await db().ownVersion.create({ data: { userId: user, cardId: card, keyPoints, ...words } });
    const found = await listSlippingPoints(user, 10);
    expect(found.points.map(({ text, cardSlug }) => [text, cardSlug])).toEqual([["In my words.", "a"]]);
    expect(found.total).toBe(1);
  });

  it("were missed twice of the last five times: no others are looked at", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (askings) => {
        const missed = askings.filter((recalled) => !recalled).length;
        const lately = askings.slice(-5);
        const history = { asked: askings.length, missed, lately };
        if (keepsBeingMissed(history)) expect(lately.filter((recalled) => !recalled).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
