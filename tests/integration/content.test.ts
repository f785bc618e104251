import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { importContent } from "@/lib/db/content";
import { gradeCard } from "@/lib/db/reviews";
import { describePlan } from "@/seed/plan";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, smallContent } from "../support/fixtures";

useDatabase();
const now = new Date("2026-11-22T08:00:00Z");
const said = async (content: ReturnType<typeof smallContent>) => describePlan(await importAs(content));

beforeAll(() => importAs(smallContent()));

describe("importing the bank", () => {
  it("changes nothing the second time", async () => {
    expect(await said(smallContent())).toBe("nothing to change");
  });

  it("keeps everyone's schedule when an answer is edited", async () => {
    const user = await aUser();
    const card = await cardId("a");
    await gradeCard(user, reviewOf(card, now), now);
    const state = await db().cardState.findMany({ where: { userId: user } });
    const content = smallContent();
    Object.assign(content.cards[0] ?? {}, {
      summary: "Better said.",
      keyPoints: ["Two.", "Zero.", "Three.", "Four."],
      sources: ["001:1"],
    });
    expect(await said(content)).toBe("1 card updated");
    expect(await said(content)).toBe("nothing to change");
    expect(await cardId("a")).toBe(card);
    expect(await db().cardState.findMany({ where: { userId: user } })).toEqual(state);
    expect(await db().card.findUnique({ where: { id: card } })).toMatchObject({ summary: "Better said." });
  });

  it("lets a key point keep its id when it moves, and when it is reworded in place", async () => {
    await importAs(smallContent());
    const ids = async () =>
      new Map(
        (await db().keyPoint.findMany({ where: { card: { slug: "b" } } })).map((point) => [point.text, point.id]),
      );
    const before = await ids();
    const content = smallContent();
    Object.assign(content.cards[1] ?? {}, { keyPoints: ["Three.", "Two, said better.", "One."] });
    await importAs(content);
    const after = await ids();
    expect(after.get("One.")).toBe(before.get("One."));
    expect(after.get("Three.")).toBe(before.get("Three."));
    expect(after.get("Two, said better.")).toBe(before.get("Two."));
  });

  it("retires a card that is gone, keeps its history, and brings it back", async () => {
    await importAs(smallContent());
    const user = await aUser();
    await gradeCard(user, reviewOf(await cardId("c"), now), now);
    const without = smallContent();
    without.cards = without.cards.filter((card) => card.slug !== "c");
    expect(await said(without)).toBe("1 card retired");
    expect(await db().review.count({ where: { userId: user } })).toBe(1);
    expect(await said(without)).toBe("nothing to change");
    expect(await said(smallContent())).toBe("1 card updated");
  });

  it("leaves everything as it was when it fails half-way", async () => {
    await importAs(smallContent());
    const broken = smallContent();
    broken.decks = broken.decks.map((deck) => ({ ...deck, title: "Changed" }));
    const card = { ...smallContent().cards[0], slug: "x", deckSlug: "nowhere" } as (typeof broken.cards)[number];
    broken.cards.push(card);
    await expect(importAs(broken)).rejects.toThrow('deck "nowhere"');
    expect(await said(smallContent())).toBe("nothing to change");
  });

  it("does one import after the other when two come at once", async () => {
    const content = smallContent();
    content.cards.push({ ...smallContent().cards[0], slug: "twice", position: 9 } as (typeof content.cards)[number]);
    const plans = await Promise.all([said(content), said(content)]);
    expect(plans.sort()).toEqual(["1 card added", "nothing to change"]);
  });

  it("asks for no plan when the very same was imported last", async () => {
    const empty = { add: [], update: [], retire: [] };
    let asked = 0;
    const planFor = () => {
      asked++;
      return { decks: empty, cards: empty, quotes: { put: [], remove: [] } };
    };
    const from = { source: "elsewhere", fingerprint: "1", planFor };
    expect(await importContent([from])).not.toEqual([null]);
    expect(await importContent([from])).toEqual([null]);
    expect(await importContent([{ ...from, fingerprint: "2" }])).not.toEqual([null]);
    expect(asked).toBe(2);
  });
});
