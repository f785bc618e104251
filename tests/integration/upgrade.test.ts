import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { beforeAll, expect, inject, it } from "vitest";
import { db } from "@/lib/db/client";
import { gradeCard } from "@/lib/db/reviews";
import { searchCards } from "@/lib/db/search";
import { findSettings, saveSettings } from "@/lib/db/settings";
import { redoLast, undoLast } from "@/lib/db/undo";
import { verifyLedger } from "@/lib/db/verify-ledger";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, smallContent } from "../support/fixtures";
import { query } from "../support/sql";

// A database of before the migrations from FIRST on, with a learner's data, is brought to the present schema.
const FIRST = "20261201100000_redo";
const MORNING = new Date("2026-11-22T08:00:00Z");
const folder = path.resolve(import.meta.dirname, "../../prisma/migrations");
const scripts = readdirSync(folder)
  .filter((name) => /^\d+_/.test(name))
  .sort()
  .map((name) => ({ name, sql: readFileSync(path.join(folder, name, "migration.sql"), "utf8") }));

const database = useDatabase();

/** Runs migrations as prisma/migrate.ts does: each script whole, as the app's role. */
async function apply(those: typeof scripts): Promise<void> {
  const client = new pg.Client(inject("appUrl") + new URL(database.url()).pathname.slice(1));
  await client.connect();
  try {
    for (const { sql } of those) await client.query(sql);
  } finally {
    await client.end();
  }
}

/** In the order of their references. */
const TABLES = [
  "decks",
  "cards",
  "key_points",
  "users",
  "settings",
  "settings_versions",
  "card_states",
  "reviews",
  "actions",
];

/** A row as it was written before: settings and states without what the migrations brought. */
function asBefore(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { newOrder: _order, longestAnswerSeconds: _longest, ...rest } = value as Record<string, unknown>;
  if (rest.intervalDays === 0) delete rest.intervalDays; // of a step of minutes
  return rest;
}

let user = "";

/** A learner's reviews, undos and changes of the settings, as they stood in a database of before. */
beforeAll(async () => {
  await importAs(smallContent());
  user = await aUser("Asia/Tokyo");
  const card = await cardId("a");
  for (const [version, grade] of ([3, 1, 3] as const).entries()) {
    const at = new Date(MORNING.getTime() + version * 20 * 60_000);
    await gradeCard(user, reviewOf(card, at, { version, grade }), at);
    await saveSettings(user, { newPerDay: 20 * version });
  }
  await undoLast(user, { id: randomUUID(), ageMs: 0 }, new Date(MORNING.getTime() + 3_600_000));

  const url = database.url();
  const rows = new Map<string, string>();
  for (const table of TABLES) {
    const [all] = await query<{ rows: unknown }>(url, `SELECT json_agg(t) AS rows FROM ${table} t`);
    rows.set(table, JSON.stringify(all?.rows ?? [], asBefore));
  }
  await query(url, "DROP SCHEMA public CASCADE");
  await query(url, "CREATE SCHEMA public AUTHORIZATION pg_database_owner");
  await apply(scripts.filter(({ name }) => name < FIRST));
  for (const [table, values] of rows) {
    const columns = `SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`;
    // The trigger has kept the last version of the settings already.
    await query(url, `INSERT INTO ${table} OVERRIDING SYSTEM VALUE ${columns} ON CONFLICT DO NOTHING`, [values]);
  }
  await apply(scripts.filter(({ name }) => name >= FIRST));
  await db().$disconnect();
});

it("a database of before the migrations keeps its settings and its ledger, and goes on", async () => {
  expect(await findSettings(user)).toMatchObject({ newPerDay: 40, newOrder: "mixed", longestAnswerSeconds: 60 });
  expect(await verifyLedger()).toEqual({ cards: 1, entries: 4, differences: [] });
  const later = new Date(MORNING.getTime() + 7_200_000);
  expect(await redoLast(user, { id: randomUUID(), ageMs: 0 }, later)).toMatchObject({ kind: "redone" });
  await saveSettings(user, { newOrder: "last" });
  expect(await verifyLedger()).toEqual({ cards: 1, entries: 5, differences: [] });
  const settings = await findSettings(user);
  const page = { limit: 20, offset: 0, countAnswered: false };
  expect(settings && (await searchCards(user, settings, "thing", later, page)).total).toBe(4);
});
