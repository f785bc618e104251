// Whom the app is to its embedded database: a plain role that owns the database, and nothing beyond it.
import { createHmac } from "node:crypto";

export const ROLE = "cards_app";

/**
 * What a role may not do: read or run anything of the server's machine, make roles or databases, see
 * past row security, or replicate. Each is said, so that a role that was changed is changed back.
 */
const PLAIN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

/**
 * Makes sure that a database of the embedded server exists and belongs, with all that is in it, to the
 * app's role: a database of before there was one is handed over.
 * @param {(database: string) => string} adminUrl the address of a database, for the superuser
 * @param {string} name the database
 * @returns {Promise<string>} the database's address for the app's role
 */
export async function ensureAppDatabase(adminUrl, name) {
  const own = new URL(adminUrl(name));
  // Not stored: it follows from the superuser's, which cannot be found from it.
  const password = createHmac("sha256", own.password).update(ROLE).digest("base64url");
  await withClient(adminUrl("postgres"), async (client) => {
    // One command at a time; the lock ends with the connection.
    await client.query("SELECT pg_advisory_lock(1)");
    const { rowCount: known } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [ROLE]);
    if (!known) await client.query(`CREATE ROLE ${ROLE}`);
    await client.query(`ALTER ROLE ${ROLE} WITH ${PLAIN} PASSWORD '${password}'`);
    const { rows } = await client.query("SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1", [
      name,
    ]);
    if (!rows[0]) await client.query(`CREATE DATABASE ${name} OWNER ${ROLE}`);
    else if (rows[0].owner !== ROLE) await client.query(`ALTER DATABASE ${name} OWNER TO ${ROLE}`);
    await client.query("REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC");
    await withClient(adminUrl(name), (inside) => inside.query(HAND_OVER));
  });
  return Object.assign(own, { username: ROLE, password }).href;
}

/**
 * Gives the role all that the superuser owns in the app's schema. REASSIGN OWNED would do, but not for
 * the role that the server was made with: it also owns the system's own objects. What an extension
 * brought stays with the extension.
 */
const HAND_OVER = `
DO $$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('ALTER SCHEMA public OWNER TO pg_database_owner')
    FROM pg_namespace WHERE nspname = 'public' AND nspowner = 10
    UNION ALL
    SELECT format('ALTER %s %s OWNER TO ${ROLE}',
      CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
      c.oid::regclass)
    FROM pg_class c
    WHERE relnamespace = 'public'::regnamespace AND relowner = 10 AND relkind IN ('r', 'p', 'v', 'm', 'S')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.deptype IN ('e', 'a', 'i') AND d.refclassid IN ('pg_extension'::regclass, 'pg_class'::regclass))
    UNION ALL
    SELECT format('ALTER TYPE %s OWNER TO ${ROLE}', t.oid::regtype)
    FROM pg_type t
    WHERE typnamespace = 'public'::regnamespace AND typowner = 10 AND typtype IN ('e', 'd', 'r')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO ${ROLE}', p.oid::regprocedure)
    FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace AND proowner = 10
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE command;
  END LOOP;
END $$`;

/**
 * @template T
 * @param {string} url @param {(client: import("pg").Client) => Promise<T>} work
 */
async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
