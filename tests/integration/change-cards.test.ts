import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard } from "@/lib/db/actions";
import { findCard } from "@/lib/db/cards";
import { changeCards } from "@/lib/db/change-cards";
import { db } from "@/lib/db/client";
import { gradeCard } from "@/lib/db/reviews";
import { undoLast } from "@/lib/db/undo";
import { verifyLedger } from "@/lib/db/verify-ledger";
import type { CardAction } from "@/lib/domain/action";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, smallContent } from "../support/fixtures";
import { query } from "../support/sql";

const database = useDatabase();
const MORNING = new Date("2026-11-22T08:00:00Z");
const later = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);
const ALL = ["a", "b", "c", "d"];

beforeAll(() => importAs(smallContent()));

const idsOf = (slugs: readonly string[]) => Promise.all(slugs.map(cardId));
const act = async (kind: CardAction, slugs: readonly string[]) => ({
  id: randomUUID(),
  ageMs: 0,
  kind,
  cardIds: await idsOf(slugs),
});
const statesOf = (user: string) => Promise.all(ALL.map(async (slug) => (await findCard(user, slug))?.state));
const undo = (user: string, at: Date, only?: string) =>
  undoLast(user, { id: randomUUID(), ageMs: 0, ...(only && { only }) }, at);

describe("changeCards", () => {
  it("changes seen and unseen cards as one act, leaves out those that are so already, and is undone as one", async () => {
    const user = await aUser();
    await gradeCard(user, reviewOf(await cardId("a"), MORNING, { grade: 4 }), MORNING);
    const single = { id: randomUUID(), cardId: await cardId("b"), kind: "suspend" as const, ageMs: 0 };
    await changeCard(user, single, later(1));
    const before = await statesOf(user);
    const input = await act("suspend", [...ALL, "a"]);
    expect(await changeCards(user, input, later(2))).toEqual({ kind: "done", changed: 3 });
    expect((await statesOf(user)).map((state) => state?.suspended)).toEqual([true, true, true, true]);
    const entries = await db().action.findMany({ where: { userId: user, batch: input.id } });
    expect(entries.map(({ cardId: card }) => card).sort()).toEqual((await idsOf(["a", "c", "d"])).sort());
    expect(await undo(user, later(3), input.id)).toMatchObject({ kind: "undone", what: "suspend" });
    expect(await statesOf(user)).toEqual(before);
    expect(await undo(user, later(4))).toMatchObject({ what: "suspend", cardIds: [await cardId("b")] });
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("resets and flags; a reset keeps the flags and the history", async () => {
    const user = await aUser();
    for (const slug of ALL) await gradeCard(user, reviewOf(await cardId(slug), MORNING, { grade: 4 }), MORNING);
    await changeCards(user, await act("flag", ["a", "b"]), later(1));
    expect(await changeCards(user, await act("reset", ALL), later(2))).toEqual({ kind: "done", changed: 4 });
    expect((await statesOf(user)).map((state) => [state?.state, state?.flagged])).toEqual([
      ["new", true],
      ["new", true],
      ["new", false],
      ["new", false],
    ]);
    expect(await changeCards(user, await act("reset", ALL), later(3))).toEqual({ kind: "done", changed: 0 });
    expect(await db().review.count({ where: { userId: user } })).toBe(4);
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("is done once however often it arrives, in parallel too, and its id stands for nothing else", async () => {
    const user = await aUser();
    const input = await act("bury", ALL);
    const answers = await Promise.all(Array.from({ length: 6 }, () => changeCards(user, input, MORNING)));
    expect(answers).toEqual(answers.map(() => ({ kind: "done", changed: 4 })));
    expect(await db().action.count({ where: { userId: user } })).toBe(4);
    expect(await changeCards(user, { ...input, kind: "reset" }, later(1))).toMatchObject({ kind: "invalid" });
    const review = reviewOf(await cardId("a"), later(1), { version: 1 });
    await gradeCard(user, review, later(1));
    expect(await changeCards(user, { ...input, id: review.id }, later(2))).toMatchObject({ kind: "invalid" });
  });

  it("refuses all where one is not the learner's: retired, unanswered, unknown or in another's own deck", async () => {
    const [user, other] = [await aUser(), await aUser()];
    const content = smallContent();
    content.cards.push(cardContent("gone", { position: 8 }), cardContent("open", { position: 9, answered: false }));
    await importAs(content);
    const strange = await idsOf(["gone", "open"]);
    await importAs({ ...content, cards: content.cards.filter((card) => card.slug !== "gone") });
    const [own] = await query<{ id: string }>(
      database.url(),
      `with deck as (
         insert into decks (owner_id, slug, title, description, position, prerequisites)
         values ($1::uuid, 'own-' || $2, 'Own', '', 1, '{}') returning id
       ) insert into cards (origin, slug, deck_id, position, question, summary, details, level)
       select 'own', 'own-card-' || $2, id, 1, 'What?', 'That.', '', 'core' from deck returning id`,
      [other, other],
    );
    for (const id of [...strange, randomUUID(), own?.id ?? ""]) {
      const input = await act("suspend", ALL);
      const answer = await changeCards(user, { ...input, cardIds: [...input.cardIds, id] }, MORNING);
      expect(answer).toEqual({
        kind: "not-found",
        message:
          "1 of these 5 cards is not in your decks any more. Nothing was changed; reload the page and choose again.",
      });
    }
    expect(await db().action.count({ where: { userId: user } })).toBe(0);
    const mine = { id: randomUUID(), ageMs: 0, kind: "suspend" as const, cardIds: [own?.id ?? ""] };
    expect(await changeCards(other, mine, MORNING)).toEqual({ kind: "done", changed: 1 });
    await importAs(smallContent());
  });

  it("is not undone where something else was done since", async () => {
    const user = await aUser();
    const input = await act("flag", ALL);
    await changeCards(user, input, MORNING);
    await gradeCard(user, reviewOf(await cardId("a"), later(1), { version: 1 }), later(1));
    expect(await undo(user, later(2), input.id)).toMatchObject({ kind: "nothing" });
    expect((await statesOf(user))[0]).toMatchObject({ flagged: true, state: "learning" });
    expect(await undo(user, later(3))).toMatchObject({ kind: "undone", what: "grade" });
    expect(await undo(user, later(4), input.id)).toMatchObject({ kind: "undone", what: "flag" });
    expect(await undo(user, later(5), input.id)).toMatchObject({ kind: "nothing" });
  });

  it("loses nothing to grades and undos that come in at the same moment", async () => {
    const user = await aUser();
    for (let round = 0; round < 12; round++) {
      const at = later(round);
      const kind = (["suspend", "unsuspend", "flag", "unflag", "bury", "reset"] as const)[round % 6] ?? "flag";
      const grades = ALL.map(async (slug) => {
        const card = await findCard(user, slug);
        const review = reviewOf(card?.id ?? "", at, { version: card?.version ?? 0 });
        return gradeCard(user, review, at);
      });
      await Promise.all([...grades, changeCards(user, await act(kind, ALL), at), undo(user, at)]);
    }
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("changes 5,000 cards, and takes them back", async () => {
    const user = await aUser();
    await query(
      database.url(),
      `insert into cards (slug, deck_id, position, question, summary, details, level)
       select 'many-' || n, d.id, 100 + n, 'Which?', 'That one.', '', 'core'
       from decks d, generate_series(1, 5000) n where d.slug = 'second'`,
    );
    const many = await query<{ id: string }>(database.url(), "select id from cards where slug like 'many-%'");
    const input = { id: randomUUID(), ageMs: 0, kind: "suspend" as const, cardIds: many.map(({ id }) => id) };
    expect(await changeCards(user, input, MORNING)).toEqual({ kind: "done", changed: 5000 });
    expect(await db().cardState.count({ where: { userId: user, suspended: true } })).toBe(5000);
    expect(await undo(user, later(1), input.id)).toMatchObject({ kind: "undone" });
    expect(await db().cardState.count({ where: { userId: user, suspended: true } })).toBe(0);
    expect((await verifyLedger(user)).differences).toEqual([]);
  });
});
