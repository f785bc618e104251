// Whom the embedded PostgreSQL runs as, and how it gets at its files, when the command runs as root.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { Stop } from "./steps.mjs";

/** @typedef {{uid: number, gid: number}} User */

/** Where programs are copied to that the server's user cannot reach; whoever deletes it gets it again. */
const CACHE = "/var/cache/system-design-cards";

/**
 * PostgreSQL refuses to run as root. As root, it runs as the owner of its data, which for a new
 * cluster is the system's "postgres", or else "nobody". Null when we are not root.
 * @param {string} data
 * @returns {User | null}
 */
export function serverUser(data) {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(data);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const people = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const person = people.find(([name]) => name === "postgres") ?? people.find(([name]) => name === "nobody");
  if (!person)
    throw new Stop(
      "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody. Run the command as an ordinary user.",
    );
  return { uid: Number(person[2]), gid: Number(person[3]) };
}

/**
 * How a program of PostgreSQL names its data folder. As another user it has no privilege to pass through
 * folders that only root may enter, such as root's home: we enter the data folder for it (`cwd`), and it
 * reaches everything from there.
 * @param {string} data @param {User | null} user
 * @returns {{name: string, cwd: string}}
 */
export function dataFolder(data, user) {
  const byLink = user !== null && existsSync("/proc/self/cwd");
  return byLink ? { name: "/proc/self/cwd", cwd: data } : { name: data, cwd: "/" };
}

/**
 * The folder of PostgreSQL's programs and libraries that the server's user can run: the package's own,
 * or a copy of it where a folder on the way there is closed to that user.
 * @param {string} native the package's folder, with bin, lib and share in it
 * @param {User | null} user
 * @param {string} [cache] where a copy goes
 * @returns {string}
 */
export function reachablePrograms(native, user, cache = CACHE) {
  if (!user || runs(native, user)) return native;
  const copy = path.join(cache, path.basename(path.dirname(native)), versionOf(native));
  if (runs(copy, user)) return copy;
  try {
    const half = `${copy}.${process.pid}`;
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, half, { recursive: true, dereference: true });
    spawnSync("chmod", ["-R", "a+rX", cache]); // whatever the umask
    renameSync(half, copy);
  } catch {}
  if (runs(copy, user)) return copy;
  throw new Stop(
    `PostgreSQL does not run as root, and the user it runs as (${user.uid}) can neither enter ${native} nor be given a copy in ${cache}. Move the project to a folder that all users may enter, or run the command as an ordinary user.`,
  );
}

/** @param {string} native @param {User} user */
const runs = (native, user) =>
  spawnSync(path.join(native, "bin/postgres"), ["--version"], { cwd: "/", ...user }).status === 0;

/** @param {string} native */
const versionOf = (native) => String(JSON.parse(readFileSync(path.join(native, "../package.json"), "utf8")).version);
