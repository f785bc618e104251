import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCard } from "@/lib/db/cards";
import { db } from "@/lib/db/client";
import { findDeck, startStudying } from "@/lib/db/decks";
import { loadQueue } from "@/lib/db/queue";
import { gradeCard } from "@/lib/db/reviews";
import { useDatabase } from "../support/database";
import { aUser, cardId, reviewOf, settingsIn } from "../support/fixtures";

const database = useDatabase();
const root = path.resolve(import.meta.dirname, "../..");
let bank = "";

const FILE = `---
title: Caching
description: Copies.
position: 1
prerequisites: []
---

## What is a cache?

- id: what-is-a-cache
- level: core
- covers: none

A cache keeps copies near to where they are read.

### Key points

- It trades freshness for speed.
- Its hit ratio decides its worth.
- It must have a bound.
`;

function seed(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: database.url() };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "seed/main.ts", "--bank", bank, ...args],
    { cwd: root, env, encoding: "utf8" },
  );
  return { status, said: (stdout + stderr).trim() };
}

beforeEach(() => {
  bank = mkdtempSync(path.join(tmpdir(), "cards-bank-"));
  writeFileSync(path.join(bank, "caching.md"), FILE);
});
afterEach(() => rmSync(bank, { recursive: true, force: true }));

it("imports a bank, changes nothing the second time, and stops at a broken file before any write", async () => {
  expect(seed()).toEqual({ status: 0, said: "1 card added; 1 deck added" });
  expect(seed()).toEqual({ status: 0, said: "nothing to change" });

  const broken = readFileSync(path.join(bank, "caching.md"), "utf8")
    .replace("A cache keeps", "A store keeps")
    .replace("level: core", "level: easy");
  writeFileSync(path.join(bank, "caching.md"), broken);
  const { status, said } = seed();
  expect(status).toBe(1);
  expect(said).toMatch(/caching\.md:10: level "easy" must be one of core, advanced, specialist\nNothing was written\./);
  expect(await db().card.findMany({ select: { summary: true, retiredAt: true } })).toEqual([
    { summary: "A cache keeps copies near to where they are read.", retiredAt: null },
  ]);
});

it("makes the demo account only when it is asked to, and only once", async () => {
  const demo = () => db().user.count({ where: { email: "demo@example.com" } });
  seed();
  expect(await demo()).toBe(0);
  expect(seed("--demo").said).toMatch(/demo account with \d+ reviews/);
  const reviews = await db().review.count();
  expect(seed("--demo").said).toBe("nothing to change");
  expect([await demo(), await db().review.count()]).toEqual([1, reviews]);
});

describe("documents beside the bank", () => {
  let kept = "";
  beforeAll(() => {
    kept = mkdtempSync(path.join(tmpdir(), "cards-documents-"));
  });
  afterAll(() => rmSync(kept, { recursive: true, force: true }));
  const folder = () => path.join(kept, "documents");
  const put = (name: string, text: string | Buffer) => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(path.join(folder(), name), text);
  };
  const cards = () => db().card.findMany({ where: { origin: "documents" }, orderBy: { slug: "asc" } });
  const everything = async () => ({
    cards: await db().card.findMany({ orderBy: { slug: "asc" } }),
    quotes: await db().quote.findMany({ orderBy: [{ document: "asc" }, { number: "asc" }] }),
  });
  const HARBOR = `## What is a cache?

A copy kept near.

## Why do cached values go stale?

The source changes and nobody tells the copy.

## What is a cold cache?
`;

  it("shows a plan, carries it out, and does nothing the second time", async () => {
    seed();
    put("harbor_notes.md", HARBOR);
    const before = await everything();
    const dry = seed("--documents", folder(), "--dry-run");
    expect(dry.said).toMatch(/new: why-do-cached-values-go-stale--harbor in caching: Why do cached values go stale\?/);
    expect(dry.said).toMatch(/new: what-is-a-cold-cache--harbor in caching: .* \(unanswered\)/);
    expect(dry.said).toMatch(/3 questions and overviews: 1 covered by 1 cards of the bank, 2 not/);
    expect(dry.said).toMatch(/this was a dry run: nothing was written$/);
    expect(await everything()).toEqual(before);

    expect(seed("--documents", folder()).said).toMatch(/documents: 2 cards added; 3 quotes written$/);
    expect(
      await db().quote.findMany({
        orderBy: { number: "asc" },
        select: { number: true, line: true, card: { select: { slug: true } } },
      }),
    ).toEqual([
      { number: "1", line: 1, card: { slug: "what-is-a-cache" } },
      { number: "2", line: 5, card: { slug: "why-do-cached-values-go-stale--harbor" } },
      { number: "3", line: 9, card: { slug: "what-is-a-cold-cache--harbor" } },
    ]);
    const done = await everything();
    expect(seed("--documents", folder()).said).toMatch(/documents: nothing to change$/);
    expect(seed().said).toBe("nothing to change"); // the bank alone leaves the documents alone
    expect(await everything()).toEqual(done);
  });

  it("schedules what has an answer, and nothing else", async () => {
    const user = await aUser();
    await startStudying(user, "caching");
    const now = new Date();
    const settings = settingsIn("UTC");
    const queue = await loadQueue(user, settings, now, ["caching"]);
    const byId = new Map((await db().card.findMany()).map((card) => [card.id, card.slug]));
    expect(queue.map((entry) => byId.get(entry.cardId))).toEqual([
      "what-is-a-cache",
      "why-do-cached-values-go-stale--harbor",
    ]);
    const deck = await findDeck(user, settings, now, "caching");
    expect(deck?.new).toBe(2);
    expect((await gradeCard(user, reviewOf(await cardId("what-is-a-cold-cache--harbor"), now), now)).kind).toBe(
      "not-found",
    );
    const page = await findCard(user, "what-is-a-cold-cache--harbor");
    expect(page).toMatchObject({ answered: false, quotes: [{ document: "harbor", number: "3", line: 9, answer: "" }] });
  });

  it("keeps a schedule when a question is reworded", async () => {
    const user = await aUser();
    const card = await cardId("why-do-cached-values-go-stale--harbor");
    const now = new Date();
    await gradeCard(user, reviewOf(card, now), now);
    put("harbor_notes.md", HARBOR.replace("Why do cached values go stale?", "Why do values in a cache go stale?"));
    expect(seed("--documents", folder()).said).toMatch(
      /reworded: why-do-cached-values-go-stale--harbor: Why do cached values go stale\? → Why do values in a cache go stale\?/,
    );
    expect(await db().cardState.count({ where: { userId: user, cardId: card } })).toBe(1);
    expect(await db().card.findUnique({ where: { id: card } })).toMatchObject({
      question: "Why do values in a cache go stale?",
      retiredAt: null,
    });
  });

  it("retires what is gone from the folder, but nothing of a file that cannot be read", async () => {
    put("harbor_notes.md", Buffer.from([0x4d, 0x5a, 0, 0, 1, 2, 3, 0, 0, 0xff, 0xfe, 0]));
    put("pier.md", "## What is a warm cache?\n\nOne that is filled.\n");
    const unread = seed("--documents", folder());
    expect([unread.status, (await cards()).filter((card) => card.retiredAt === null).length]).toEqual([0, 3]);
    expect(unread.said).toMatch(/harbor:1 {2}\S+ {2}.+/);
    rmSync(path.join(folder(), "harbor_notes.md"));
    expect(seed("--documents", folder()).said).toMatch(/retired: what-is-a-cold-cache--harbor\n/);
    expect((await cards()).filter((card) => card.retiredAt === null).map((card) => card.slug)).toEqual([
      "what-is-a-warm-cache--pier",
    ]);
  });

  it("refuses a folder without questions, and leaves everything as it was when it fails half-way", async () => {
    const before = await everything();
    const empty = path.join(bank, "empty");
    mkdirSync(empty);
    writeFileSync(path.join(empty, "empty.md"), "");
    const nothing = seed("--documents", empty);
    expect([nothing.status, nothing.said]).toEqual([1, expect.stringContaining("No question was found in")]);
    expect(seed("--documents", path.join(bank, "nowhere")).status).toBe(1);
    await db().$executeRaw`ALTER TABLE quotes ADD CONSTRAINT fails CHECK (question NOT LIKE '%half-way%')`;
    put("pier.md", "## What is a warm cache?\n\nFull.\n\n## What happens half-way through a cache?\n\nThis.\n");
    expect(seed("--documents", folder()).status).toBe(1);
    expect(await everything()).toEqual(before);
  });
});
