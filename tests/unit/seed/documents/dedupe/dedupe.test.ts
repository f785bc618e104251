import { describe, expect, it } from "vitest";
import { dedupe } from "../../../../../seed/documents/dedupe/dedupe";
import type { ParsedItem } from "../../../../../seed/documents/model";

const items = (questions: (string | Partial<ParsedItem>)[]): ParsedItem[] =>
  questions.map((given, index) => ({
    document: "d",
    n: index + 1,
    line: index + 1,
    kind: "question",
    section: [],
    question: "",
    answer: "",
    tags: [],
    ...(typeof given === "string" ? { question: given } : given),
  }));

const together = (questions: (string | Partial<ParsedItem>)[]): number => dedupe(items(questions)).length;

describe("the same question in other words", () => {
  it.each([
    ["What is a DLQ?", "What is a dead letter queue? When do you use it?"],
    ["Scale up vs scale out?", "What is the difference between horizontal and vertical scaling?"],
    [
      "Explain strong vs. eventual consistency.",
      "What is the difference between eventual consistency and strong consistency?",
    ],
    ["Design a URL shortener (like bit.ly).", "How would you design a URL shortening service?"],
    ["Design WhatsApp", "How do you design a chat application?"],
    ["How do you prevent cache stampedes?", "How would you avoid a thundering herd?"],
    ["What is CQRS?", "Explain command query responsibility segregation."],
  ])("%s = %s", (a, b) => {
    expect(together([a, b])).toBe(1);
  });

  it("learns abbreviations that the documents explain", () => {
    expect(together(["What is a Quasi Stable Relay (QSR)?", "Explain QSR."])).toBe(1);
  });
});

describe("different questions with nearly the same words", () => {
  it.each([
    ["What is horizontal vs vertical scaling?", "What is horizontal vs vertical partitioning?"],
    ["What is at-least-once delivery?", "What is at-most-once delivery?"],
    ["What is a monotonic read?", "What is a monotonic write?"],
    ["What is two-phase commit?", "What is three-phase commit?"],
    ["How do you design a notification system?", "How do you design a reservation system?"],
    ["What is a dirty read?", "What is a phantom read?"],
    [
      "What is the difference between latency and throughput?",
      "What is the difference between latency and response time?",
    ],
    ["What is encryption at rest?", "What is encryption in transit?"],
    ["What is a consumer group?", "What is a consumer offset?"],
  ])("%s ≠ %s", (a, b) => {
    expect(together([a, b])).toBe(2);
  });

  it("asks of many places are many questions", () => {
    expect(
      together([
        "What is a connection from a worker?",
        "What is a connection from a container?",
        "What is a connection from a phone?",
      ]),
    ).toBe(3);
  });

  it("an overview is no question", () => {
    expect(together([{ question: "Bloom filters", kind: "overview" }, "What is a Bloom filter?"])).toBe(2);
  });
});

describe("groups", () => {
  it("hold every item once, in order, with a reason", () => {
    const groups = dedupe(items(["What is a DLQ?", "What is Raft?", "Explain dead letter queues.", ""]));
    expect(groups.map((group) => group.members)).toEqual([[0, 2], [1], [3]]);
    expect(groups[0]?.why).toMatch(/dead letter queue.*DLQ|dlq/);
  });

  it("do not depend on the order of items", () => {
    const given = items([
      "What is a DLQ?",
      "What is Raft?",
      "Explain dead letter queues.",
      "Explain the Raft algorithm.",
      "What is sharding?",
    ]);
    const names = (order: ParsedItem[]) =>
      dedupe(order)
        .map((group) => group.members.map((index) => order[index]?.question).sort())
        .sort();
    expect(names([...given].reverse())).toEqual(names(given));
  });
});
