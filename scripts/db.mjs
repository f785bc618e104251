// npm run db:migrate, db:new-migration NAME, db:reset, db:seed, ledger:verify
import { openDatabase } from "./database.mjs";
import { prepare } from "./prepare.mjs";
import { run, Stop, step } from "./steps.mjs";
import { bringUpToDate, migrate, runTypeScript, seed } from "./tasks.mjs";

const [command, ...args] = process.argv.slice(2);

/** @type {Record<string, (database: import("./database.mjs").Database) => Promise<unknown>>} */
const COMMANDS = {
  migrate: ({ env }) => migrate(env),
  "new-migration": ({ env }) =>
    step("Writing the migration", () => runTypeScript(["prisma/migrate.ts", "new", ...args], env)),
  "verify-ledger": ({ env }) => step("Recomputing the ledger", () => runTypeScript(["prisma/verify-ledger.ts"], env)),
  seed: async ({ env }) => {
    await migrate(env);
    await seed(env, args);
  },
  reset: async (database) => {
    if (!database.embedded && !args.includes("--yes")) {
      throw new Stop(
        "db:reset deletes every account and review in the database of DATABASE_URL. If that is what you want: npm run db:reset -- --yes",
      );
    }
    await step("Deleting everything", () => runTypeScript(["prisma/migrate.ts", "drop"], database.env));
    await bringUpToDate(database);
  },
};

await run(async () => {
  const work = COMMANDS[command ?? ""];
  if (!work) throw new Stop(`There is no command "${command}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
  await prepare();
  const database = await openDatabase();
  try {
    await work(database);
  } finally {
    await database.stop();
  }
});
