import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project: every script works from here, wherever it was called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Where the embedded database, its password and the logs live. Tests give each run its own. */
export const dataDir = path.resolve(root, process.env.DATA_DIR || ".data");

/** A failure that we expected: its message is the whole story, and no stack is shown. */
export class Stop extends Error {}

/**
 * Runs one step and prints what it does, how it ended (in the step's own words, where it returns
 * any) and how long it took.
 * @template T
 * @param {string} label what the step does, in the present tense
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = performance.now();
  process.stdout.write(`  ${label} … `);
  try {
    const result = await work();
    const outcome = typeof result === "string" && result !== "" ? result : "done";
    console.log(`${outcome} (${seconds(performance.now() - started)})`);
    return result;
  } catch (error) {
    console.log("failed");
    throw error;
  }
}

/** Tells of what happened by itself, with its time: it may be read days later. @param {string} line */
export function say(line) {
  console.error(`${new Date().toISOString()} ${line}`);
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Runs a script's main function: an expected failure becomes one sentence and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    const sentence = error instanceof Stop ? error.message : diskProblem(error);
    console.error(sentence ? `\n${sentence}` : error);
    process.exit(1);
  }
}

/** What to do about each way a disk refuses to be written to. */
const DISK = [
  [/ENOSPC|EDQUOT|No space left on device|Disk quota/i, "is full. Free some space (a first start needs about 2 GB)"],
  [/EROFS|Read-only file system/i, "is read-only. Use a folder that can be written to"],
  [
    /EACCES|EPERM|Permission denied/i,
    "does not let this user write. Give this user write access, or use another folder",
  ],
];

/**
 * One sentence for a disk that is full, read-only or forbidden; null for any other error.
 * @param {unknown} error
 * @returns {string | null}
 */
export function diskProblem(error) {
  const text = error instanceof Error ? `${error.message}` : String(error);
  const found = DISK.find(([pattern]) => /** @type {RegExp} */ (pattern).test(text));
  if (!found) return null;
  const file = error instanceof Error && "path" in error ? String(error.path) : dataDir;
  return `The disk that holds ${file} ${found[1]}, then run the command again.`;
}

/**
 * The last lines of a log, for the sentence that says why a program failed.
 * @param {string} file
 * @param {number} lines
 */
export function tail(file, lines) {
  try {
    return readFileSync(file, "utf8").trim().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}

/**
 * Ends a child process with this one, should this one be told to stop while the child still works.
 * @template {import("node:child_process").ChildProcess} C
 * @param {C} child
 * @returns {C}
 */
export function owned(child) {
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}
