import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { useDatabase } from "../support/database";

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
