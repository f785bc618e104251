import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { check } from "recheck";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Expressions that take more time than their text's length asks for, and why that does no harm: by
 * the beginning of the file's name, and the expression.
 */
const ALLOWED: [file: string, expression: string, because: string][] = [
  ["lib/markdown/back-edges.ts", "EDGE_LINE", "it sees lines of 300 characters at most"],
  [
    "lib/domain/search-filters.ts",
    "/^([a-z]*)(<=|>=|!=|<|>|=)?(-?(?:\\d+\\.?\\d*|\\.\\d+))?(%)?$/i",
    "a query has 300 characters at most",
  ],
  ...(
    [
      ["lib/markdown/crop.ts", "/<defs>[\\s\\S]*?<\\/defs>/g"],
      ["lib/markdown/crop.ts", "/(<text\\b[^<>]*>)([\\s\\S]*?)<\\/text>/g"],
      ["lib/markdown/diagram.ts", "/<style>[\\s\\S]*?<\\/style>/g"],
      ["lib/markdown/diagram.ts", '/^<svg([^<>]*?) width="[^"<>]*" height="[^"<>]*"[^<>]*>/'],
    ] as const
  ).map(
    ([file, expression]) =>
      [file, expression, "it sees the renderer's own drawing, in which each tag is closed"] as [string, string, string],
  ),
];

interface Found {
  file: string;
  /** The constant that it is the value of, if it is. */
  name: string;
  expression: string;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    if (file === "lib/db/generated") return [];
    if (statSync(path.join(root, file)).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) ? [file] : [];
  });
}

/** Every expression that a file writes as one. */
function expressionsOf(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const walk = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const name = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "";
      found.push({ file, name, expression: node.text });
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

const isAllowed = ({ file, name, expression }: Found) =>
  ALLOWED.some(([of, which]) => file.startsWith(of) && (which === expression || which === name));

async function complexityOf(
  expression: string,
  timeout: number,
): Promise<"safe" | "polynomial" | "exponential" | "unknown"> {
  const end = expression.lastIndexOf("/");
  const found = await check(expression.slice(1, end), expression.slice(end + 1), { timeout });
  return found.status === "vulnerable" ? found.complexity.type : found.status;
}

/** The expressions, each once, that are not `safe` within so many ms. */
async function unsafe(found: readonly Found[], timeout: number) {
  const each = new Map(found.map((one) => [one.expression, one]));
  const results = await Promise.all(
    [...each.values()].map(async (one) => ({ ...one, complexity: await complexityOf(one.expression, timeout) })),
  );
  return results
    .filter(({ complexity }) => complexity !== "safe")
    .map(({ file, expression, complexity }) => `${complexity}: ${expression} in ${file}`);
}

describe("no expression over what others wrote backtracks", () => {
  it("knows one that does from one that does not", async () => {
    expect(await complexityOf("/^(a+)+$/", 5_000)).toBe("exponential");
    expect(await complexityOf("/\\s+$/", 5_000)).toBe("polynomial");
    expect(await complexityOf("/^[a-z]+$/", 5_000)).toBe("safe");
  });

  it("in app, components and lib: each takes time that grows with the text, and no faster", async () => {
    const found = ["app", "components", "lib"].flatMap(sources).flatMap(expressionsOf);
    expect(found.length).toBeGreaterThan(80);
    expect(
      await unsafe(
        found.filter((one) => !isAllowed(one)),
        15_000,
      ),
    ).toEqual([]);
  }, 120_000);

  it("in seed, which reads its owner's own documents in a command: none takes time without bounds", async () => {
    const found = await unsafe(sources("seed").flatMap(expressionsOf), 1_000);
    expect(found.filter((one) => one.startsWith("exponential"))).toEqual([]);
  }, 120_000);

  it("makes no expressions of what others wrote", () => {
    const made = ["app", "components", "lib"].flatMap(sources).flatMap((file) => {
      const text = readFileSync(path.join(root, file), "utf8");
      return [...text.matchAll(/\bRegExp\([^\n]*/g)].map(([call]) => `${file}: ${call}`);
    });
    // crop.ts makes them of an attribute's name that it knows, search-fold.ts of its own lists of characters.
    expect(made.filter((one) => !/^lib\/(?:markdown\/crop|domain\/search-fold)\.ts:/.test(one))).toEqual([]);
  });
});
