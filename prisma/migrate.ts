// Migrations without the CLI's native engine: the same engine, as WebAssembly, over the driver that
// the app uses. It keeps `_prisma_migrations` exactly as `prisma migrate` does, so that the CLI can
// take over wherever its binary can be had.
//
//   tsx prisma/migrate.ts deploy       apply what is missing
//   tsx prisma/migrate.ts new NAME     write the difference between the migrations and the schema
//   tsx prisma/migrate.ts drop         empty the database
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.join(here, "migrations");
const schema = path.join(here, "schema.prisma");
const filters = { externalTables: [], externalEnums: [] };

/**
 * The driver, but for one thing: it cuts a script at every semicolon, function bodies included.
 * PostgreSQL takes a script whole, and then it is also one transaction: all of a migration or none.
 */
class WholeScripts extends PrismaPg {
  private readonly pools: pg.Pool[] = [];

  override async connect() {
    const adapter = await super.connect();
    const client = adapter.underlyingDriver();
    this.pools.push(client);
    adapter.executeScript = async (script) => {
      await client.query(script);
    };
    return adapter;
  }

  /** Ends its connections, which would otherwise stay for ten seconds. */
  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}

/** What this file uses of the engine; the package types it more loosely. */
interface Engine {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<{ stdout: string | null }>;
  free(): void;
}

// The engine reports a panic of its own through this name.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      console.error(message);
    },
  },
});

/** Runs `work` with an engine on a database, and closes both. */
async function withEngine<T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": bg });
  bg.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const driver = new WholeScripts({ connectionString: url });
  const datamodels: [string, string][] = [[schema, readFileSync(schema, "utf8")]];
  const engine: Engine = await bg.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(driver),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await driver.close();
  }
}

/** The migrations of the folder, in the shape the engine reads. */
function migrationsList() {
  const lock = path.join(folder, "migration_lock.toml");
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    : [];
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Applies the migrations that the database has not seen; returns their names. */
export async function deploy(url: string): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(), filters });
    return appliedMigrationNames;
  });
}

/**
 * Writes a migration from the schema that the last migration led to, kept beside it, to
 * schema.prisma as it stands. The engine could read the first state off a database, but not
 * through this driver: it cannot deserialise one of the catalogue's types.
 */
async function writeNew(url: string, name: string): Promise<string> {
  const sql = await pendingSql(url);
  if (!sql) return "schema.prisma asks for nothing that the migrations do not make";
  const target = path.join(folder, `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, "migration.sql"), sql);
  copyFileSync(schema, path.join(target, "schema.prisma"));
  const lock = path.join(folder, "migration_lock.toml");
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  return `${path.relative(process.cwd(), target)}/migration.sql: read it, and add the checks that Prisma cannot write`;
}

/** The SQL that schema.prisma needs beyond the migrations; empty when they agree. */
export async function pendingSql(url: string): Promise<string> {
  const last = migrationsList().migrationDirectories.at(-1)?.path;
  return withEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: last ? datamodel(path.join(folder, last, "schema.prisma")) : { tag: "empty" },
      to: datamodel(schema),
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters,
    });
    return /^\s*(-- This is an empty migration\.)?\s*$/.test(stdout ?? "") ? "" : (stdout ?? "");
  });
}

function datamodel(file: string) {
  return { tag: "schemaDatamodel", files: [{ path: file, content: readFileSync(file, "utf8") }] };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function main([command, name]: string[]): Promise<string> {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error("DATABASE_URL is not set. Use the npm scripts: npm run db:migrate, db:new-migration, db:reset.");
  if (command === "deploy") {
    const applied = await deploy(url);
    if (applied.length === 0) return "already up to date";
    return applied.length > 2
      ? `applied ${applied.length}, through ${applied.at(-1)}`
      : `applied ${applied.join(", ")}`;
  }
  if (command === "new") {
    if (!/^[a-z][a-z0-9_-]*$/.test(name ?? ""))
      throw new Error(
        'A migration needs a name of lower-case letters, such as "add-notes": npm run db:new-migration add-notes',
      );
    return writeNew(url, name as string);
  }
  if (command === "drop") {
    await execute(url, "drop schema if exists public cascade; create schema public");
    return "emptied";
  }
  throw new Error(`There is no command "${command}". There are: deploy, new NAME, drop.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await main(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  process.exit(); // the engine leaves a ten-second timer behind, from waiting for its lock
}
