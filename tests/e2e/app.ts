import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../../scripts/postgres.mjs";
import { killTree } from "../support/processes";

const root = path.resolve(import.meta.dirname, "../..");

/** An app started as the README says, in a data folder of its own. */
export interface App {
  url: string;
  port: number;
  folder: string;
  process: ChildProcess;
  /** What it has printed so far. */
  output: () => string;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** The test run's own folder. */
export function testFolder(): string {
  const folder = process.env.TEST_FOLDER;
  if (!folder) throw new Error("TEST_FOLDER is not set: npm test sets it");
  return folder;
}

/** Runs `npm start` (without npm between, so that signals and ids are its own) and does not wait. */
export function launch(folder: string, port: number, env: Record<string, string> = {}): App {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    // The tests say which address they come from, as a proxy would.
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), PROXIES: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { url: `http://localhost:${port}`, port, folder, process: child, output: () => output, ended };
}

/** Runs `npm start` and waits until it is ready. */
export async function start(folder: string, port?: number, env: Record<string, string> = {}): Promise<App> {
  const app = launch(folder, port ?? (await freePort()), env);
  const ready = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!app.output().includes("Ready in")) return;
      clearInterval(timer);
      resolve();
    }, 50);
    app.process.once("exit", () => clearInterval(timer));
  });
  const ended = app.ended.then((code) => {
    throw new Error(`npm start ended with code ${code}:\n${app.output()}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => {}); // from here on it may end
  return app;
}

/** Stops an app as Ctrl-C does, and returns its exit code. */
export async function stop(app: App): Promise<number | null> {
  app.process.kill("SIGTERM");
  return app.ended;
}

/** Kills an app and its server outright, as a crash of the machine does. */
export async function kill(app: App): Promise<void> {
  if (app.process.pid) killTree(app.process.pid);
  await app.ended;
}

/** The address of an app's embedded database while it runs. */
export function databaseUrl(folder: string): string {
  const password = readFileSync(path.join(folder, "postgres-password"), "utf8");
  const port = readFileSync(path.join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://postgres:${password}@127.0.0.1:${port}/cards`;
}
