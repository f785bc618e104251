import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { deploy } from "@/prisma/migrate";
import { ensureBuild } from "@/scripts/build.mjs";
import { freePort, openCluster } from "@/scripts/postgres.mjs";
import { prepare } from "@/scripts/prepare.mjs";
import { type ActionClient, actionClient, findAction } from "../support/action-client";
import { populate } from "../support/population";
import { serve, stopServer } from "../support/server";
import { query } from "../support/sql";
import { writes } from "./floor/writes";
import { buildFloor, floorFolder } from "./floor-app";
import { grader, type Pair, pairsOf } from "./grading";
import { type Load, measure, summary } from "./load";

/** `--quick` is for trying something out: its numbers are not to be quoted. */
const quick = process.argv.includes("--quick");
const CONNECTIONS = quick ? [16] : [16, 64];
const ROUNDS = quick ? 3 : 5;
const ROUND_MS = quick ? 2000 : 4000;
const WARM_UP_MS = quick ? 3000 : 5000;
const TARGET = { throughput: 0.75, p99: 1.5 };
const LEARNERS = { name: "learner", count: 200, studiedDecks: 5, seen: 200, reviewsPerCard: 3, oneIsDueOf: 10 };
/** As many connections as the app's own pool has. */
const POOL_SIZE = 10;

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Measures grades through the real server action against two floors: a server action that only
 * writes, and the same writes without a web server. `--profile` keeps a CPU profile of our server.
 */
export async function run(given: string[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-grade-"));
  await prepare();
  const build = await ensureBuild();
  buildFloor();
  const cluster = await openCluster(folder, { name: "bench" });
  try {
    console.log("Making learners and cards …");
    const [ours, floor, bare] = ["ours", "floor", "bare"].map((name) => cluster.url(name)) as [string, string, string];
    await query(cluster.url("postgres"), "CREATE DATABASE ours");
    await deploy(ours);
    await populate(ours, { decks: 5, cardsPerDeck: 40, learners: [LEARNERS] });
    for (const name of ["floor", "bare"]) await query(cluster.url("postgres"), `CREATE DATABASE ${name} TEMPLATE ours`);
    const secret = randomBytes(32).toString("base64url");
    const nodeOptions = given.includes("--profile") ? ["--cpu-prof", `--cpu-prof-dir=${path.join(root, ".data")}`] : [];
    const ourServer = await serve({
      distDir: build.distDir,
      port: await freePort(),
      databaseUrl: ours,
      secret,
      nodeOptions,
    });
    const floorServer = await serve({
      distDir: ".next",
      folder: floorFolder,
      port: await freePort(),
      databaseUrl: floor,
      secret,
    });
    const most = Math.max(...CONNECTIONS);
    const [client, floorClient] = [actionClient(ourServer.url, most), actionClient(floorServer.url, most)];
    const pool = new pg.Pool({ connectionString: bare, max: POOL_SIZE });
    try {
      await compare([
        { name: "grade", work: await grading(client, path.join(root, build.distDir), ours, secret) },
        { name: "framework's floor", work: await flooring(floorClient, floor) },
        { name: "database's floor", work: await writing(pool, bare) },
      ]);
    } finally {
      for (const open of [client, floorClient]) open.close();
      await pool.end();
      for (const server of [ourServer, floorServer]) await stopServer(server);
    }
    return 0;
  } finally {
    await cluster.stop();
    build.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Hands out pairs in turn, each to one connection at a time. */
function inTurn(pairs: Pair[]): (work: (pair: Pair) => Promise<void>) => Promise<void> {
  let next = 0;
  return (work) => {
    const pair = pairs[next++ % pairs.length];
    if (!pair) throw new Error("there are no cards to grade");
    return work(pair);
  };
}

async function grading(client: ActionClient, build: string, url: string, secret: string): Promise<Load> {
  const pairs = await pairsOf(url);
  const grade = await grader(client, build, pairs, secret);
  const take = inTurn(pairs);
  return () => take(grade);
}

async function flooring(client: ActionClient, url: string): Promise<Load> {
  const action = findAction(path.join(floorFolder, ".next"), "tests/bench/floor/app/write.ts", "write", "/");
  const take = inTurn(await pairsOf(url));
  return () =>
    take(async (pair) => {
      await client.call(action, { ...pair, version: pair.version + 1, id: randomUUID() });
      pair.version++;
    });
}

async function writing(pool: pg.Pool, url: string): Promise<Load> {
  const take = inTurn(await pairsOf(url));
  return () =>
    take(async (pair) => {
      const connection = await pool.connect();
      await writes(connection, { ...pair, version: pair.version + 1, id: randomUUID() });
      connection.release();
      pair.version++;
    });
}

/** Measures the loads in turn, several times over, and prints what came of it. The first is ours, the second its floor. */
async function compare(loads: { name: string; work: Load }[]) {
  for (const { work } of loads) await measure(work, Math.max(...CONNECTIONS), WARM_UP_MS);
  for (const connections of CONNECTIONS) {
    const rounds = loads.map(() => [] as number[][]);
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, { work }] of loads.entries()) rounds[i]?.push(await measure(work, connections, ROUND_MS));
    const results = rounds.map((times) => summary(times, ROUND_MS));
    console.log(`\n${connections} connections, ${ROUNDS} rounds of ${ROUND_MS / 1000} s each`);
    console.log(`${"".padEnd(18)} ${["per second", "p50 ms", "p99 ms"].map((head) => head.padStart(11)).join("")}`);
    for (const [i, { perSecond, p50, p99 }] of results.entries()) {
      const cells = [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)].map((cell) => cell.padStart(11));
      console.log(`${loads[i]?.name.padEnd(18)} ${cells.join("")}`);
    }
    const [ours, floor] = results;
    if (!ours || !floor) continue;
    verdict("throughput", ours.perSecond / floor.perSecond, "at least", TARGET.throughput);
    verdict("p99", ours.p99 / floor.p99, "at most", TARGET.p99);
  }
}

function verdict(what: string, ratio: number, bound: "at least" | "at most", target: number) {
  const reached = bound === "at least" ? ratio >= target : ratio <= target;
  console.log(
    `${what}: ${ratio.toFixed(2)} of the framework's floor (${bound} ${target}: ${reached ? "reached" : "NOT reached"})`,
  );
}
