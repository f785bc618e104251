import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deploy } from "@/prisma/migrate";
import { ensureAppDatabase } from "@/scripts/app-role.mjs";
import { ensureBuild } from "@/scripts/build.mjs";
import { freePort, openCluster } from "@/scripts/postgres.mjs";
import { prepare } from "@/scripts/prepare.mjs";
import { actionClient, sessionCookie } from "../support/action-client";
import { addLearners, populate } from "../support/population";
import { type Server, serve } from "../support/server";
import { query } from "../support/sql";
import { grader, pairsOf } from "./grading";
import { type Answers, attack } from "./hostile/attack";
import { hostileKinds, type Kind } from "./hostile/kinds";
import { GIVEN_UP_MS, GRADES_A_SECOND, grades, next, stateOf } from "./hostile/learner";
import { hostileTexts } from "./hostile/markdown";
import { quantile } from "./load";

const ATTACKERS = 20;
const PHASE_MS = 8000;
const WARM_UP_MS = 4000;
/** The server may not take the machine's memory: it crashes before. */
const NODE_OPTIONS = ["--max-old-space-size=1024"];
const TARGET = 2;
/** A quiet p95 above this says more of what else the machine does. */
const BUSY_MS = 500;
/** A note's length: what may be written is longer, and what is drawn costs more than in proportion. */
const NOTE_CHARACTERS = 3000;

/**
 * Measures grades at a steady rate, alone and while twenty attackers send requests of one kind and then
 * of all. Arguments are beginnings of kinds' names, for some of them only.
 */
export async function run(given: string[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-hostile-"));
  process.env.PROXIES = "1"; // attackers have addresses of their own
  await prepare();
  const build = await ensureBuild();
  const cluster = await openCluster(folder, { name: "bench" });
  const port = await freePort();
  const secret = randomBytes(32).toString("base64url");
  let server: Server | undefined;
  try {
    console.log("Making learners and cards …");
    const url = await ensureAppDatabase(cluster.url, "bench");
    await deploy(url);
    const notedSlugs = await fill(cluster.url("bench"));
    const [attacker] = await query<{ id: string }>(url, "SELECT id FROM users WHERE email LIKE 'attacker-%'");
    const cookie = await sessionCookie(attacker?.id ?? "", secret);
    const open = () => serve({ distDir: build.distDir, port, databaseUrl: url, secret, nodeOptions: NODE_OPTIONS });
    server = await open();
    const buildFolder = path.resolve(import.meta.dirname, "../..", build.distDir);
    const kinds = await hostileKinds({ url: server.url, build: buildFolder, cookie, notedSlugs });
    const chosen = [...kinds, mixOf(kinds)].filter(
      ({ name }) => given.length === 0 || given.some((beginning) => name.startsWith(beginning)),
    );
    const pairs = await pairsOf(url);
    const connect = async () => {
      const client = actionClient(`http://127.0.0.1:${port}`, 1000);
      return { grade: await grader(client, buildFolder, pairs, secret), close: client.close };
    };

    console.log(
      `${ATTACKERS} attackers, each at most one request a second; ${GRADES_A_SECOND} grades a second, ${PHASE_MS / 1000} s alone and ${PHASE_MS / 1000} s under attack\n`,
    );
    console.log(row("kind", "quiet p95", "hostile p95", "ratio", "what the attackers were answered"));
    let missed = 0;
    let learner = await connect();
    // A server that has been up for a while: its pages were asked for before.
    for (const page of ["/search?q=cache", "/api/search?q=cache", "/decks", "/decks/deck-1", `/cards/${notedSlugs[0]}`])
      await (await fetch(server.url + page)).text();
    await grades(learner.grade, pairs, WARM_UP_MS);
    for (const kind of chosen) {
      const quiet = quantile(await grades(learner.grade, pairs, PHASE_MS), 0.95);
      const under = grades(learner.grade, pairs, PHASE_MS);
      const answers = await attack(server.url, kind.requests, ATTACKERS, under);
      const hostile = quantile(await under, 0.95);
      const state = await stateOf(server, () => learner.grade(next(pairs)), quiet);
      const reached = hostile < Math.min(TARGET * quiet, GIVEN_UP_MS) && state === "";
      missed += reached ? 0 : 1;
      const shown = hostile >= GIVEN_UP_MS ? `over ${GIVEN_UP_MS / 1000} s` : ms(hostile);
      const ratio = `${(hostile / quiet).toFixed(1)}${reached ? "" : " !"}`;
      const busy = quiet > BUSY_MS ? "; this machine is too busy to measure on" : "";
      console.log(row(kind.name, ms(quiet), shown, ratio, `${words(answers)}${state}${busy}`));
      if (state === "") continue;
      // As npm start does with a server that crashed or hangs.
      learner.close();
      server.process.kill("SIGKILL");
      await server.ended;
      server = await open();
      learner = await connect();
      await grades(learner.grade, pairs, WARM_UP_MS);
    }
    learner.close();
    console.log(
      `\nWanted: a hostile p95 below ${TARGET} times the quiet one, and a server that answers afterwards. ${missed === 0 ? "Reached by all" : `NOT reached by ${missed} (!)`}`,
    );
    return missed === 0 ? 0 : 1;
  } finally {
    server?.process.kill("SIGKILL");
    await server?.ended;
    await cluster.stop();
    build.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Learners with cards to grade, and an attacker with hostile notes; returns the slugs of the cards with the notes. */
async function fill(url: string): Promise<string[]> {
  const honest = { name: "learner", count: 50, studiedDecks: 5, seen: 200, reviewsPerCard: 1, oneIsDueOf: 10 };
  await populate(url, { decks: 5, cardsPerDeck: 40, learners: [honest] });
  await query(url, "UPDATE decks SET title = title || ', with a title as long as those of the bank'");
  await addLearners(url, { ...honest, name: "attacker", count: 1, seen: 0 });
  const noted = await query<{ slug: string }>(
    url,
    `WITH made AS (
       INSERT INTO notes (user_id, card_id, text)
       SELECT u.id, c.id, t.text FROM users u, unnest($1::text[]) WITH ORDINALITY AS t(text, n)
       JOIN (SELECT id, row_number() OVER (ORDER BY slug) AS n FROM cards) c USING (n)
       WHERE u.email LIKE 'attacker-%' RETURNING card_id
     ) SELECT slug FROM made JOIN cards ON cards.id = made.card_id`,
    [hostileTexts(NOTE_CHARACTERS)],
  );
  return noted.map(({ slug }) => slug);
}

/** One request of each kind after the other. */
function mixOf(kinds: readonly Kind[]): Kind {
  const most = Math.max(...kinds.map(({ requests }) => requests.length));
  const turns = Array.from({ length: most }, (_, turn) =>
    kinds.flatMap(({ requests }) => requests[turn % requests.length] ?? []),
  );
  return { name: "all of them", requests: turns.flat() };
}

const ms = (time: number) => `${time.toFixed(1)} ms`;
const words = (answers: Answers) =>
  [...answers]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([answer, times]) => `${answer} ×${times}`)
    .join(", ");
const row = (kind: string, quiet: string, hostile: string, ratio: string, answered: string) =>
  `${kind.padEnd(30)}${quiet.padStart(10)}${hostile.padStart(13)}${ratio.padStart(9)}  ${answered}`;
