import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "@/lib/domain/edit-distance";
import { likeQuestions, questionLikeness } from "@/lib/domain/question-likeness";

const BANK = [
  "What is consistent hashing?",
  "What is a cache stampede, and how do you prevent one?",
  "What does the CAP theorem say, and how does it affect system design?",
  "What is a partition key in Kafka, and how do you choose it?",
  "Was ist Latenz?",
  "什么是一致性哈希",
].map((question) => ({ question }));
const like = (asked: string) => likeQuestions(asked, BANK, 3).map(({ question }) => question);

describe("a question was written a second time, and nobody said so", () => {
  it.each([
    ["What is consistent hashing?", 0],
    ["how does CONSISTENT hashing work", 0],
    ["Explain consistent hashings", 0],
    ["Explain consistant hashing", 0], // a letter mistyped
    ["How do you stop a cache stampede?", 1],
    ["Explain the CAP theorem", 2],
    ["was ist latenz", 4],
    ["什么是一致性哈希?", 5],
  ])("%s", (asked, place) => {
    expect(like(asked)).toEqual([BANK[place]?.question]);
  });

  it.each(["What is a cache?", "What is Kafka?", "How are hashes consistent with salts?", "What is it?", "", "???"])(
    "%j is another question",
    (asked) => {
      expect(like(asked)).toEqual([]);
    },
  );

  it("is from 0 to 1, and 1 for the same words", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.string({ unit: "grapheme", maxLength: 80 }),
        (a, b) => {
          const likeness = questionLikeness(a, b);
          expect(likeness).toBeGreaterThanOrEqual(0);
          expect(likeness).toBeLessThanOrEqual(1);
          if (/[\p{L}\p{N}]/u.test(a)) expect(questionLikeness(a, a)).toBe(1);
        },
      ),
    );
  });

  it("takes a moment for a page of words", () => {
    const long = Array.from({ length: 5000 }, (_, i) => `word${i}`).join(" ");
    const began = performance.now();
    likeQuestions(
      long,
      Array.from({ length: 50 }, () => ({ question: `${long} more` })),
      3,
    );
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("takes two words for one where a single slip lies between them, and only there", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 6, maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(questionLikeness(a, b)).toBe(editDistance(a, b, 1) <= 1 ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not hold up the server for questions of words that are nearly alike, as it once did for most of a second", () => {
    const question = (seed: number) =>
      Array.from({ length: 60 }, (_, i) => `aaaa${((seed * 61 + i) * 7919).toString(36).slice(-3).padStart(3, "z")}`)
        .join(" ")
        .replace(/(?: \S+){30}$/, (half) => `, and${half}`);
    const others = Array.from({ length: 50 }, (_, i) => ({ question: question(i + 2) }));
    const best = Math.min(
      ...[1, 2, 3].map(() => {
        const began = performance.now();
        likeQuestions(question(1), others, 3);
        return performance.now() - began;
      }),
    );
    expect(best).toBeLessThan(200);
  });
});
