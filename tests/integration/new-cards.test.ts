import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { startStudying } from "@/lib/db/decks";
import { findNewCards } from "@/lib/db/new-cards";
import { gradeCard } from "@/lib/db/reviews";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";
import { query } from "../support/sql";

const database = useDatabase();
const now = new Date("2026-11-22T08:00:00Z");

beforeAll(() => importAs(smallContent()));

/** A learner of both decks who has seen the card d, all that the second deck has. */
let user = "";
beforeEach(async () => {
  await importAs(smallContent());
  user = await aUser();
  for (const deck of ["first", "second"]) await startStudying(user, deck);
  await gradeCard(user, reviewOf(await cardId("d"), now), now);
});

async function found(limit = 10, ...decks: string[]) {
  const cards = await findNewCards(user, settingsIn("UTC"), now, decks, limit);
  const slugs = await Promise.all(
    cards.map(async ({ cardId: id }) => (await db().card.findUniqueOrThrow({ where: { id } })).slug),
  );
  return slugs;
}

const marked = async () =>
  (
    await db().study.findMany({ where: { userId: user, allSeen: true }, select: { deck: { select: { slug: true } } } })
  ).map(({ deck }) => deck.slug);

/** The learner sees the rest too: nothing is new, and both decks are marked. */
async function seeAll() {
  for (const slug of ["a", "b", "c"]) await gradeCard(user, reviewOf(await cardId(slug), now), now);
  expect(await found()).toEqual([]);
  expect((await marked()).sort()).toEqual(["first", "second"]);
}

describe("findNewCards", () => {
  it("passes over decks of which all has been seen, and marks them", async () => {
    expect(await found()).toEqual(["a", "b", "c"]);
    expect(await marked()).toEqual(["second"]);
    expect(await found(2)).toEqual(["a", "b"]);
    expect(await found(10, "second")).toEqual([]);
    expect(await found(0)).toEqual([]);
  });

  it("goes on past any number of finished decks until it has enough", async () => {
    for (const slug of ["a", "b", "c"]) await gradeCard(user, reviewOf(await cardId(slug), now), now);
    const content = smallContent();
    content.cards.push(cardContent("e", { deckSlug: "second", position: 2 }));
    await importAs(content);
    expect(await found(1)).toEqual(["e"]);
    expect(await marked()).toEqual(["first"]);
  });

  it("finds a card that an import adds to a finished deck, moves into it or brings back", async () => {
    await seeAll();
    const content = smallContent();
    content.cards.push(cardContent("f", { position: 4 }));
    await importAs(content);
    expect(await found()).toEqual(["f"]);

    await importAs(smallContent());
    expect(await found()).toEqual([]);
    expect(await marked()).toContain("first");
    await importAs(content);
    expect(await found()).toEqual(["f"]);

    content.cards.pop();
    content.cards.push(cardContent("f", { deckSlug: "second", position: 2 }));
    await importAs(content);
    expect(await found(10, "second")).toEqual(["f"]);
  });

  it.each([
    [
      "is reset",
      "update card_states set state = 'new', stability = null, difficulty = null, due_at = null, due_day = null, interval_days = 0, last_reviewed_at = null, last_study_day = null",
    ],
    ["loses its state", "delete from card_states"],
  ])("finds a card that %s", async (_, sql) => {
    await seeAll();
    await query(database.url(), `${sql} where user_id = $1 and card_id = $2`, [user, await cardId("b")]);
    expect(await found()).toEqual(["b"]);
  });

  it("leaves a deck unmarked while another transaction adds a card to it, and waits for none", async () => {
    for (const slug of ["a", "b", "c"]) await gradeCard(user, reviewOf(await cardId(slug), now), now);
    const other = new pg.Client(database.url());
    await other.connect();
    await other.query("begin");
    await other.query(
      `insert into cards (slug, deck_id, position, question, summary, details, level)
       select 'g', id, 9, 'What is g?', 'A thing.', '', 'core' from decks where slug = 'first'`,
    );
    expect(await found()).toEqual([]);
    expect(await marked()).toEqual(["second"]);
    await other.query("commit");
    await other.end();
    expect(await found()).toEqual(["g"]);
  });
});
