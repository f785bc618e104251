import { afterEach, describe, expect, inject, it } from "vitest";
import { closeDb, db, runPrepared } from "@/lib/db/client";
import { longTransaction } from "@/lib/db/long-transaction";
import { ensureAppDatabase, ROLE } from "@/scripts/app-role.mjs";
import { runTypeScript } from "@/scripts/tasks.mjs";
import { useDatabase } from "../support/database";
import { query } from "../support/sql";

const database = useDatabase();
const server = inject("serverUrl");

describe("the app, which was its database's superuser", () => {
  it.each([
    ["run a program", "COPY (SELECT 1) TO PROGRAM 'cat'"],
    ["read from a program", "CREATE TEMP TABLE t (line text); COPY t FROM PROGRAM 'id'"],
    ["read a file of the server", "SELECT pg_read_file('/etc/passwd')"],
    ["copy a file of the server", "CREATE TEMP TABLE t (line text); COPY t FROM '/etc/passwd'"],
    ["write a file of the server", "COPY (SELECT 1) TO '/tmp/written-by-the-app'"],
    ["list a folder of the server", "SELECT pg_ls_dir('/')"],
    ["import a file", "SELECT lo_import('/etc/passwd')"],
    ["make a role", "CREATE ROLE other"],
    ["make a superuser of itself", `ALTER ROLE ${ROLE} SUPERUSER`],
    ["make a database", "CREATE DATABASE other"],
    ["change the server", "ALTER SYSTEM SET log_statement = 'all'"],
    ["look past the ledger's triggers", "SET session_replication_role = replica"],
    ["become the superuser", "SET ROLE postgres"],
  ])("cannot %s", async (_, sql) => {
    await expect(query(process.env.DATABASE_URL ?? "", sql)).rejects.toMatchObject({ code: "42501" });
  });

  it("has none of the rights that a role can have beyond its database", async () => {
    const [role] = await query(
      database.url(),
      `SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = $1`,
      [ROLE],
    );
    const no = false;
    expect(role).toEqual({
      ...{ rolsuper: no, rolcreatedb: no, rolcreaterole: no, rolbypassrls: no, rolreplication: no },
      memberships: 0,
    });
  });

  it("cannot connect to the database of the administration", async () => {
    await expect(query(`${inject("appUrl")}postgres`, "SELECT 1")).rejects.toMatchObject({ code: "42501" });
  });
});

describe("a statement without end", () => {
  const timeout = async () => {
    const { rows } = await runPrepared<{ statement_timeout: string }>({
      text: "SHOW statement_timeout",
      values: [],
    } as never);
    return rows[0]?.statement_timeout;
  };

  it("is ended after 15 s, through Prisma and beside it", async () => {
    expect(await timeout()).toBe("15s");
    expect(await db().$queryRaw`SELECT current_setting('statement_timeout') AS it`).toEqual([{ it: "15s" }]);
    expect(await db().$queryRaw`SELECT current_setting('idle_in_transaction_session_timeout') AS it`).toEqual([
      { it: "30s" },
    ]);
    await db()
      .$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL statement_timeout = '100ms'`;
        await expect(tx.$queryRaw`SELECT pg_sleep(60)::text`).rejects.toThrow(/statement timeout/);
      })
      .catch(() => {}); // the transaction is over, too
  });

  it("may take as long as its transaction where that says so, and only there", async () => {
    const inside = await longTransaction(
      (tx) => tx.$queryRaw`SELECT current_setting('statement_timeout') AS statement,
        current_setting('idle_in_transaction_session_timeout') AS idle`,
      { timeout: 120_000, maxWait: 120_000 },
    );
    expect(inside).toEqual([{ statement: "2min", idle: "2min" }]);
    const all = await Promise.all(Array.from({ length: 20 }, timeout));
    expect(new Set(all)).toEqual(new Set(["15s"]));
  });
});

describe("a database of before the app had a role of its own", () => {
  const NAME = "from_before";
  afterEach(() => query(`${server}postgres`, `DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`));

  const migrate = (url: string) =>
    runTypeScript(["prisma/migrate.ts", "deploy"], { ...process.env, DATABASE_URL: url });

  /** Everything that a role owns here, but for what an extension brought. */
  const owned = (role: string) =>
    query<{ what: string }>(
      server + NAME,
      `SELECT pg_describe_object(classid, objid, 0) AS what FROM (
         SELECT 'pg_class'::regclass AS classid, oid AS objid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner = $1::regrole
         UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typowner = $1::regrole
         UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proowner = $1::regrole
         UNION ALL SELECT 'pg_namespace'::regclass, oid FROM pg_namespace WHERE nspname = 'public' AND nspowner = $1::regrole
       ) o WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.classid AND d.objid = o.objid AND d.deptype = 'e')`,
      [role],
    );

  it.each(["as the migrations made it", "that was emptied and filled anew"])("%s is handed over whole", async (how) => {
    await query(`${server}postgres`, `CREATE DATABASE ${NAME}`);
    if (how.includes("emptied")) await query(server + NAME, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    await migrate(server + NAME);
    expect((await owned("postgres")).length).toBeGreaterThan(50);

    const url = await ensureAppDatabase((name) => server + name, NAME);
    expect(await owned("postgres")).toEqual([]);
    // A second start finds nothing to do; and the app can do all that it does to its database.
    expect(await ensureAppDatabase((name) => server + name, NAME)).toBe(url);
    await query(url, "ALTER TABLE cards ADD extra int; ALTER TYPE level ADD VALUE 'more'");
    await query(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    expect(await migrate(url)).toContain("applied");
  });

  it("is handed over once where two commands start at once", async () => {
    const both = [1, 2].map(() => ensureAppDatabase((name) => server + name, NAME));
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
  });
});

it("closes and opens its connections", async () => {
  await closeDb();
  expect(await db().user.count()).toBe(0);
});
