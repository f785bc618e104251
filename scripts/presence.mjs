import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Who uses a shared thing (the database, a build), as one file a process. A process that was
 * killed leaves its file behind; it no longer counts, and the next caller sweeps it away.
 * @param {string} folder
 */
export function presence(folder) {
  const own = path.join(folder, String(process.pid));
  return {
    join() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(own, "");
    },
    leave() {
      rmSync(own, { force: true });
    },
    /** Whether any other living process uses it. */
    others() {
      if (!existsSync(folder)) return false;
      const pids = readdirSync(folder).map(Number);
      for (const pid of pids) if (!isAlive(pid)) rmSync(path.join(folder, String(pid)), { force: true });
      return pids.some((pid) => pid !== process.pid && isAlive(pid));
    },
  };
}

/**
 * Holds a lock while `work` runs, so that two commands started at once do not both install or
 * build. The lock of a process that was killed is taken over.
 * @template T
 * @param {string} file the lock; its folder is made when missing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!take(file)) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  // Linking a finished file makes the lock appear with its holder's id in it, never half-written.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (!isAlive(holder(file))) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} file */
function holder(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return process.pid; // released in the meantime: alive, so that the caller just tries again
  }
}
