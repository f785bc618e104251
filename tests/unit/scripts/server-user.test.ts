import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dataFolder, reachablePrograms } from "@/scripts/server-user.mjs";

const NOBODY = { uid: 65534, gid: 65534 };
let folder: string;
let native: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "server-user-"));
  chmodSync(folder, 0o755);
  native = path.join(folder, "closed/linux/native");
  mkdirSync(path.join(native, "bin"), { recursive: true });
  writeFileSync(path.join(native, "bin/postgres"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  writeFileSync(path.join(native, "../package.json"), '{"version":"18.4.0"}');
});
afterEach(() => rmSync(folder, { recursive: true }));

// Only root can run PostgreSQL as someone else, and only then is there anything to do.
describe.runIf(process.getuid?.() === 0)("PostgreSQL that root starts in a folder that only root may enter", () => {
  it("runs from a copy of its programs, as a user who cannot read root's files", () => {
    chmodSync(path.join(folder, "closed"), 0o700);
    const cache = path.join(folder, "cache");
    const found = reachablePrograms(native, NOBODY, cache);
    expect(found).toBe(path.join(cache, "linux/18.4.0"));
    expect(spawnSync(path.join(found, "bin/postgres"), { cwd: "/", ...NOBODY }).status).toBe(0);
    expect(reachablePrograms(native, NOBODY, cache)).toBe(found);
  });

  it("gets at its data from within, and at nothing beside it", () => {
    const data = path.join(folder, "closed/data");
    mkdirSync(data);
    cpSync("/bin/true", path.join(folder, "closed/secret"));
    writeFileSync(path.join(data, "file"), "data", { mode: 0o644 });
    chmodSync(path.join(folder, "closed"), 0o700);
    const { name, cwd } = dataFolder(data, NOBODY);
    const read = (file: string) => spawnSync("cat", [file], { cwd, ...NOBODY, encoding: "utf8" });
    expect(read(`${name}/file`).stdout).toBe("data");
    expect(read(`${name}/../secret`).status).not.toBe(0);
    expect(read(`${data}/file`).status).not.toBe(0);
  });

  it("runs from where it is where its user may go there", () => {
    expect(reachablePrograms(native, NOBODY, path.join(folder, "cache"))).toBe(native);
    expect(existsSync(path.join(folder, "cache"))).toBe(false);
  });
});

it("is run as it is by anyone but root", () => {
  expect(reachablePrograms(native, null)).toBe(native);
  expect(dataFolder("/data", null)).toEqual({ name: "/data", cwd: "/" });
});
