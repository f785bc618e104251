import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Who may import whom: ARCHITECTURE.md says why. A room is a path's beginning; the longest that fits
 * counts. Packages are listed where a room may use only some; "*" allows any package.
 */
const RULES: Record<string, { rooms: string[]; packages: string[] | "*" }> = {
  app: { rooms: ["app", "components", "lib"], packages: "*" },
  components: { rooms: ["components", "lib/domain"], packages: ["react", "next", "next-auth", "d3-scale", "d3-shape"] },
  "components/review/outbox": {
    rooms: ["components/review/outbox", "components/review/review-card", "lib/domain"],
    packages: ["react", "next", "idb"],
  },
  proxy: { rooms: ["lib/auth/session-cookie", "lib/env"], packages: ["next", "next-auth"] },
  "lib/action": { rooms: ["lib/auth", "lib/domain", "lib/request"], packages: ["zod"] },
  "lib/auth": {
    rooms: ["lib/auth", "lib/db", "lib/domain", "lib/env", "lib/log", "lib/password"],
    packages: ["next", "next-auth", "rate-limiter-flexible", "lru-cache", "zod", "node:crypto", "node:net"],
  },
  "lib/db": { rooms: ["lib/db", "lib/domain", "lib/env"], packages: ["@prisma/adapter-pg", "pg", "node:crypto"] },
  "lib/domain": { rooms: ["lib/domain"], packages: ["ts-fsrs", "zod", "temporal-polyfill"] },
  "lib/env": { rooms: [], packages: ["zod"] },
  "lib/log": { rooms: ["lib/env"], packages: ["node:crypto"] },
  "lib/request": { rooms: [], packages: [] },
  "lib/markdown": { rooms: ["lib/markdown"], packages: "*" },
  "lib/password": { rooms: [], packages: ["@node-rs/argon2", "zod"] },
  "lib/password-strength": {
    rooms: [],
    packages: ["@zxcvbn-ts/core", "@zxcvbn-ts/language-common", "@zxcvbn-ts/language-en"],
  },
  seed: { rooms: ["seed", "lib/domain", "lib/markdown"], packages: "*" },
  "seed/demo-account": { rooms: ["seed", "lib/domain", "lib/db", "lib/password"], packages: [] },
  "seed/main": { rooms: ["seed", "lib/domain", "lib/db", "lib/password"], packages: "*" },
};

const ROOMS = Object.keys(RULES).sort((a, b) => b.length - a.length);
const roomOf = (file: string) =>
  ROOMS.find((room) => file === room || file.startsWith(`${room}/`) || file.startsWith(`${room}.`));

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    if (file === "lib/db/generated") return [];
    if (statSync(path.join(root, file)).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) ? [file] : [];
  });
}

/** What a file imports: paths within the project without their ending, packages by their name. */
function importsOf(file: string): { project: string[]; packages: string[] } {
  const text = readFileSync(path.join(root, file), "utf8");
  const named = [
    ...text.matchAll(/^\s*(?:import|export)\b[^"';]*?from\s*"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm),
  ];
  const targets = named.map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  const project = targets
    .filter((target) => /^[.@]\.?\//.test(target))
    .map((target) => (target.startsWith("@/") ? target.slice(2) : path.posix.join(path.posix.dirname(file), target)));
  const packages = targets
    .filter((target) => !/^[.@]\.?\//.test(target))
    .map((target) =>
      target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/"),
    );
  return { project, packages };
}

const files = ["proxy.ts", ...["app", "components", "lib", "seed"].flatMap(sources)];

describe("imports", () => {
  it("finds the project's files", () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it.each(files)("%s imports only what its room may", (file) => {
    const rule = RULES[roomOf(file) ?? ""];
    if (!rule) throw new Error(`${file} belongs to no room of tests/unit/imports.test.ts`);
    const { project, packages } = importsOf(file);
    const wrong = [
      ...project.filter((target) => !rule.rooms.some((room) => target === room || target.startsWith(`${room}/`))),
      ...packages.filter((name) => rule.packages !== "*" && !rule.packages.includes(name)),
    ];
    expect(wrong).toEqual([]);
  });

  it.each(sources("lib/domain"))("%s asks nobody for time, chance, environment or files", (file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    expect(text.match(/new Date\(\)|Date\.now\(\)|Math\.random|process\.|randomUUID|performance\.now/g)).toBeNull();
  });

  it.each(files.filter((file) => !file.startsWith("lib/db/")))("%s leaves Prisma to lib/db", (file) => {
    expect(importsOf(file).packages.filter((name) => name.includes("prisma") || name === "pg")).toEqual([]);
  });
});
