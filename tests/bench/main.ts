import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// `npm run bench -- <name> [arguments]` runs tests/bench/<name>.ts, whose `run` takes the arguments and returns the exit code.
const [name, ...rest] = process.argv.slice(2);
const file = path.join(import.meta.dirname, `${name ?? ""}.ts`);
if (name === undefined || !/^[\w-]+$/.test(name) || name === "main" || !existsSync(file)) {
  console.error("Usage: npm run bench -- <name>, with a file tests/bench/<name>.ts");
  process.exitCode = 2;
} else {
  const benchmark: { run: (given: string[]) => Promise<number> } = await import(pathToFileURL(file).href);
  process.exitCode = await benchmark.run(rest);
}
