import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Texts that nobody means: for any parameter, field or part of an address. */
export const TEXTS = [
  "",
  "a\0b",
  "\uD800",
  "constructor",
  "__proto__",
  "toString",
  "%ff",
  "2026-02-31",
  "-1",
  "1e999",
  "NaN",
  "undefined",
  "../../etc/passwd",
  "//evil.example",
  "\r\nSet-Cookie: a=b",
  "<img src=x onerror=alert(1)>",
  "') OR 1=1; --",
  "((((((((((((((((((((",
  "é".normalize("NFD").repeat(300),
  "\u202E\u2028\u0085",
];

/** Values of the wrong type, size or depth, as an action's argument may have them. */
export const VALUES: unknown[] = [
  ...TEXTS,
  "A".repeat(900_000),
  null,
  true,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e308,
  [],
  {},
  Array(20_000).fill("x"),
  [[[[[]]]]],
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}'),
  Array(400)
    .fill(0)
    .reduce((inner) => ({ a: inner }), {}),
];

/** What has a meaning in React's format for arguments, right or wrong: sent as it is. */
export const TOKENS = [
  "$",
  "$Z",
  "$undefined",
  "$NaN",
  "$D2026-99-99",
  "$n1x",
  "$n9",
  "$Q1",
  "$W9",
  "$@1",
  "$F1",
  "$h1",
  "$K7",
  "$1",
];

/** A server action of a build, and the names of what it may read. */
export interface Action {
  name: string;
  id: string;
  route: string;
  names: string[];
  /** Whether it reads a form, as its first argument or the second. */
  form: 0 | 1 | null;
}

/** The pages and routes of a build, by their paths, and its actions. `fields`: the names that have a valid value. */
export function surfaceOf(build: string, fields: readonly string[]): { paths: string[]; actions: Action[] } {
  const read = (file: string) => JSON.parse(readFileSync(path.join(build, file), "utf8"));
  const entries = Object.keys(read("server/app-paths-manifest.json"));
  const { node } = read("server/server-reference-manifest.json") as {
    node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
  };
  const pathOf = (entry: string) =>
    entry
      .replace(/^app(?=\/)/, "")
      .replace(/\/\([^)]*\)/g, "")
      .replace(/\/(page|route)$/, "") || "/";
  return {
    paths: entries.map(pathOf).filter((one) => !one.startsWith("/_")),
    actions: Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
      const source = readFileSync(path.join(root, filename), "utf8");
      const words = new Set([source, ...importedBy(source)].join(" ").match(/\w+/g));
      return {
        name: `${filename} ${exportedName}`,
        id,
        route: pathOf(Object.keys(workers)[0] ?? ""),
        names: fields.filter((name) => words.has(name)),
        form: source.includes("FormData") ? (id.startsWith("6") ? 1 : 0) : null,
      };
    }),
  };
}

/** The sources that say what an action reads: schemas, and readers of forms. */
function importedBy(source: string): string[] {
  return [...source.matchAll(/from "@\/((?:lib\/domain|app|components\/plan)\/[\w/-]+)"/g)]
    .map((match) => path.join(root, `${match[1]}.ts`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"));
}

/** A body of a form as an action takes it; `before` stands before the form where that is its second argument. */
export function formBody(fields: Record<string, string | string[]>, place: 0 | 1): { type: string; body: string } {
  const boundary = "----hostile";
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const parts = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((one) => part(`1_${name}`, one)),
  );
  const args = part("0", JSON.stringify(place === 1 ? [null, "$K1"] : ["$K1"]));
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join("")}${args}--${boundary}--\r\n` };
}
