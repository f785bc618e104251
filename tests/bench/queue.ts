import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeDb } from "@/lib/db/client";
import { loadQueue } from "@/lib/db/queue";
import { findSettings } from "@/lib/db/settings";
import type { Settings } from "@/lib/domain/settings";
import { deploy } from "@/prisma/migrate";
import { openCluster } from "@/scripts/postgres.mjs";
import { prepare } from "@/scripts/prepare.mjs";
import { type Learners, populate } from "../support/population";
import { query } from "../support/sql";
import { quantile } from "./load";

const TIMES = 100;
const WARM_UP = 10;
const TARGET = 1.3;

/**
 * All have the same due today, so that what is compared is the collection's size, and the last one a
 * backlog. Each has new cards left only in the last deck that they study.
 */
const KINDS: (Learners & { title: string })[] = [
  {
    ...{ name: "small", title: "1,000 cards, 25,000 reviews, 200 due" },
    ...{ count: 1, studiedDecks: 2, seen: 1000, reviewsPerCard: 25, oneIsDueOf: 5 },
  },
  {
    ...{ name: "large", title: "20,000 cards, 500,000 reviews, 200 due" },
    ...{ count: 1, studiedDecks: 37, seen: 20_000, reviewsPerCard: 25, oneIsDueOf: 100 },
  },
  {
    ...{ name: "behind", title: "20,000 cards, 500,000 reviews, 5,000 due" },
    ...{ count: 1, studiedDecks: 37, seen: 20_000, reviewsPerCard: 25, oneIsDueOf: 4 },
  },
];

/** Measures how long the queue takes to build for learners of 1,000 and of 20,000 cards, in one database. */
export async function run(given: string[]): Promise<number> {
  await prepare();
  const kept = given[0];
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), "bench-queue-"));
  const cluster = await openCluster(folder, { name: "bench" });
  try {
    const url = cluster.url("queue");
    const [made] = await query(cluster.url("postgres"), "SELECT 1 FROM pg_database WHERE datname = 'queue'");
    if (!made) await query(cluster.url("postgres"), "CREATE DATABASE queue");
    await deploy(url);
    if (!made) await fill(url);
    Object.assign(process.env, { DATABASE_URL: url, NEXTAUTH_SECRET: randomBytes(32).toString("base64url") });
    await compare(url);
    return 0;
  } finally {
    await closeDb();
    await cluster.stop();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(url: string): Promise<void> {
  console.log("Making learners, cards and 1,025,000 reviews …");
  await populate(url, { decks: 40, cardsPerDeck: 550, learners: KINDS });
  // Each has done 60 reviews today, and has ten cards in learning steps.
  await query(
    url,
    `WITH again AS (
       SELECT r.* FROM users u, LATERAL (SELECT * FROM reviews WHERE user_id = u.id AND version = 25 LIMIT 60) r
     ), moved AS (
       UPDATE card_states s SET version = again.version + 1 FROM again
       WHERE s.user_id = again.user_id AND s.card_id = again.card_id
     )
     INSERT INTO reviews
     SELECT user_id, gen_random_uuid(), card_id, version + 1, grade, now(), (now() AT TIME ZONE 'UTC')::date, 'review', 7, 7, 7,
       0.9, 5000, 0, before, after
     FROM again`,
  );
  await query(
    url,
    `UPDATE card_states s SET state = 'learning', due_at = now(), due_day = NULL, interval_days = 0
     FROM users u, LATERAL (SELECT * FROM card_states WHERE user_id = u.id ORDER BY card_id LIMIT 10) few
     WHERE s.user_id = few.user_id AND s.card_id = few.card_id`,
  );
  for (const table of ["card_states", "reviews"]) await query(url, `VACUUM ANALYZE ${table}`);
}

async function compare(url: string): Promise<void> {
  const now = new Date();
  const learners: { title: string; id: string; settings: Settings; length: number; times: number[] }[] = [];
  for (const { name, title } of KINDS) {
    const [user] = await query<{ id: string }>(url, "SELECT id FROM users WHERE email = $1", [`${name}-1@example.com`]);
    const settings = user && (await findSettings(user.id));
    if (!settings) throw new Error(`there is no learner ${name}`);
    learners.push({ title, id: user.id, settings, length: 0, times: [] });
  }
  // In turn, so that a disturbance of the machine meets all alike.
  for (let time = -WARM_UP; time < TIMES; time++) {
    for (const learner of learners) {
      const begun = performance.now();
      const queue = await loadQueue(learner.id, learner.settings, now, []);
      if (time >= 0) learner.times.push(performance.now() - begun);
      learner.length = queue.length;
    }
  }
  const [small, large, behind] = learners.map(({ times }) => quantile(times, 0.5));
  for (const { title, length, times } of learners) {
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)].map((ms) => `${ms.toFixed(1)} ms`.padStart(9));
    console.log(`${title.padEnd(42)} queue of ${length}: p50 ${p50}, p99 ${p99}`);
  }
  if (!small || !large || !behind) throw new Error("nothing was measured");
  const ratio = large / small;
  console.log(
    `20 times the cards take ${ratio.toFixed(2)} times as long (at most ${TARGET}: ${ratio <= TARGET ? "reached" : "NOT reached"}), and with a backlog ${(behind / small).toFixed(2)} times`,
  );
}
