// npm test, and npm run check (--no-browser): everything that can be wrong, in one command.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuild } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { prepare } from "./prepare.mjs";
import { dataDir, owned, root, run, Stop, seconds } from "./steps.mjs";

const withBrowser = !process.argv.includes("--no-browser");
const started = performance.now();
const FOREIGN = [
  "DATABASE_URL",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "GITHUB_ID",
  "GITHUB_SECRET",
  "GOOGLE_ID",
  "GOOGLE_SECRET",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  "PORT",
  "HOST",
];
const totals = { passed: 0, failed: 0 };

await run(async () => {
  await prepare();
  mkdirSync(path.join(dataDir, "tests"), { recursive: true });
  const folder = mkdtempSync(path.join(dataDir, "tests", "run-"));
  try {
    await Promise.all([
      check("Format and lint", ["node_modules/@biomejs/biome/bin/biome", "ci", "."]),
      check("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]),
      check("Question bank", ["--import", "tsx", "seed/bank-check.ts"]),
    ]);
    await vitest(folder);
    if (withBrowser) await playwright(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\nIn ${seconds(performance.now() - started)}`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
});

/** One check that passes or fails as a whole; several run at once. @param {string} name @param {string[]} args */
async function check(name, args) {
  const begun = performance.now();
  const log = { text: "" };
  const code = await node(args, {}, log);
  console.log(
    `\n── ${name}: ${code === 0 ? "passed" : "FAILED"} (${seconds(performance.now() - begun)})\n${log.text.trim()}`,
  );
  totals[code === 0 ? "passed" : "failed"]++;
}

/** @param {string} folder */
async function vitest(folder) {
  console.log("\n── Unit and integration tests");
  const report = path.join(folder, "vitest.json");
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  const code = await node(args, { TEST_FOLDER: folder });
  count(code, report, (result) => ({ passed: result.numPassedTests, failed: result.numFailedTests }));
}

/** @param {string} folder */
async function playwright(folder) {
  console.log("\n── Browser tests");
  const chromium = await ensureChromium();
  const build = await ensureBuild();
  const report = path.join(folder, "playwright.json");
  const env = { TEST_FOLDER: folder, CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await node(
    ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"],
    env,
  );
  build.release();
  count(code, report, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }));
}

/**
 * Adds a runner's own counts. A runner that failed although none of its tests did (a crash, a file
 * that does not load, no test at all) counts as one failure.
 * @param {number} code @param {string} report @param {(result: any) => {passed: number, failed: number}} read
 */
function count(code, report, read) {
  let counted = { passed: 0, failed: 0 };
  try {
    counted = read(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    if (code === 0) throw new Stop(`The tests ended well but left no report at ${report}.`);
  }
  totals.passed += counted.passed;
  totals.failed += counted.failed === 0 && (code !== 0 || counted.passed === 0) ? 1 : counted.failed;
}

/**
 * @param {string[]} args @param {Record<string, string>} more
 * @param {{text: string}} [log] takes what is printed; without it, it is printed as it comes
 * @returns {Promise<number>} the exit code
 */
function node(args, more, log) {
  const env = { ...process.env, ...more };
  // No test may meet a database that is not its own, or the settings of someone's shell.
  for (const name of FOREIGN) delete env[name];
  // Colours are for people: a log would be full of their codes.
  if (!process.stdout.isTTY) env.FORCE_COLOR = "0";
  return new Promise((resolve, reject) => {
    const output = log ? "pipe" : "inherit";
    const keep = (/** @type {Buffer} */ chunk) => {
      if (log) log.text += chunk;
    };
    const child = owned(spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", output, output] }));
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
