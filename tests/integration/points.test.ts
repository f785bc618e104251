import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listPointHistories } from "@/lib/db/points";
import { gradeCard } from "@/lib/db/reviews";
import { undoLast } from "@/lib/db/undo";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, smallContent } from "../support/fixtures";

useDatabase();
const start = new Date("2026-11-22T08:00:00Z");

beforeAll(() => importAs(smallContent()));

/** The ids of the three points of a card. */
async function pointsOf(card: string): Promise<[string, string, string]> {
  const points = await db().keyPoint.findMany({ where: { cardId: card }, orderBy: { position: "asc" } });
  return points.map(({ id }) => id) as [string, string, string];
}

/** Grades a card one minute after the other; each asking is the list of points that were recalled, null for no ticks. */
async function review(user: string, card: string, askings: (string[] | null)[], from = 0) {
  const points = await pointsOf(card);
  for (const [i, recalled] of askings.entries()) {
    const now = new Date(start.getTime() + (from + i) * 60_000);
    const ticks = recalled && { recalled, missed: points.filter((id) => !recalled.includes(id)) };
    const answer = await gradeCard(user, reviewOf(card, now, { version: from + i, grade: 1, points: ticks }), now);
    expect(answer.kind).toBe("graded");
  }
}

describe("listPointHistories", () => {
  it("counts the reviews in which points were ticked, and keeps the last five, the latest last", async () => {
    const user = await aUser();
    const card = await cardId("a");
    const [one, two, three] = await pointsOf(card);
    await review(user, card, [[one], null, [one, two], [], [one], [one], [one, two]]);
    const histories = await listPointHistories(user, [card]);
    expect(histories.get(one)).toEqual({
      cardId: card,
      asked: 6,
      missed: 1,
      lately: [true, false, true, true, true],
    });
    expect(histories.get(two)).toMatchObject({ asked: 6, missed: 4, lately: [true, false, false, false, true] });
    expect(histories.get(three)).toMatchObject({ asked: 6, missed: 6 });
  });

  it("forgets an asking that was taken back", async () => {
    const user = await aUser();
    const card = await cardId("a");
    const [one] = await pointsOf(card);
    await review(user, card, [[one], []]);
    expect((await listPointHistories(user, [card])).get(one)).toMatchObject({ asked: 2, missed: 1 });
    await undoLast(user, { id: randomUUID(), ageMs: 0 }, new Date(start.getTime() + 300_000));
    expect((await listPointHistories(user, [card])).get(one)).toMatchObject({ asked: 1, missed: 0, lately: [true] });
  });

  it("keeps to the cards that are named and to the user", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const [a, b] = [await cardId("a"), await cardId("b")];
    await review(user, a, [[]]);
    await review(user, b, [[]]);
    await review(other, a, [[]]);
    const cardsOf = async (...args: Parameters<typeof listPointHistories>) =>
      [...(await listPointHistories(...args)).values()].map((point) => point.cardId).sort();
    expect(await cardsOf(user, [a])).toEqual([a, a, a]);
    expect(await cardsOf(user, null)).toEqual([a, a, a, b, b, b].sort());
    expect(await cardsOf(other, [b])).toEqual([]);
  });
});
