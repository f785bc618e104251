import { describe, expect, it } from "vitest";
import { nodeProblem } from "@/scripts/node-version.mjs";
import { diskProblem } from "@/scripts/steps.mjs";

describe("nodeProblem", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("lets Node %s pass", (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  it.each(["8.17.0", "18.20.4", "20.18.3"])("says what to do about Node %s", (version) => {
    expect(nodeProblem(version)).toBe(
      `This app needs Node 20.19 or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and run the command again.`,
    );
  });
});

describe("diskProblem", () => {
  it.each([
    [
      Object.assign(new Error("ENOSPC: no space left on device, write"), { path: "/data/x" }),
      "The disk that holds /data/x is full. Free some space",
    ],
    [
      Object.assign(new Error("EROFS: read-only file system, open"), { path: "/data/x" }),
      "The disk that holds /data/x is read-only.",
    ],
    [
      Object.assign(new Error("EACCES: permission denied, mkdir"), { path: "/data/x" }),
      "The disk that holds /data/x does not let this user write.",
    ],
    ['PANIC: could not write to file "pg_wal/1": No space left on device', "is full. Free some space"],
  ])("has a sentence for %s", (error, sentence) => {
    expect(diskProblem(error)).toContain(sentence);
  });

  it("leaves other errors alone", () => {
    expect(diskProblem(new Error("relation does not exist"))).toBeNull();
  });
});
