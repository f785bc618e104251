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

const kept = globalThis as { prisma?: PrismaClient; pool?: pg.Pool };

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
  const name = names.get(text) ?? createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return pool().query<R>({ name, text, values });
}

/** Runs a statement without Prisma between, planned for its values each time. Returns the rows as pg has them; throws pg's errors. */
export async function run<R extends pg.QueryResultRow>({ text, values }: Prisma.Sql) {
  return pool().query<R>(text, values);
}

/** Closes the connections: for scripts and tests, which end. */
export async function closeDb(): Promise<void> {
  await kept.prisma?.$disconnect();
  await kept.pool?.end();
  kept.prisma = undefined;
  kept.pool = undefined;
}
