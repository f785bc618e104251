import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { Prisma, PrismaClient } from "./generated/client";

/** More than the cores can use at once, far fewer than PostgreSQL's limit. */
const POOL_SIZE = 10;

/**
 * Begins a statement that each connection keeps parsed and planned: for the few that run all the time,
 * whose text never differs and whose plan does not depend on the values.
 */
export const PREPARED = Prisma.raw("/* prepared */");

const names = new Map<string, string>();

/** The name under which a connection keeps a statement; empty, so that pg keeps none, for all others. */
function statementName({ sql }: { sql: string }): string {
  if (!sql.startsWith(PREPARED.sql)) return "";
  const name = names.get(sql) ?? `prepared_${names.size}`;
  names.set(sql, name);
  return name;
}

const kept = globalThis as { prisma?: PrismaClient };

/** The one client of this process, made on first use and kept through development reloads. */
export function db(): PrismaClient {
  kept.prisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().DATABASE_URL, max: POOL_SIZE },
      { statementNameGenerator: statementName },
    ),
  });
  return kept.prisma;
}

/** Closes the client's connections: for scripts and tests, which end. */
export async function closeDb(): Promise<void> {
  await kept.prisma?.$disconnect();
  kept.prisma = undefined;
}
