import { describe, expect, it } from "vitest";
import { nothingDueWords, setAsideWords } from "@/lib/domain/set-aside-words";

describe("“You have met every card” was said with all of them suspended", () => {
  const none = { buried: 0, suspended: 0 };
  it.each([
    [{ new: 0, reviews: 0 }, { buried: 0, suspended: 30 }, "All 30 cards that you study are suspended or buried."],
    [{ new: 21, reviews: 0 }, { buried: 30, suspended: 0 }, "All 30 cards that you study are suspended or buried."],
    [
      { new: 0, reviews: 0 },
      { buried: 2, suspended: 1 },
      "You have seen every card in the decks you study, except those suspended or buried.",
    ],
    [{ new: 0, reviews: 0 }, none, "You have seen every card in the decks you study."],
    [{ new: 4, reviews: 0 }, none, "You are done for today. More new cards come tomorrow."],
    [{ new: 4, reviews: 9 }, none, "You have reached today’s review limit. The rest will come tomorrow."],
  ])("%j held back, %j set aside", (waiting, aside, sentence) => {
    expect(nothingDueWords(waiting, aside, 30)).toBe(sentence);
  });

  it("says what is set aside, and nothing where nothing is", () => {
    expect(setAsideWords({ buried: 21, suspended: 1 })).toEqual({
      buried: "21 cards are buried until tomorrow.",
      suspended: "1 card is suspended.",
    });
    expect(setAsideWords(none)).toEqual({ buried: null, suspended: null });
  });
});
