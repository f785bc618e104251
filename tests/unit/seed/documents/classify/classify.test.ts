import { expect, it } from "vitest";
import { classifyCluster } from "../../../../../seed/documents/classify/classify";
import type { ParsedItem } from "../../../../../seed/documents/model";

const item = (question: string, answer = ""): ParsedItem => ({
  document: "d",
  n: 1,
  line: 1,
  kind: "question",
  section: [],
  question,
  answer,
  tags: [],
});

it.each([
  ["What is cache stampede?", "caching"],
  ["What does a bulkhead protect?", "resilience"],
  ["How does a Bloom filter work?", "storage-internals"],
  ["Design a ride-hailing app", "design-commerce"],
  ["How would you build a news feed?", "design-social"],
  ["What is connection pool exhaustion?", "connections"],
  ["What is a blue-green deployment?", "delivery"],
  ["What is a read replica in distributed systems?", "replication-sharding"],
])("%s → %s", (question, topic) => {
  const classified = classifyCluster([item(question)]);
  expect(classified.topic).toBe(topic);
  expect(classified.because).not.toBe("");
});

it("falls back where nothing says anything", () => {
  expect(classifyCluster([item("Why?")])).toEqual({ topic: "fundamentals", because: "" });
  expect(classifyCluster([]).topic).toBe("fundamentals");
});
