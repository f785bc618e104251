import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const scripts = path.join(import.meta.dirname, "../../../scripts");

/** The packages that a script and all that it imports need as they load: `import("x")` comes later. */
function packagesAtLoad(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const names = [...readFileSync(file, "utf8").matchAll(/^(?:import|export)\s(?:[^"]*?\sfrom\s)?"([^"]+)"/gm)];
  return names
    .map((match) => match[1] as string)
    .filter((name) => !name.startsWith("node:"))
    .flatMap((name) =>
      name.startsWith(".")
        ? packagesAtLoad(path.join(path.dirname(file), name), seen)
        : [`${path.basename(file)}: ${name}`],
    );
}

describe("a fresh clone has no packages yet", () => {
  test.each(["start.mjs", "start-app.mjs", "dev.mjs", "test.mjs", "db.mjs"])("%s loads without any", (name) => {
    expect(packagesAtLoad(path.join(scripts, name))).toEqual([]);
  });
});
