import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard } from "@/lib/db/actions";
import { findCard } from "@/lib/db/cards";
import { changeCards } from "@/lib/db/change-cards";
import { startStudying } from "@/lib/db/decks";
import { findNextDue } from "@/lib/db/next-due";
import { loadQueue } from "@/lib/db/queue";
import { gradeCard } from "@/lib/db/reviews";
import { countSetAside, listBuried } from "@/lib/db/set-aside";
import { saveSettings } from "@/lib/db/settings";
import { undoLast } from "@/lib/db/undo";
import { verifyLedger } from "@/lib/db/verify-ledger";
import type { CardAction } from "@/lib/domain/action";
import { studyDayOf } from "@/lib/domain/study-day";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";

useDatabase();
const MORNING = new Date("2026-11-22T08:00:00Z");
const TODAY = "2026-11-22";
const settings = settingsIn("UTC");
const later = (days: number) => new Date(MORNING.getTime() + days * 86_400_000);

beforeAll(() => importAs(smallContent()));

async function aLearner(): Promise<string> {
  const user = await aUser();
  await startStudying(user, "first");
  return user;
}
const act = async (user: string, kind: CardAction, slugs: readonly string[]) =>
  changeCards(user, { id: randomUUID(), ageMs: 0, kind, cardIds: await Promise.all(slugs.map(cardId)) }, MORNING);

describe("a deck that was buried or suspended could not be brought back, and nothing said that it was", () => {
  it("counts what is set aside of the decks that are studied, each card once", async () => {
    const user = await aLearner();
    await act(user, "bury", ["a", "b", "d"]);
    await act(user, "suspend", ["b", "c"]);
    expect(await countSetAside(user, TODAY, null)).toEqual({ buried: 1, suspended: 2 });
    expect(await countSetAside(user, TODAY, "first")).toEqual({ buried: 1, suspended: 2 });
    expect(await countSetAside(user, TODAY, "second")).toEqual({ buried: 0, suspended: 0 });
    expect(await countSetAside(user, "2026-11-23", null)).toEqual({ buried: 0, suspended: 2 });
    expect(await countSetAside(await aLearner(), TODAY, null)).toEqual({ buried: 0, suspended: 0 });
  });

  it("brings all that is buried back as one act, which can be taken back", async () => {
    const user = await aLearner();
    await act(user, "bury", ["a", "b", "c"]);
    expect(await loadQueue(user, settings, MORNING, [])).toEqual([]);
    const cardIds = await listBuried(user, TODAY, null, 5000);
    expect(cardIds.toSorted()).toEqual((await Promise.all(["a", "b", "c"].map(cardId))).toSorted());
    await changeCards(user, { id: randomUUID(), ageMs: 0, kind: "unbury", cardIds }, MORNING);
    expect(await loadQueue(user, settings, MORNING, [])).toHaveLength(3);
    expect(await undoLast(user, { id: randomUUID(), ageMs: 0 }, MORNING)).toMatchObject({ what: "unbury" });
    expect(await countSetAside(user, TODAY, null)).toEqual({ buried: 3, suspended: 0 });
  });

  it("says when a buried card comes back, which said that nothing was waiting", async () => {
    const user = await aLearner();
    await gradeCard(user, reviewOf(await cardId("a"), MORNING, { grade: 4 }), MORNING);
    const due = later(30);
    const day = studyDayOf(due, settings);
    await changeCards(user, { id: randomUUID(), ageMs: 0, kind: "bury", cardIds: [await cardId("a")] }, due);
    const next = await findNextDue(user, settings, due);
    expect(next).toEqual({ step: null, review: { day: studyDayOf(later(31), settings), count: 1 } });
    expect(next.review?.day).not.toBe(day);
  });
});

describe("only a reset took the mark of a leech off, and lost the schedule with it", () => {
  it("a card is no leech any more, keeps its schedule, and undo marks it again", async () => {
    const user = await aLearner();
    await saveSettings(user, { leechThreshold: 1 });
    const a = await cardId("a");
    await gradeCard(user, reviewOf(a, MORNING, { grade: 4 }), MORNING);
    await gradeCard(user, { ...reviewOf(a, later(9), { grade: 1 }), version: 1 }, later(9));
    const before = (await findCard(user, "a"))?.state;
    expect(before).toMatchObject({ leech: true, state: "relearning" });
    expect(await changeCard(user, { id: randomUUID(), cardId: a, kind: "unleech", ageMs: 0 }, later(9))).toMatchObject({
      kind: "done",
      standing: { version: 3 },
    });
    expect((await findCard(user, "a"))?.state).toEqual({ ...before, leech: false });
    expect(await undoLast(user, { id: randomUUID(), ageMs: 0 }, later(9))).toMatchObject({ what: "unleech" });
    expect((await findCard(user, "a"))?.state).toEqual(before);
    // And in bulk: cards that are none are left out.
    expect(await act(user, "unleech", ["a", "b", "c"])).toEqual({ kind: "done", changed: 1 });
    expect((await verifyLedger(user)).differences).toEqual([]);
  });
});
