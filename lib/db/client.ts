import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "../env";
import { type Prisma, PrismaClient } from "./generated/client";

/** More than the cores can use at once, far fewer than PostgreSQL's limit. */
const POOL_SIZE = 10;

/**
 * What a statement may take, and a transaction may wait for its next one: far more than a page needs, so
 * that nothing that goes wrong holds a connection for good. What has to take longer says so
 * (long-transaction.ts, allowLongStatements); migrations have connections of their own, without a limit.
 */
const STATEMENT_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
const LONG_STATEMENT_MS = 600_000;

let statementMs = STATEMENT_MS;

/** Searches that may run at once, and how long, in milliseconds, a statement of one may take, or wait for its turn. */
const SEARCHES = 4;
const SEARCH_MS = 2000;
const SEARCH_WAIT_MS = 5000;

const kept = globalThis as { prisma?: PrismaClient; pool?: pg.Pool; searches?: pg.Pool };

/** The connections of this process; Prisma uses the same. */
function pool(): pg.Pool {
  if (kept.pool) return kept.pool;
  kept.pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: POOL_SIZE,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  // A connection that breaks while idle is replaced when it is needed; nobody waits for it now.
  kept.pool.on("error", () => {});
  return kept.pool;
}

/** Lets each statement of this process take ten minutes: for scripts that read everything, before their first statement. */
export function allowLongStatements(): void {
  statementMs = LONG_STATEMENT_MS;
}

/** The connections of searches: anyone may ask for one, and no grade is to wait for it. */
function searchPool(): pg.Pool {
  if (kept.searches) return kept.searches;
  kept.searches = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: SEARCHES,
    statement_timeout: SEARCH_MS,
    connectionTimeoutMillis: SEARCH_WAIT_MS,
  });
  kept.searches.on("error", () => {});
  return kept.searches;
}

/** The one client of this process, made on first use and kept through development reloads. */
export function db(): PrismaClient {
  kept.prisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return kept.prisma;
}

/** What statements are called: by their text, since the parts of a build each have a map of their own, and share the connections. */
const names = new Map<string, string>();

/**
 * Runs one of the few statements that run all the time, without Prisma between and kept parsed and
 * planned by each connection: its text must never differ, nor its best plan depend on the values.
 * Returns the rows as pg has them; throws pg's errors.
 */
export async function runPrepared<R extends pg.QueryResultRow>({ text, values }: Prisma.Sql) {
  return pool().query<R>({ name: nameOf(text), text, values });
}

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return name;
}

/** As `runPrepared`, for a search: throws pg's error after two seconds, and after five without a connection (`isTooSlow`). */
export async function runSearchPrepared<R extends pg.QueryResultRow>({ text, values }: Prisma.Sql) {
  return searchPool().query<R>({ name: nameOf(text), text, values });
}

/** As `runSearchPrepared`, planned for its values each time. */
export async function runSearch<R extends pg.QueryResultRow>({ text, values }: Prisma.Sql) {
  return searchPool().query<R>(text, values);
}

/** Whether an error says that a search took too long, or waited too long for others. */
export function isTooSlow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const canceled = "code" in error && error.code === "57014"; // query_canceled
  return canceled || error.message === "timeout exceeded when trying to connect";
}

/** Closes the connections: for scripts and tests, which end. */
export async function closeDb(): Promise<void> {
  await kept.prisma?.$disconnect();
  await Promise.all([kept.pool?.end(), kept.searches?.end()]);
  kept.prisma = undefined;
  kept.pool = undefined;
  kept.searches = undefined;
}
