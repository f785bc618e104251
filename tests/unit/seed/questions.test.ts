import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fixtures } from "../../support/shared-questions";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(path.join(tmpdir(), "questions-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...given: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", path.join(root, "seed/questions.ts"), ...given], {
    cwd: root,
    encoding: "utf8",
  });

describe("the command", { timeout: 60_000 }, () => {
  it("writes items, issues and clusters, and nothing else into the folder", () => {
    const out = path.join(folder, "out.json");
    const { status, stdout, stderr } = run(fixtures, path.join(folder, "gone.md"), "--json", out);
    expect([status, stdout, stderr]).toEqual([0, "", ""]);
    const set = JSON.parse(readFileSync(out, "utf8"));
    expect(Object.keys(set)).toEqual(["items", "issues", "clusters"]);
    expect(set.items).toHaveLength(21);
    expect(Object.keys(set.items[0])).toEqual([
      "document",
      "n",
      "line",
      "kind",
      "section",
      "question",
      "answer",
      "tags",
      "topic",
      "cluster",
    ]);
    expect(set.issues).toContainEqual(expect.objectContaining({ document: "gone", line: 1, code: "unreadable" }));
    expect(readdirSync(folder)).toEqual(["out.json"]);
  });

  it("exits with 1 and without a stack when nothing usable is left", () => {
    const binary = path.join(folder, "binary.md");
    writeFileSync(binary, Buffer.from([0, 1, 2, 3]));
    const { status, stdout, stderr } = run(binary, path.join(folder, "gone.md"));
    expect(status).toBe(1);
    expect(stdout).toMatch(/binary:1 {2}binary/);
    expect(stdout + stderr).not.toMatch(/\bat .*:\d+:\d+/);
    rmSync(binary);
  });

  it("writes nothing where it cannot, and says so", () => {
    const out = path.join(folder, "no/such/folder/out.json");
    const { status, stderr } = run(fixtures, "--json", out);
    expect([status, stderr.trim()]).toEqual([1, `${out} cannot be written.`]);
    expect(existsSync(path.dirname(out))).toBe(false);
  });

  it("explains itself", () => {
    expect(run().status).toBe(2);
    expect(run("--jsn", "x").stderr).toMatch(/Usage/);
  });
});
