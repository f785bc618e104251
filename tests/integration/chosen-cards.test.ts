import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCards } from "@/lib/db/change-cards";
import { chooseForReview, loadChosen } from "@/lib/db/chosen-cards";
import { db } from "@/lib/db/client";
import { gradeCard } from "@/lib/db/reviews";
import { listFoundIds, searchCards } from "@/lib/db/search";
import { undoLast } from "@/lib/db/undo";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";

useDatabase();
const settings = settingsIn("UTC");
const MORNING = new Date("2026-11-22T08:00:00Z");
const DAYS_LATER = new Date("2026-12-22T08:00:00Z");

beforeAll(async () => {
  const content = smallContent();
  content.cards = Array.from({ length: 1200 }, (_, i) =>
    cardContent(`card-${i}`, {
      deckSlug: i % 2 === 0 ? "first" : "second",
      position: i + 1,
      question: i < 6 ? `Rare quartz ${i}?` : `Common gravel ${i}?`,
      answered: i !== 5,
    }),
  );
  await importAs(content);
});

const page = (offset = 0) => ({ limit: 20, offset, countAnswered: true });
const found = async (user: string, text: string, most = 5001) => {
  const ids = await listFoundIds(user, settings, text, MORNING, most);
  if ("message" in ids) throw new Error(ids.message);
  return ids;
};
const study = async (user: string, slug: string) => {
  const { id } = await db().deck.findUniqueOrThrow({ where: { slug } });
  await db().study.create({ data: { userId: user, deckId: id } });
};

describe("acts on all that a search found", () => {
  it("reaches every card found, beyond its page and beyond a thousand, but no question without an answer", async () => {
    const user = await aUser();
    expect(await found(user, "gravel")).toHaveLength(1194);
    expect(await found(user, "quartz")).toHaveLength(5);
    expect(await searchCards(user, settings, "quartz", MORNING, page())).toMatchObject({ total: 6, answered: 5 });
    expect(await searchCards(user, settings, "gravel", MORNING, page(40))).toMatchObject({
      ...{ total: 1000, more: true, answered: 1000 },
    });
    expect(await found(user, "gravel", 100)).toHaveLength(100); // and no more than one act may change
    expect(await found(user, "zzqqzz")).toEqual([]);
  });

  it("is one act, taken back as one", async () => {
    const user = await aUser();
    const input = {
      id: randomUUID(),
      ageMs: 0,
      kind: "suspend" as const,
      cardIds: await found(user, "level:core gravel"),
    };
    expect(await changeCards(user, input, MORNING)).toEqual({ kind: "done", changed: 1194 });
    expect(await found(user, "is:suspended")).toHaveLength(1194);
    await undoLast(user, { id: randomUUID(), ageMs: 0, only: input.id }, MORNING);
    expect(await found(user, "is:suspended")).toEqual([]);
  });
});

describe("a review of chosen cards", () => {
  it("has what is due before what is new, of studied decks, whatever the limits of the day", async () => {
    const user = await aUser();
    await study(user, "first");
    const [even, due] = [await cardId("card-0"), await cardId("card-4")];
    await gradeCard(user, reviewOf(due, MORNING, { grade: 4 }), MORNING);
    const slugs = ["card-0", "card-1", "card-2", "card-4", "card-0"];
    const at = async (now: Date) =>
      (await loadChosen(user, settings, now, slugs)).map(({ cardId: id, kind }) => [id, kind]);
    const second = await cardId("card-2");
    expect(await at(MORNING)).toEqual([
      [even, "new"],
      [second, "new"],
    ]);
    expect(await at(DAYS_LATER)).toEqual([
      [due, "review"],
      [even, "new"],
      [second, "new"],
    ]);
    await changeCards(user, { id: randomUUID(), ageMs: 0, kind: "suspend", cardIds: [even, due] }, DAYS_LATER);
    expect(await at(DAYS_LATER)).toEqual([[second, "new"]]);
    expect(await loadChosen(await aUser(), settings, MORNING, slugs)).toEqual([]);
  });

  it("is practice of all of them where none is due or new", async () => {
    const user = await aUser();
    await study(user, "first");
    const ids = [await cardId("card-1"), await cardId("card-0")];
    expect(await chooseForReview(user, settings, MORNING, ids)).toEqual({ slugs: ["card-0"], practice: false });
    await gradeCard(user, reviewOf(ids[1] ?? "", MORNING, { grade: 4 }), MORNING);
    expect(await chooseForReview(user, settings, MORNING, ids)).toEqual({
      ...{ slugs: ["card-1", "card-0"], practice: true },
    });
    const many = await chooseForReview(user, settings, MORNING, await found(user, "gravel"));
    expect(many.slugs).toHaveLength(100);
    expect(many.practice).toBe(false);
    expect(await chooseForReview(user, settings, MORNING, [randomUUID()])).toEqual({ slugs: [], practice: true });
  });
});
