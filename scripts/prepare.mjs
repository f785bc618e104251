// What every command needs before it can do anything: the packages and the Prisma client.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { withLock } from "./presence.mjs";
import { dataDir, diskProblem, owned, root, Stop, step, tail } from "./steps.mjs";

const clientDir = path.join(root, "lib/db/generated");

/** Installs the packages and generates the Prisma client, each only when it is missing or old. */
export async function prepare() {
  checkDisk();
  await withLock(path.join(root, ".next/locks/prepare"), async () => {
    await once("Installing packages", path.join(root, "node_modules/.installed"), ["package-lock.json"], () =>
      runLogged(
        "install",
        process.platform === "win32" ? "npm.cmd" : "npm",
        ["ci", "--include=dev", "--no-audit", "--no-fund"],
        "npm could not install the packages. Check that the package registry can be reached, then run the command again.",
      ),
    );
    await once(
      "Generating the Prisma client",
      path.join(clientDir, ".generated"),
      ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
      () =>
        runLogged(
          "generate",
          process.execPath,
          ["node_modules/prisma/build/index.js", "generate"],
          "Prisma could not generate its client from prisma/schema.prisma.",
        ),
    );
  });
}

function checkDisk() {
  try {
    mkdirSync(path.join(root, ".next/locks"), { recursive: true });
    mkdirSync(dataDir, { recursive: true });
    // More than a block, so that a full disk says so here and not in the middle of something.
    writeFileSync(path.join(dataDir, ".probe"), Buffer.alloc(1_000_000));
    writeFileSync(path.join(dataDir, ".probe"), "");
  } catch (error) {
    throw new Stop(diskProblem(error) ?? `The folder ${dataDir} cannot be written to: ${error}`);
  }
}

/**
 * Runs `work` unless its stamp shows that it was done for the very same inputs.
 * @param {string} label
 * @param {string} stamp
 * @param {string[]} inputs files and folders, relative to the project
 * @param {() => Promise<void>} work
 */
async function once(label, stamp, inputs, work) {
  const wanted = fingerprint(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await step(label, work);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * A hash over the contents of files and folders, and over the Node and machine they are used on.
 * @param {string[]} inputs relative to the project; a missing one counts as absent
 * @param {string} [setting] something else that what is made depends on
 */
export function fingerprint(inputs, setting = "") {
  const hash = createHash("sha256").update(`${process.versions.modules} ${process.platform} ${process.arch}${setting}`);
  for (const file of inputs.flatMap((input) => filesBelow(path.join(root, input)))) {
    hash.update(`\n${path.relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/** @param {string} file @returns {string[]} */
function filesBelow(file) {
  if (!existsSync(file) || file === clientDir) return [];
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesBelow(path.join(file, name)));
}

/** The errors that npm marks as such, or else the last lines. @param {string} log */
function lastWords(log) {
  const marked = tail(log, 200)
    .split("\n")
    .filter((line) => /^npm error (?!A complete log)/.test(line));
  return marked.length > 0 ? marked.slice(0, 6).join("\n") : tail(log, 12);
}

/**
 * Runs a program to its end, its output kept in a log file.
 * @param {string} name of the log
 * @param {string} command
 * @param {string[]} args
 * @param {string} sentence what to tell people when it fails
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>}
 */
export function runLogged(name, command, args, sentence, env = process.env) {
  const log = path.join(dataDir, `${name}.log`);
  const output = openSync(log, "w");
  return new Promise((resolve, reject) => {
    const child = owned(spawn(command, args, { cwd: root, env, stdio: ["ignore", output, output] }));
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      closeSync(output);
      if (code === 0) return resolve();
      const end = lastWords(log);
      reject(
        new Stop(
          diskProblem(end) ??
            `${sentence}\nIt ended with ${signal ?? `code ${code}`}; its last words (all of them in ${log}):\n${end}`,
        ),
      );
    });
  });
}
