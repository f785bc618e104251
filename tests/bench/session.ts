import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGS, ensureChromium } from "@/scripts/chromium.mjs";
import { databaseUrl, start, stop } from "../e2e/app";
import { query } from "../support/sql";

/** `--quick` is for trying something out: its numbers are not to be quoted. */
const quick = process.argv.includes("--quick");
const GRADES = quick ? 15 : 60;
const LATENCIES_MS = [0, 200];
const TARGET_MS = { median: 20, p95: 50 };
/** One in ten is forgotten, as for most learners, and comes again in the session. */
const KEYS = ["3", "3", "4", "3", "3", "2", "3", "3", "4", "1"];

/**
 * Measures, in a production build and a real Chromium, how long after the key of a grade the next
 * question is painted: beside its server, and with 200 ms more on every request. The floor beside it
 * is a page that has nothing to do but to change one line of text.
 */
export async function run(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-session-"));
  const app = await start(folder);
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS });
  try {
    await makeDue(databaseUrl(folder));
    console.log(`${GRADES} grades each, from the key's own time stamp to the paint of the next question, in ms`);
    console.log(`${"".padEnd(24)}${["median", "p95", "most"].map((head) => head.padStart(9)).join("")}`);
    print("floor: one line of text", await floor(browser));
    for (const latency of LATENCIES_MS) {
      const { median, p95 } = print(
        latency === 0 ? "beside the server" : `server ${latency} ms away`,
        await session(browser, app.url, latency),
      );
      const reached = median <= TARGET_MS.median && p95 <= TARGET_MS.p95;
      console.log(
        `  median at most ${TARGET_MS.median}, p95 at most ${TARGET_MS.p95}: ${reached ? "reached" : "NOT reached"}`,
      );
    }
    return 0;
  } finally {
    await browser.close();
    await stop(app);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The demo account has its months of history; for a long session more of it is made due. */
async function makeDue(url: string): Promise<void> {
  await query(
    url,
    `UPDATE card_states SET due_day = least(due_day, (now() - interval '1 day')::date)
     WHERE state = 'review' AND user_id = (SELECT id FROM users WHERE email = 'demo@example.com')`,
  );
}

/** What runs in a page to measure its grades, and how that is done. */
const MEASURE = path.join(import.meta.dirname, "measure-grade.js");
const measured = (page: Page) => page.evaluate(() => (window as unknown as { measured: number[] }).measured);

/** Presses a key once the page has been quiet for a moment, of no particular length: no frame is favored. */
async function press(page: Page, key: string) {
  await page.waitForTimeout(150 + Math.random() * 50);
  await page.keyboard.press(key);
}

async function floor(browser: Browser): Promise<number[]> {
  const page = await browser.newPage();
  await page.addInitScript({ path: MEASURE });
  await page.goto(
    "data:text/html,<h1>0</h1><script>addEventListener('keydown',()=>{const h=document.querySelector('h1');h.textContent=1+Number(h.textContent)})</script>",
  );
  for (let i = 0; i < GRADES; i++) await press(page, "3");
  await page.waitForFunction((many) => (window as unknown as { measured: number[] }).measured.length >= many, GRADES);
  const times = await measured(page);
  await page.close();
  return times;
}

async function session(browser: Browser, url: string, latency: number): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, baseURL: url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /demo account/ }).click();
  await page.getByRole("heading", { level: 1 }).filter({ hasText: "today" }).waitFor();
  await page.addInitScript({ path: MEASURE });
  await page.goto("/review");
  await page.locator("h1:focus").waitFor();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const endless = { offline: false, downloadThroughput: -1, uploadThroughput: -1 };
  await network.send("Network.emulateNetworkConditions", { ...endless, latency });
  for (let i = 0; i < GRADES; i++) {
    await press(page, "Space");
    await page.getByRole("button", { name: /^Good/ }).waitFor();
    await press(page, KEYS[i % KEYS.length] ?? "3");
    await page.getByRole("button", { name: /^Show answer/ }).waitFor();
  }
  const times = await measured(page);
  await context.close();
  if (times.length !== GRADES) throw new Error(`${times.length} of ${GRADES} grades were measured`);
  return times;
}

function print(name: string, times: number[]): { median: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const [median, p95] = [at(0.5), at(0.95)];
  console.log(`${name.padEnd(24)}${[median, p95, at(1)].map((ms) => ms.toFixed(1).padStart(9)).join("")}`);
  return { median, p95 };
}
