import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { ROLE } from "../../scripts/app-role.mjs";
import { freePort, openCluster } from "../../scripts/postgres.mjs";
import { runTypeScript } from "../../scripts/tasks.mjs";
import { childrenOf, commandOf, isRunning } from "../support/processes";
import { query } from "../support/sql";
import { databaseUrl, launch, start, stop, testFolder } from "./app";

const folder = () => path.join(testFolder(), `start-${test.info().testId}`);
/** Kills a process outright; one that has just followed another into the grave is gone already. */
const killAtOnce = (pid: number) => {
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
};
const postmaster = (data: string) =>
  Number(readFileSync(path.join(data, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

test("npm start ends with the address and the demo sign-in, stops cleanly, and keeps everything", async () => {
  const data = folder();
  const app = await start(data);
  expect(app.output()).toMatch(/Ready in [\d.]+ s: http:\/\/localhost:\d+/);
  expect(app.output()).toContain("Demo sign-in: demo@example.com");
  const count = "select count(*)::int as reviews, max(id::text) as last from reviews";
  const before = await query(databaseUrl(data), count);
  const server = postmaster(data);
  expect(await stop(app)).toBe(0);
  expect(isRunning(server)).toBe(false);

  const again = await start(data, app.port);
  expect(again.output()).toContain("nothing to change");
  expect(await query(databaseUrl(data), count)).toEqual(before);

  // Everything is killed at once: the app, its server, and PostgreSQL, which leaves its lock file.
  const second = postmaster(data);
  for (const pid of [again.process.pid ?? 0, ...childrenOf(again.process.pid), second]) killAtOnce(pid);
  await again.ended;
  expect(readFileSync(path.join(data, "postgres/postmaster.pid"), "utf8")).toContain(String(second));
  const recovered = await start(data, app.port);
  expect(await query(databaseUrl(data), count)).toEqual(before);

  // Only the app's own process is killed: its server follows, and the next start takes the database over.
  recovered.process.kill("SIGKILL");
  await recovered.ended;
  await expect.poll(() => portIsFree(app.port)).toBe(true);
  const orphaned = postmaster(data);
  expect(isRunning(orphaned)).toBe(true);
  const adopted = await start(data, app.port);
  expect(postmaster(data)).toBe(orphaned);
  expect(await stop(adopted)).toBe(0);
  expect(isRunning(orphaned)).toBe(false);
});

test("a server that crashes or hangs is started again, so is PostgreSQL, and Ctrl-C ends even a hung one", async () => {
  const data = folder();
  const app = await start(data, undefined, { HOST: "127.0.0.2" });
  const server = () => childrenOf(app.process.pid).find((pid) => commandOf(pid).includes("scripts/serve.mjs")) ?? 0;
  const health = async () => (await fetch(`http://127.0.0.2:${app.port}/decks`)).status;
  const lines = (text: string) => app.output().split(text).length - 1;

  const crashed = server();
  process.kill(crashed, "SIGKILL");
  await expect.poll(() => lines("The server is back."), { intervals: [200], timeout: 60_000 }).toBe(1);
  expect(app.output()).toMatch(/Z The server ended unexpectedly \(SIGKILL\)\. Starting it again\.\n/);
  expect(await health()).toBe(200);

  process.kill(postmaster(data), "SIGKILL");
  await expect.poll(() => lines("PostgreSQL is back."), { intervals: [200], timeout: 60_000 }).toBe(1);
  await expect.poll(health).toBe(200);

  const hung = server();
  process.kill(hung, "SIGSTOP");
  await expect.poll(() => lines("The server is back."), { intervals: [200], timeout: 60_000 }).toBe(2);
  expect(app.output()).toContain("The server has not responded for 10 s. Killing it and starting it again.");
  expect(isRunning(hung)).toBe(false);
  expect(await health()).toBe(200);

  const [last, database] = [server(), postmaster(data)];
  expect(new Set([crashed, hung, last]).size).toBe(3);
  process.kill(last, "SIGSTOP");
  const asked = performance.now();
  expect(await stop(app)).toBe(0);
  expect(performance.now() - asked).toBeLessThan(25_000);
  expect(app.output()).toContain("The server did not stop within 10 s. Killing it.");
  expect(app.output()).toContain("Stopped. Everything is saved.");
  for (const pid of [last, database]) expect(isRunning(pid)).toBe(false);
  expect(readFileSync(path.join(data, "postgres.log"), "utf8").trim()).toMatch(/database system is shut down$/);
});

test("a data folder in which the app was superuser is taken over; open to the network, it gets no demo account", async () => {
  const data = folder();
  const before = await openCluster(data);
  await query(before.url("postgres"), "create database cards");
  await runTypeScript(["prisma/migrate.ts", "deploy"], { ...process.env, DATABASE_URL: before.url("cards") });
  await before.stop();

  const app = await start(data, undefined, { HOST: "0.0.0.0" });
  expect(app.output()).toContain("There is no demo sign-in: other machines can reach this app");
  expect(app.output()).not.toContain("Demo sign-in:");
  expect(await (await fetch(`${app.url}/sign-in`)).text()).not.toContain("demo account");
  expect(await query(databaseUrl(data), "select count(*)::int as users from users")).toEqual([{ users: 0 }]);
  const owners = "select distinct tableowner as owner from pg_tables where schemaname = 'public'";
  expect(await query(databaseUrl(data), owners)).toEqual([{ owner: ROLE }]);
  await fetch(`${app.url}/decks`);
  const connected =
    "select distinct usename as role from pg_stat_activity where datname = 'cards' and pid <> pg_backend_pid()";
  expect(await query(databaseUrl(data), connected)).toEqual([{ role: ROLE }]);
  expect(await stop(app)).toBe(0);
});

async function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(false)).once("error", () => resolve(true));
    socket.once("connect", () => socket.destroy());
  });
}

/** A start that is expected to fail: its exit code and what it said. */
async function failure(env: Record<string, string>, port?: number) {
  const app = launch(folder(), port ?? (await freePort()), env);
  return { code: await app.ended, said: app.output() };
}

test("a taken port gets a sentence with what to do, and exit code 1", async () => {
  const server = net.createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { code, said } = await failure({}, port);
  server.close();
  expect(code).toBe(1);
  expect(said).toContain(
    `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
  expect(said).not.toContain("    at ");
});

for (const [name, env, sentence] of [
  ["a port that is none", { PORT: "none" }, 'PORT is "none", which is no port.'],
  [
    "an unreachable database",
    { DATABASE_URL: "postgresql://user:secret@127.0.0.1:1/cards" },
    "The database at 127.0.0.1:1/cards of DATABASE_URL cannot be reached",
  ],
  [
    "a database address that is none",
    { DATABASE_URL: "mysql://here" },
    "DATABASE_URL is not the address of a PostgreSQL database.",
  ],
  [
    "a folder that cannot be written to",
    { DATA_DIR: "/dev/null/data" },
    "The folder /dev/null/data cannot be written to",
  ],
] as const) {
  test(`${name} gets a sentence with what to do, and exit code 1`, async () => {
    const { code, said } = await failure(env);
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toContain("secret");
    expect(said).not.toContain("    at ");
  });
}

test("with DATABASE_URL it uses that database, and there is no demo account", async () => {
  const cluster = await openCluster(path.join(folder(), "elsewhere"), { name: "elsewhere", fast: true });
  await query(cluster.url("postgres"), "create database elsewhere");
  const app = await start(path.join(folder(), "data"), undefined, {
    DATABASE_URL: cluster.url("elsewhere"),
    HOST: "127.0.0.1",
  });
  expect(app.output()).not.toContain("Demo");
  expect(await query(cluster.url("elsewhere"), "select count(*)::int as users from users")).toEqual([{ users: 0 }]);
  expect(await (await fetch(`${app.url}/sign-in`)).text()).not.toContain("demo account");
  expect(await stop(app)).toBe(0);
  await cluster.stop();
});

test("the commands for people who work on it do what README says", async () => {
  const data = folder();
  const run = (...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      const child = spawn("npm", ["run", "--silent", ...args], {
        env: { ...process.env, DATA_DIR: data },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let said = "";
      child.stdout.on("data", (chunk) => (said += chunk));
      child.stderr.on("data", (chunk) => (said += chunk));
      child.once("exit", (code) => (code === 0 ? resolve(said) : reject(new Error(said))));
    });
  expect(await run("db:migrate")).toMatch(/applied \d+, through \d{14}_/);
  expect(await run("db:seed")).toMatch(/\d+ cards added/);
  expect(await run("db:seed")).toContain("nothing to change");
  expect(await run("db:seed", "--", "--documents", "tests/fixtures/questions", "--dry-run")).toMatch(
    /nothing was written[\s\S]*new: /,
  );
  expect(await run("db:reset")).toMatch(/emptied[\s\S]*cards added[\s\S]*demo account/);
  // The demo account's history was scheduled by the app: its ledger leads to its states.
  expect(await run("ledger:verify")).toMatch(
    /[1-9]\d* states recomputed from \d+ entries of the ledger: no difference/,
  );
  expect(await run("db:new-migration", "nothing")).toContain("asks for nothing that the migrations do not make");
});
