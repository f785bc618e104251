import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listRelatedCards } from "@/lib/db/related-cards";
import { searchCards } from "@/lib/db/search";
import { abbreviationsOf } from "@/seed/abbreviations";
import { useDatabase } from "../support/database";
import { cardId, importAs, settingsIn } from "../support/fixtures";
import { bankContent } from "../support/library";

useDatabase();
const now = new Date("2026-11-22T08:00:00Z");

beforeAll(async () => {
  const content = bankContent();
  await importAs(content);
  const texts = content.cards.flatMap((card) => [card.question, card.summary, ...card.keyPoints, card.details]);
  await db().abbreviation.createMany({ data: abbreviationsOf(texts) });
}, 120_000);

const search = (text: string, limit = 3) => searchCards(null, settingsIn("UTC"), text, now, { limit, offset: 0 });
const slugs = async (text: string, limit = 3) => (await search(text, limit)).cards.map(({ slug }) => slug);

/** What someone types, and a card that they want to see among the first three. */
const GOLDEN: readonly [query: string, slug: string][] = [
  ["cache stampede", "cache-stampede"],
  ["cachng stamped", "cache-stampede"],
  ["cache stam", "cache-stampede"],
  ["CDN", "cdn"],
  ["content delivery network", "design-cdn"],
  ["content delivery networks", "cdn"],
  ["cap theorem", "cap-theorem"],
  ["what is the CAP theorem", "cap-theorem"],
  ["CAP", "cap-theorem"],
  ["raft", "raft"],
  ["raft consensus", "raft"],
  ["LSM", "lsm-tree"],
  ["log-structured merge tree", "lsm-tree"],
  ["lsm vs b tree", "lsm-vs-btree"],
  ["SLO", "sli-slo-sla"],
  ["service level objectives", "sli-slo-sla"],
  ["url shortener", "design-url-shortener"],
  ["design a url shortner", "design-url-shortener"],
  ["how do i design twitter", "design-news-feed"],
  ["rate limiting", "rate-limiting"],
  ["rate limiter", "rate-limiting"],
  ["exactly once", "exactly-once"],
  ["exactly-once delivery", "exactly-once"],
  ["consistent hashing", "consistent-hashing"],
  ["write ahead log", "write-ahead-log"],
  ["WAL", "write-ahead-log"],
  ["bloom filter", "bloom-filter"],
  ["two phase commit", "two-phase-commit"],
  ["leader election", "leader-election"],
  ["pacelc", "pacelc"],
  ["gossip protcol", "gossip-protocol"],
  ["idempotency key", "idempotency-key"],
  ["circuit braker", "circuit-breaker"],
  ["event sourcing", "event-sourcing"],
  ["late events watermark", "watermark"],
  ["phantom reads", "phantom-read"],
  ["reids", "redis-vs-memcached"],
  ["MVCC", "mvcc"],
  ["multi version concurrency control", "mvcc"],
  ["deck:caching hit ratio", "cache-hit-ratio"],
];

describe("searching the bank", () => {
  it.each(GOLDEN)("%j finds %s among the first three", async (query, slug) => {
    expect(await slugs(query)).toContain(slug);
  });

  it("puts what a question names before what details mention", async () => {
    const [first] = await slugs("bloom filter", 1);
    expect(first).toMatch(/bloom/);
  });

  it("finds more with each letter that is typed, never nothing on the way", async () => {
    for (const length of [2, 3, 4, 5, 6, 7, 8])
      expect((await search("sharding".slice(0, length))).total, `${length} letters`).toBeGreaterThan(0);
  });

  it("says what it searched for a word that no card has, and which words it passed over", async () => {
    expect((await search("cachng")).corrected).toEqual([{ typed: "cachng", instead: ["caching"] }]);
    const { passedOver, total } = await search("raft zebra giraffe");
    expect(passedOver).toEqual(["zebra", "giraffe"]);
    expect(total).toBeGreaterThan(0);
  });

  it("marks a word in all its forms, and what an abbreviation stands for", async () => {
    const { marked } = await search("caching CDN");
    for (const word of ["cache", "caches", "caching", "cdn", "content", "delivery", "network"])
      expect(marked, word).toContain(word);
    expect(marked).not.toContain("the");
  });

  it("turns pages without losing or repeating a card, up to the thousandth", async () => {
    const all = await slugs("data", 1000);
    const pages = [];
    for (let offset = 0; offset < 100; offset += 20) {
      pages.push(...(await searchCards(null, settingsIn("UTC"), "data", now, { limit: 20, offset })).cards);
    }
    expect(pages.map(({ slug }) => slug)).toEqual(all.slice(0, 100));
    expect(new Set(all).size).toBe(all.length);
    const everything = await search("level:core OR level:advanced OR level:specialist");
    expect(everything).toMatchObject({ total: 1000, more: true });
  });
});

describe("listRelatedCards", () => {
  it.each([
    ["cache-stampede", ["ttl-too-short-risks", "design-distributed-cache"]],
    ["connection-leak", ["pool-exhaustion"]],
    ["multi-leader-vs-leaderless", ["single-vs-multi-leader"]],
    ["burn-rate-alerts", ["sli-slo-sla", "availability-slo", "alert-fatigue"]],
    ["lsm-tree", ["lsm-vs-btree"]],
  ])("relates %s to what it has to do with", async (slug, some) => {
    const related = (await listRelatedCards(null, await cardId(slug), 6)).map((card) => card.slug);
    expect(related).toHaveLength(6);
    expect(related).not.toContain(slug);
    expect(related.filter((one) => some.includes(one))).not.toEqual([]);
  });
});
