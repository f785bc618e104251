import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { ensureBuild } from "../../scripts/build.mjs";
import { freePort, openCluster } from "../../scripts/postgres.mjs";
import { root } from "../../scripts/steps.mjs";
import { runTypeScript } from "../../scripts/tasks.mjs";
import { type Action, type ActionClient, actionClient, findAction, sessionCookie } from "../support/action-client";
import { populate } from "../support/population";
import { killTree } from "../support/processes";
import { type Server, serve } from "../support/server";
import { query } from "../support/sql";
import { testFolder } from "./app";

const GRADES = 1000;
const KILLS = 30;
const LEARNERS = 4;
const CLIENTS = 8;
const CARDS_EACH = 10;
const SEED = 20261122;

/** What a review became, as far as its client was told. */
interface Acknowledged {
  id: string;
  userId: string;
}

test("killing the server or the database 30 times among 1,000 grades loses none and leaves none half-written", async () => {
  test.setTimeout(600_000); // about 80 s on a machine that has nothing else to do
  const random = randomFrom(SEED);
  const folder = path.join(testFolder(), "kills");
  const [port, databasePort] = [await freePort(), await freePort()];
  // Durable, unlike the other tests' servers: that is what is tested.
  const open = () => openCluster(folder, { name: "kills", port: databasePort });
  const cluster = await open();
  const build = await ensureBuild();
  const secret = randomBytes(32).toString("base64url");
  let server: Server | undefined;
  try {
    await query(cluster.url("postgres"), "CREATE DATABASE kills");
    const url = cluster.url("kills");
    await runTypeScript(["prisma/migrate.ts", "deploy"], { ...process.env, DATABASE_URL: url });
    const learners = { name: "learner", count: LEARNERS, studiedDecks: 1, seen: 0, reviewsPerCard: 0, oneIsDueOf: 1 };
    await populate(url, { decks: 1, cardsPerDeck: (CLIENTS / LEARNERS) * CARDS_EACH, learners: [learners] });
    const serveAgain = () => serve({ distDir: build.distDir, port, databaseUrl: url, secret });
    server = await serveAgain();

    const load = await startLoad(url, server.url, secret, path.join(root, build.distDir));
    for (let kill = 1; kill <= KILLS; kill++) {
      // Somewhere before this part of the grades is used up, so that all clients are at work.
      const from = load.acknowledged.length;
      load.allow(Math.floor((kill * GRADES) / (KILLS + 1)));
      const until = from + Math.floor(random() * (load.allowed() - from - CLIENTS));
      while (load.acknowledged.length < until && !load.failed()) await sleep(1);
      await sleep(random() * 20);
      if (kill % 2 === 0) {
        killTree(server.process.pid ?? 0);
        await server.ended;
        server = await serveAgain();
      } else {
        killTree(Number(readFileSync(path.join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]));
        await open();
      }
      if (load.failed()) break;
      expect(await missing(url, load.acknowledged.slice()), `acknowledged and lost at kill ${kill}`).toEqual([]);
    }
    load.allow(GRADES);
    await load.done;

    expect(load.acknowledged).toHaveLength(GRADES);
    expect(load.repeated(), "grades that were sent again, since a kill came between").toBeGreaterThan(KILLS / 2);
    expect(await missing(url, load.acknowledged)).toEqual([]);
    expect(await ledger(url)).toEqual({ rows: GRADES, cards: CLIENTS * CARDS_EACH, gaps: 0, differences: 0 });
  } finally {
    server?.process.kill("SIGKILL");
    await server?.ended;
    await cluster.stop();
    build.release();
  }
});

/** Several clients that grade their own cards, each grade sent with the same id until it is acknowledged. */
async function startLoad(databaseUrl: string, url: string, secret: string, build: string) {
  const action = findAction(build, "app/actions/grade-card.ts", "gradeCard", "/review");
  const client = actionClient(url, CLIENTS);
  const users = await query<{ id: string }>(databaseUrl, "SELECT id FROM users ORDER BY email");
  const cards = await query<{ id: string }>(databaseUrl, "SELECT id FROM cards ORDER BY position");
  const acknowledged: Acknowledged[] = [];
  let [allowed, begun, repeated] = [0, 0, 0];
  const clients = Array.from({ length: CLIENTS }, async (_, n) => {
    const userId = users[n % LEARNERS]?.id ?? "";
    const first = Math.floor(n / LEARNERS) * CARDS_EACH;
    const own = cards.slice(first, first + CARDS_EACH).map(({ id }) => ({ cardId: id, version: 0 }));
    const cookie = await sessionCookie(userId, secret);
    for (let turn = 0; begun < GRADES; turn++) {
      while (begun >= allowed && begun < GRADES) await sleep(1);
      if (begun >= GRADES) break;
      begun++;
      const card = own[turn % CARDS_EACH];
      if (!card) throw new Error("a client has no cards");
      const { id, tries, version } = await gradeUntilAcknowledged(client, action, card, cookie);
      repeated += tries > 1 ? 1 : 0;
      card.version = version;
      acknowledged.push({ id, userId });
    }
  });
  let failed = false;
  const done = Promise.all(clients).finally(() => client.close());
  done.catch(() => (failed = true)); // and told to whoever awaits it
  return {
    acknowledged,
    /** Lets the clients go on until so many grades are begun in all. */
    allow: (total: number) => {
      allowed = total;
    },
    allowed: () => allowed,
    /** How many grades had to be sent more than once. */
    repeated: () => repeated,
    /** Whether a client met what it should not; `done` says what. */
    failed: () => failed,
    done,
  };
}

async function gradeUntilAcknowledged(
  client: ActionClient,
  action: Action,
  { cardId, version }: { cardId: string; version: number },
  cookie: string,
) {
  const id = randomUUID();
  for (let tries = 1; ; tries++) {
    const review = { id, cardId, version, grade: 1 + (version % 4), durationMs: 5000, ageMs: 0 };
    // Whatever goes wrong with the connection, the server or its database: the same once more.
    const answer = await client.call(action, review, cookie).catch(() => null);
    if (answer) {
      expect(answer).toMatchObject({ kind: "graded", standing: { version: version + 1 } });
      return { id, tries, version: version + 1 };
    }
    await sleep(20);
  }
}

/** The acknowledged reviews that the ledger does not have. */
async function missing(url: string, acknowledged: Acknowledged[]): Promise<unknown[]> {
  return query(
    url,
    `SELECT a.id FROM unnest($1::uuid[], $2::uuid[]) AS a (user_id, id)
     LEFT JOIN reviews r ON r.user_id = a.user_id AND r.id = a.id WHERE r.id IS NULL`,
    [acknowledged.map(({ userId }) => userId), acknowledged.map(({ id }) => id)],
  );
}

/** How many rows the ledger has, and what in it does not fit: versions that are left out, states that are not its last word. */
async function ledger(url: string): Promise<unknown> {
  const [row] = await query(
    url,
    `WITH last AS (
       SELECT DISTINCT ON (user_id, card_id) user_id, card_id, version, after,
         count(*) OVER (PARTITION BY user_id, card_id) AS rows
       FROM reviews ORDER BY user_id, card_id, version DESC
     )
     SELECT (SELECT count(*)::int FROM reviews) AS rows, count(*)::int AS cards,
       count(*) FILTER (WHERE last.version <> last.rows)::int AS gaps,
       count(*) FILTER (WHERE (s.version, s.state::text, s.step, s.stability, s.difficulty, s.due_at, s.due_day,
           s.interval_days, s.reps, s.lapses, s.last_reviewed_at, s.last_study_day)
         IS DISTINCT FROM (last.version, after->>'state', (after->>'step')::smallint, (after->>'stability')::float8,
           (after->>'difficulty')::float8, (after->>'dueAt')::timestamptz, (after->>'dueDay')::date,
           coalesce((after->>'intervalDays')::int, 0), (after->>'reps')::int, (after->>'lapses')::int,
           (after->>'lastReviewedAt')::timestamptz, (after->>'lastStudyDay')::date))::int AS differences
     FROM card_states s FULL JOIN last USING (user_id, card_id)`,
  );
  return row;
}

/** The same sequence of numbers from 0 to 1 for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
