import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { writeNote } from "@/lib/db/actions";
import { hasRoom, storedBytes } from "@/lib/db/own-room";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, smallContent } from "../support/fixtures";
import { ownCard, ownDeck } from "../support/own";

useDatabase();
const now = new Date("2026-11-22T12:00:00Z");

it("counts what a learner has written, and nobody else's", async () => {
  await importAs(smallContent());
  const [ada, bob] = [await aUser(), await aUser()];
  expect(await storedBytes(ada)).toBe(0);
  await ownCard(ada, await ownDeck(ada), "What is mine?");
  const cards = await storedBytes(ada);
  expect(cards).toBeGreaterThan(20);
  // Digits that repeat nothing, so that they are stored as they are.
  const text = Array.from({ length: 250 }, () => randomUUID()).join("");
  await writeNote(ada, { id: randomUUID(), ageMs: 0, cardId: await cardId("a"), text }, now);
  expect((await storedBytes(ada)) - cards).toBeGreaterThan(4000);
  expect(await storedBytes(bob)).toBe(0);
  expect([await hasRoom(ada), await hasRoom(ada, 4000), await hasRoom(bob, 4000)]).toEqual([true, false, true]);
});
