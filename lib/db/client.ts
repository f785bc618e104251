import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { PrismaClient } from "./generated/client";

/** More than the cores can use at once, far fewer than PostgreSQL's limit. */
const POOL_SIZE = 10;

const kept = globalThis as { prisma?: PrismaClient };

/** The one client of this process, made on first use and kept through development reloads. */
export function db(): PrismaClient {
  kept.prisma ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: POOL_SIZE }) });
  return kept.prisma;
}

/** Closes the client's connections: for scripts and tests, which end. */
export async function closeDb(): Promise<void> {
  await kept.prisma?.$disconnect();
  kept.prisma = undefined;
}
