import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { CHROMIUM_ARGS, ensureChromium } from "@/scripts/chromium.mjs";
import { freePort } from "@/scripts/postgres.mjs";
import { databaseUrl, start, stop } from "../e2e/app";
import { serve, stopServer } from "../support/server";
import { buildFloor, floorFolder } from "./floor-app";
import { quantile } from "./load";

/** As the demo account sees them, after months of reviews; `visitor` without signing in. */
const PAGES = [
  { name: "start, visitor", address: "/", visitor: true },
  { name: "start", address: "/" },
  { name: "decks", address: "/decks" },
  { name: "deck", address: "/decks/caching" },
  { name: "card", address: "/cards/cache-stampede" },
  { name: "review", address: "/review" },
  { name: "statistics", address: "/statistics" },
  { name: "search", address: "/search?q=cache" },
];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const WANTED = { performance: 98, others: 100, lcpMs: 1600, cls: 0.01 };
const ROUNDS = 3;

interface Figures {
  scores: number[];
  lcpMs: number;
  cls: number;
  /** Audits that cost points, by name. */
  short: string[];
}

/**
 * Lighthouse's own mobile run (a slow phone on slow 4G, simulated) over the pages that people open
 * most, from a production build: medians of the rounds. Arguments name the pages to run; none, all.
 */
export async function run(given: string[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-pages-"));
  const port = await freePort();
  const executablePath = await ensureChromium();
  const app = await start(folder);
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${port}`],
  });
  try {
    const cookie = await signInAsDemo(app.url, executablePath);
    console.log(`page            ${CATEGORIES.join("  ")}  LCP ms  CLS`);
    await measureFloor(databaseUrl(folder), port);
    let good = true;
    for (const page of PAGES) {
      if (given.length > 0 && !given.includes(page.name)) continue;
      const rounds: Figures[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(await audit(`${app.url}${page.address}`, port, page.visitor ? undefined : cookie));
      }
      good = report(page.name, rounds) && good;
    }
    console.log(
      `wanted: performance ${WANTED.performance}, the others ${WANTED.others}, LCP ${WANTED.lcpMs}, CLS < ${WANTED.cls}`,
    );
    return good ? 0 : 1;
  } finally {
    await browser.close();
    await stop(app);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The framework's empty page, which none of ours can be better than: what this machine makes of React alone. */
async function measureFloor(url: string, port: number): Promise<void> {
  buildFloor();
  const server = await serve({
    ...{ distDir: ".next", folder: floorFolder, port: await freePort(), databaseUrl: url },
    secret: randomBytes(32).toString("base64url"),
  });
  const rounds: Figures[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await audit(server.url, port, undefined));
  await stopServer(server);
  report("floor", rounds);
}

async function signInAsDemo(url: string, executablePath: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByRole("button", { name: /demo account/ }).click();
  await page.getByRole("heading", { name: /today/ }).waitFor();
  const cookies = await page.context().cookies();
  await browser.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function audit(url: string, port: number, cookie: string | undefined): Promise<Figures> {
  const options = { port, output: "json" as const, onlyCategories: [...CATEGORIES], logLevel: "error" as const };
  const result = await lighthouse(url, { ...options, ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}) });
  if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse: ${result?.lhr.runtimeError?.message ?? url}`);
  const { categories, audits } = result.lhr;
  return {
    scores: CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100)),
    lcpMs: audits["largest-contentful-paint"]?.numericValue ?? Number.NaN,
    cls: audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN,
    short: CATEGORIES.flatMap((name) =>
      (categories[name]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => id),
    ),
  };
}

/** Prints the medians; whether they are as wanted. */
function report(name: string, rounds: Figures[]): boolean {
  const median = (of: (figures: Figures) => number) => quantile(rounds.map(of), 0.5);
  const scores = CATEGORIES.map((_, i) => median((figures) => figures.scores[i] ?? 0));
  const [lcpMs, cls] = [median((figures) => figures.lcpMs), median((figures) => figures.cls)];
  const cells = scores.map((score, i) => String(score).padStart(CATEGORIES[i]?.length ?? 0));
  const short = [...new Set(rounds.flatMap((figures) => figures.short))];
  console.log(
    `${name.padEnd(15)} ${cells.join("  ")}  ${lcpMs.toFixed(0).padStart(6)}  ${cls.toFixed(3)}  ${short.join(", ")}`,
  );
  const [performance = 0, ...others] = scores;
  const asWanted = performance >= WANTED.performance && others.every((score) => score >= WANTED.others);
  return asWanted && lcpMs <= WANTED.lcpMs && cls < WANTED.cls;
}
