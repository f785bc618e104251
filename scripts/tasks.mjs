// The programs that the commands share, each run as a child of its own.
import { spawn } from "node:child_process";
import { diskProblem, owned, root, Stop, step } from "./steps.mjs";

/**
 * Runs a TypeScript file of the project to its end. What it prints is kept; its last line becomes
 * the outcome of the step, and when it fails, what it printed becomes the message.
 * @param {string[]} args the file and its arguments
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [report] takes the lines that it printed before the last
 * @returns {Promise<string>} the last line it printed
 */
export function runTypeScript(args, env, report = []) {
  return new Promise((resolve, reject) => {
    const child = owned(
      spawn(process.execPath, ["--import", "tsx", ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] }),
    );
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("error", reject);
    child.on("exit", (code) => {
      const lines = out.trimEnd().split("\n");
      report.push(...lines.slice(0, -1));
      if (code === 0) resolve(lines.at(-1) ?? "");
      else reject(new Stop(diskProblem(err) ?? ((err || out).trim() || `${args[0]} ended with code ${code}.`)));
    });
  });
}

/** Applies the migrations that are missing. @param {NodeJS.ProcessEnv} env */
export const migrate = (env) => step("Applying migrations", () => runTypeScript(["prisma/migrate.ts", "deploy"], env));

/** Runs the Prisma seed over the question bank, and over documents where the arguments name them. @param {NodeJS.ProcessEnv} env @param {string[]} [args] */
export async function seed(env, args = []) {
  /** @type {string[]} */
  const report = [];
  await step("Importing the question bank", () => runTypeScript(["seed/main.ts", ...args], env, report));
  for (const line of report) console.log(line);
}

/**
 * Brings a database to what this state of the project needs: its tables, its cards, and the demo
 * account where it may be used.
 * @param {import("./database.mjs").Database} database
 */
export async function bringUpToDate({ env, demo }) {
  await migrate(env);
  await seed(env, demo ? ["--demo"] : []);
}
