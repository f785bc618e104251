// npm run db:migrate, db:new-migration NAME, db:reset, db:seed
import { openDatabase } from "./database.mjs";
import { prepare } from "./prepare.mjs";
import { run, Stop, step } from "./steps.mjs";
import { migrate, runTypeScript, seed } from "./tasks.mjs";

const [command, ...args] = process.argv.slice(2);

/** @type {Record<string, (env: NodeJS.ProcessEnv, embedded: boolean) => Promise<unknown>>} */
const COMMANDS = {
  migrate: (env) =>
    step(
      "Applying migrations",
      () => migrate(env),
      (said) => said,
    ),
  "new-migration": (env) =>
    step(
      "Writing the migration",
      () => runTypeScript(["prisma/migrate.ts", "new", ...args], env),
      (said) => said,
    ),
  seed: async (env) => {
    await step(
      "Applying migrations",
      () => migrate(env),
      (said) => said,
    );
    await step(
      "Importing",
      () => seed(env, args),
      (said) => said,
    );
  },
  reset: async (env, embedded) => {
    if (!embedded && !args.includes("--yes")) {
      throw new Stop(
        "db:reset deletes every account and review in the database of DATABASE_URL. If that is what you want: npm run db:reset -- --yes",
      );
    }
    await step(
      "Deleting everything",
      () => runTypeScript(["prisma/migrate.ts", "drop"], env),
      (said) => said,
    );
    await step(
      "Applying migrations",
      () => migrate(env),
      (said) => said,
    );
    await step(
      "Importing the question bank",
      () => seed(env, embedded ? ["--demo"] : []),
      (said) => said,
    );
  },
};

await run(async () => {
  const work = COMMANDS[command ?? ""];
  if (!work) throw new Stop(`There is no command "${command}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
  await prepare();
  const database = await openDatabase();
  try {
    await work(database.env, database.embedded);
  } finally {
    await database.stop();
  }
});
