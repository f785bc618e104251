// Which database a command works with: the one DATABASE_URL names, or the embedded one.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureAppDatabase } from "./app-role.mjs";
import { hostOf, onlyThisMachine } from "./listen.mjs";
import { openCluster } from "./postgres.mjs";
import { dataDir, Stop, step } from "./steps.mjs";

const NAME = "cards";

/**
 * @typedef {object} Database
 * @property {NodeJS.ProcessEnv} env the environment for everything that runs on this database
 * @property {boolean} embedded
 * @property {boolean} demo whether the demo account may be used: its password is public
 * @property {() => boolean} runs whether it is there; of one that is not ours, we do not ask
 * @property {() => Promise<void>} revive starts it again where it has died
 * @property {() => Promise<void>} stop
 */

/**
 * Starts or joins the embedded database, or checks that the one of DATABASE_URL answers.
 * @returns {Promise<Database>}
 */
export async function openDatabase() {
  const given = process.env.DATABASE_URL;
  if (given) {
    await step("Connecting to the database of DATABASE_URL", () => checkReachable(given));
    const nothing = async () => {};
    const env = environment(given, false);
    return { env, embedded: false, demo: false, runs: () => true, revive: nothing, stop: nothing };
  }
  const { url, ...cluster } = await step("Starting the embedded PostgreSQL", () => openCluster(dataDir));
  try {
    const demo = await onlyThisMachine(hostOf(), process.env.NEXTAUTH_URL);
    return { env: environment(await ensureAppDatabase(url, NAME), demo), embedded: true, demo, ...cluster };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** @param {string} url */
async function checkReachable(url) {
  let where = "";
  try {
    const parsed = new URL(url);
    if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new Error();
    where = `${parsed.hostname}:${parsed.port || 5432}${parsed.pathname}`;
  } catch {
    throw new Stop(
      "DATABASE_URL is not the address of a PostgreSQL database. It looks like postgresql://user:password@host:5432/name; unset it to use the embedded database.",
    );
  }
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Stop(
      `The database at ${where} of DATABASE_URL cannot be reached (${reason(error)}). Start it or correct the address; unset DATABASE_URL to use the embedded database.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {unknown} error */
function reason(error) {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

/** @param {string} url @param {boolean} demo @returns {NodeJS.ProcessEnv} */
function environment(url, demo) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DATABASE_URL: url, NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || ownSecret() };
  // Without a fixed address, next-auth takes the one that the browser asked for.
  if (!env.NEXTAUTH_URL) env.AUTH_TRUST_HOST = "true";
  if (demo) env.DEMO_ACCOUNT = "1";
  else delete env.DEMO_ACCOUNT;
  return env;
}

/** The key that signs the sessions, made once: a new one would sign everybody out. */
function ownSecret() {
  const file = path.join(dataDir, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8");
}
