import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeDb, db } from "@/lib/db/client";
import { listRelatedCards } from "@/lib/db/related-cards";
import { searchCards } from "@/lib/db/search";
import { findSettings } from "@/lib/db/settings";
import { deploy } from "@/prisma/migrate";
import { openCluster } from "@/scripts/postgres.mjs";
import { prepare } from "@/scripts/prepare.mjs";
import { bankContent, chance, fillLibrary } from "../support/library";
import { query } from "../support/sql";
import { quantile } from "./load";

const CARDS = 100_000;
const TARGET_MS = 50;
const RELATED_TARGET_MS = 20;
const TIMES = 3;

/** Filters alone and with words, as someone who learns asks them. */
const FILTERED = [
  ...["is:due", "is:new", "is:learning", "is:leech", "is:flagged", "is:suspended", "is:buried", "is:review", "-is:new"],
  ...[
    "prop:r<0.9",
    "prop:r<0.7",
    "prop:s>=21",
    "prop:d>0.7",
    "prop:ivl>30",
    "prop:due<=3",
    "prop:lapses>7",
    "prop:reps=0",
  ],
  ...[
    "rated:7",
    "rated:7:1",
    "rated:30:3",
    "introduced:30",
    "tag:leech",
    "level:core",
    "level:specialist",
    "source:001",
    "note:cache",
  ],
  ...[
    "deck:shelf-7",
    "deck:shelf-1*",
    "deck:shelf-7 is:due",
    "cache is:due",
    "cache is:new",
    "deck:shelf-9 cache",
    "cache -is:new",
  ],
  ...[
    "consistency prop:r<0.8",
    "database rated:30",
    "queue is:leech",
    "replication -cache",
    "(cache OR queue) is:flagged",
    "cache OR is:flagged",
  ],
  ...[
    "level:core is:due",
    "latency level:core prop:d>0.5",
    '"read replica"',
    '"strong consistency" is:review',
    "note:cache is:due",
    "-cache is:due",
  ],
];

/** At least 200 queries: words and phrases out of the bank's questions, typed in full, half-way and wrongly, and filters. */
export function queries(): string[] {
  const next = chance(11);
  const texts = bankContent().cards.map(({ question, summary }) => (next() < 0.7 ? question : summary));
  const words = (count: number) => {
    const all = texts[Math.floor(next() * texts.length)]?.match(/[A-Za-z-]{3,}/g) ?? ["cache"];
    const from = Math.floor(next() * Math.max(1, all.length - count));
    return all.slice(from, from + count).join(" ");
  };
  const mistype = (text: string) => {
    const at = 1 + Math.floor(next() * (text.length - 2));
    return next() < 0.5
      ? text.slice(0, at) + text.slice(at + 1)
      : text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  };
  const many = (count: number, make: () => string) => Array.from({ length: count }, make);
  return [
    ...FILTERED,
    ...[
      "CDN",
      "LSM",
      "SLO",
      "WAL",
      "content delivery network",
      "write ahead log",
      "c",
      "ca",
      "cach",
      "re",
      "data",
      "how",
      "the",
    ],
    ...[1, 2, 3, 4].flatMap((count) => many(25, () => words(count))),
    ...many(30, () => words(2).slice(0, -2)),
    ...many(30, () => mistype(words(2))),
    ...many(10, () => `${words(1).slice(0, 4)}*`),
  ];
}

/** Measures searches and related cards over a library of 100,000 cards, each against a round trip to the database. */
export async function run(given: string[]): Promise<number> {
  await prepare();
  const kept = given[0];
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), "bench-search-"));
  const cluster = await openCluster(folder, { name: "bench" });
  try {
    const url = cluster.url("search");
    const [made] = await query(cluster.url("postgres"), "SELECT 1 FROM pg_database WHERE datname = 'search'");
    if (!made) {
      console.log(`Making ${CARDS.toLocaleString("en")} cards …`);
      await query(cluster.url("postgres"), "CREATE DATABASE search");
      await deploy(url);
      await fillLibrary(url, CARDS);
    }
    Object.assign(process.env, { DATABASE_URL: url, NEXTAUTH_SECRET: randomBytes(32).toString("base64url") });
    await measure(url);
    return 0;
  } finally {
    await closeDb();
    await cluster.stop();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(url: string): Promise<void> {
  const [user] = await query<{ id: string }>(url, "SELECT id FROM users WHERE email = 'library-1@example.com'");
  const settings = user && (await findSettings(user.id));
  if (!settings) throw new Error("the library has no learner");
  const now = new Date();
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const all = queries();
  const floor: number[] = [];
  const times = new Map<string, number[]>(all.map((text) => [text, []]));
  for (let time = -1; time < TIMES; time++) {
    for (const text of all) {
      const ms = await timed(() => searchCards(user.id, settings, text, now, { limit: 20, offset: 0 }));
      const one = await timed(() => db().$queryRaw`SELECT 1`);
      if (time < 0) continue; // to warm up
      times.get(text)?.push(ms);
      floor.push(one);
    }
  }
  const searches = report(
    `${times.size} searches of ${CARDS.toLocaleString("en")} cards`,
    [...times.values()].flat(),
    TARGET_MS,
  );
  const worst = [...times].map(([text, some]) => ({ text, ms: quantile(some, 0.5) })).sort((a, b) => b.ms - a.ms);
  for (const { text, ms } of worst.slice(0, 20)) console.log(`  ${ms.toFixed(1).padStart(7)} ms  ${text}`);
  const ids = await query<{ id: string }>(url, "SELECT id FROM cards ORDER BY md5(slug) LIMIT 100");
  const related: number[] = [];
  for (const { id } of ids) related.push(await timed(() => listRelatedCards(user.id, id, 6)));
  const others = report("100 lists of related cards", related, RELATED_TARGET_MS);
  const trip = quantile(floor, 0.5);
  console.log(
    `A round trip that asks for nothing: median ${trip.toFixed(2)} ms; p95 of a search is ${(searches / trip).toFixed(0)} of them, of related cards ${(others / trip).toFixed(0)}`,
  );
}

/** Prints a line and returns the 95th percentile. */
function report(title: string, times: number[], target: number): number {
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => quantile(times, share)) as [number, number, number];
  console.log(
    `${title}: median ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (at most ${target}: ${p95 <= target ? "reached" : "NOT reached"}), max ${max.toFixed(1)} ms`,
  );
  return p95;
}
