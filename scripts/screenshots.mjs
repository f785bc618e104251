// npm run screenshots [ADDRESS]: every page and state (shots.mjs), on a phone and on a desk, light and
// dark, into .data/screenshots, with an index.html that shows them side by side. Without an address it
// starts an app of its own on an empty database, which it can also take away from it.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium.mjs";
import { freePort } from "./postgres.mjs";
import { SHOTS, WITHOUT_DATABASE } from "./shots.mjs";
import { dataDir, owned, root, run, Stop, step } from "./steps.mjs";

/** @import { BrowserContext, Page } from "@playwright/test" */
/** @import { Shot } from "./shots.mjs" */

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 860 } };
/** The narrowest screen that a page must fit; it is checked, not pictured. */
const NARROW = 320;
const VIEWS = /** @type {("phone" | "desk")[]} */ (Object.keys(SIZES)).flatMap((size) =>
  /** @type {const} */ (["light", "dark"]).map((scheme) => ({ size, scheme, name: `${size}-${scheme}` })),
);
const folder = path.join(dataDir, "screenshots");

await run(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const given = process.argv[2];
  const app = given ? null : await startApp();
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS });
  /** @type {string[]} */
  const problems = [];
  try {
    const viewers = VIEWS.map((view) => viewer(browser, given ?? app?.url ?? "", view, problems));
    for (const one of viewers) await step(`Pictures: ${one.view}`, () => one.take(SHOTS));
    if (app) {
      app.stopDatabase();
      for (const one of viewers)
        await step(`Pictures without a database: ${one.view}`, () => one.take(WITHOUT_DATABASE));
    }
  } finally {
    await browser.close();
    await app?.stop();
  }
  writeFileSync(path.join(folder, "index.html"), page([...SHOTS, ...(app ? WITHOUT_DATABASE : [])]));
  console.log(`\nIn ${path.join(folder, "index.html")}`);
  if (problems.length > 0) throw new Stop(problems.join("\n"));
});

/** Starts the app as npm start does, in a folder that goes when it stops. */
async function startApp() {
  mkdirSync(path.join(dataDir, "tests"), { recursive: true });
  const own = mkdtempSync(path.join(dataDir, "tests", "screenshots-"));
  const port = await freePort();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DATA_DIR: own, PORT: String(port) };
  for (const name of ["DATABASE_URL", "NEXTAUTH_URL", "HOST", "npm_lifecycle_event"]) delete env[name];
  let output = "";
  const child = owned(
    spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] }),
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await step("Starting an app to take pictures of", async () => {
    const ready = new Promise((resolve) => {
      const keep = (/** @type {Buffer} */ chunk) => {
        output += chunk;
        if (output.includes("Ready in")) resolve(true);
      };
      child.stdout.on("data", keep);
      child.stderr.on("data", keep);
    });
    if ((await Promise.race([ready, ended])) !== true) throw new Stop(`The app did not start:\n${output}`);
  });
  return {
    url: `http://localhost:${port}`,
    /** Takes the database away, as if its machine had gone. */
    stopDatabase: () => {
      child.kill("SIGSTOP"); // it would start the database again
      const [pid] = readFileSync(path.join(own, "postgres/postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGINT");
    },
    stop: async () => {
      child.kill("SIGTERM");
      child.kill("SIGCONT");
      await ended;
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/**
 * Someone who looks at the app on one screen in one theme. Everyone of the table has a page of their own.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} baseURL
 * @param {(typeof VIEWS)[number]} view
 * @param {string[]} problems takes what went wrong, in sentences
 */
function viewer(browser, baseURL, { size, scheme, name: view }, problems) {
  /** @type {Map<string, Promise<{ page: Page, context: BrowserContext }>>} */
  const seats = new Map();
  /** @param {Shot["who"]} who */
  const seatOf = (who) => {
    const found = seats.get(who) ?? takeSeat(who);
    seats.set(who, found);
    return found;
  };
  /** @param {Shot["who"]} who */
  const takeSeat = async (who) => {
    const scale = size === "phone" ? 2 : 1;
    const context = await browser.newContext({
      viewport: SIZES[size],
      colorScheme: scheme,
      baseURL,
      deviceScaleFactor: scale,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    if (who === "demo") await signIn(page);
    if (who === "newcomer" || who === "finisher") await signUp(page, who === "finisher");
    return { page, context };
  };
  /** @param {readonly Shot[]} shots */
  const take = async (shots) => {
    for (const { name, who, address, steps, after, screenOnly } of shots) {
      try {
        const { page, context } = await seatOf(who);
        if (address) await page.goto(address, { waitUntil: "networkidle" });
        await steps?.(page, context);
        await page
          .getByRole("heading", { level: 1 })
          .or(page.getByRole("status", { name: "Loading" }))
          .first()
          .waitFor();
        await page.evaluate(() => document.fonts.ready);
        if (size === "phone" && scheme === "light") await checkNarrow(page, name);
        await page.screenshot({
          path: path.join(folder, `${name}-${view}.png`),
          fullPage: !screenOnly,
          animations: "disabled",
        });
        await after?.(page, context);
      } catch (error) {
        problems.push(`${name} (${view}): ${String(error).split("\n")[0]}`);
      }
    }
  };
  /** @param {Page} page @param {string} name */
  const checkNarrow = async (page, name) => {
    await page.setViewportSize({ width: NARROW, height: SIZES.phone.height });
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    if (scrollWidth > clientWidth) problems.push(`${name}: ${scrollWidth - clientWidth} px too wide for ${NARROW} px`);
    await page.setViewportSize(SIZES.phone);
  };
  return { view, take };
}

/** @param {Page} page */
async function signIn(page) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /demo account/ }).click();
  await page.getByRole("heading", { level: 1 }).filter({ hasText: "today" }).waitFor();
}

/** @param {Page} page @param {boolean} skip whether the plan is passed over */
async function signUp(page, skip) {
  await page.goto("/sign-up", { waitUntil: "networkidle" });
  await page.getByLabel("E-mail").fill(`${randomUUID()}@example.com`);
  await page.getByLabel("Password").fill("a few easy words");
  await page.getByRole("button", { name: "Create the account" }).click();
  const passOver = page.getByRole("button", { name: "Skip for now" });
  await passOver.waitFor();
  if (!skip) return;
  await passOver.click();
  await page.getByRole("heading", { name: "Choose what to learn" }).waitFor();
}

/** The pictures side by side: a row a state, a column a screen. @param {readonly Shot[]} shots */
function page(shots) {
  const rows = shots.map(({ name, who }) => {
    const pictures = VIEWS.map(({ name: view }) => {
      const file = `${name}-${view}.png`;
      return `<td><a href="${file}"><img loading="lazy" src="${file}" alt="${name}, ${view}"></a></td>`;
    });
    return `<tr id="${name}"><th>${name}<br><small>${who}</small></th>${pictures.join("")}</tr>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures of every page and state</title>
<style>body{font:14px system-ui;margin:1rem}table{border-spacing:.75rem}th{text-align:left;vertical-align:top;position:sticky;left:0;background:#fff}td{vertical-align:top}img{width:340px;border:1px solid #ccc}</style>
<table><tr><th></th>${VIEWS.map(({ name }) => `<th>${name}</th>`).join("")}</tr>${rows.join("\n")}</table></html>`;
}
