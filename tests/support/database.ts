import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDb } from "@/lib/db/client";
import { ROLE } from "@/scripts/app-role.mjs";
import { CLUSTER, TEMPLATE } from "./postgres";
import { query } from "./sql";

/**
 * Gives a test file an empty, migrated database of its own, which lib/db then works with as the app does.
 * `url` is the superuser's, for what tests do to it.
 */
export function useDatabase(): { url: () => string } {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("serverUrl");
  beforeAll(async () => {
    await refuseForeignServer(server);
    await copyTemplate(server, name);
    process.env.DATABASE_URL = inject("appUrl") + name;
    process.env.NEXTAUTH_SECRET = "a secret that only the tests know";
  });
  afterAll(async () => {
    await closeDb();
    await query(`${server}postgres`, `drop database ${name} with (force)`);
  });
  return { url: () => server + name };
}

/** PostgreSQL copies a template for one session at a time: the test files wait for each other. */
async function copyTemplate(server: string, name: string): Promise<void> {
  const client = new pg.Client(`${server}postgres`);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(1)");
    await client.query(`create database ${name} template ${TEMPLATE} owner ${ROLE}`);
  } finally {
    await client.end();
  }
}

/** Tests write and delete as they please: never on a server that they did not start. */
export async function refuseForeignServer(server: string): Promise<void> {
  const [row] = await query<{ cluster_name: string }>(`${server}postgres`, "show cluster_name");
  if (row?.cluster_name !== CLUSTER)
    throw new Error(`this is not the tests' own database server, but "${row?.cluster_name}"`);
}
