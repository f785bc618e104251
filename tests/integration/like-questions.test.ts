import { beforeAll, describe, expect, it } from "vitest";
import { listLikeQuestions } from "@/lib/db/like-questions";
import { useDatabase } from "../support/database";
import { aUser, cardContent, importAs, smallContent } from "../support/fixtures";
import { ownCard, ownDeck } from "../support/own";

useDatabase();

beforeAll(async () => {
  const content = smallContent();
  content.cards.push(
    cardContent("hashing", { position: 4, question: "What is **consistent hashing**?" }),
    cardContent("stampede", { position: 5, question: "What is a cache stampede, and how do you prevent one?" }),
  );
  await importAs(content);
});

const like = async (user: string, asked: string) =>
  (await listLikeQuestions(user, asked, 3)).map(({ slug, own }) => [slug, own]);

describe("a new card repeated one of the bank or of one's own decks, and nobody said so", () => {
  it("finds a question of the bank in other words, and none for another question", async () => {
    const user = await aUser();
    expect(await like(user, "Explain consistent hashing")).toEqual([["hashing", false]]);
    expect(await like(user, "How do you stop a cache stampede?")).toEqual([["stampede", false]]);
    expect(await like(user, "What is a cache?")).toEqual([]);
    for (const odd of ["", "???", "what is it", "'); DROP TABLE cards; --", "a & b | !c"]) {
      expect(await like(user, odd), odd).toEqual([]);
    }
  });

  it("finds one's own cards, and nobody else's", async () => {
    const [ada, bob] = [await aUser(), await aUser()];
    const slug = await ownCard(ada, await ownDeck(ada), "What is a vector clock?");
    expect(await like(ada, "Explain vector clocks")).toEqual([[slug, true]]);
    expect(await like(bob, "Explain vector clocks")).toEqual([]);
  });
});
