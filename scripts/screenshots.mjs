// npm run screenshots [ADDRESS]: every page of a running app, as the demo account sees it, on a
// phone and on a desk, light and dark, into .data/screenshots.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium.mjs";
import { dataDir } from "./steps.mjs";

const base = process.argv[2] ?? "http://localhost:3000";
const folder = path.join(dataDir, "screenshots");
mkdirSync(folder, { recursive: true });

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 860 } };
const VISITOR = { welcome: "/", "sign-in": "/sign-in", "sign-up": "/sign-up" };
const LEARNER = {
  today: "/",
  decks: "/decks",
  deck: "/decks/caching",
  card: "/cards/cache-stampede",
  statistics: "/statistics",
  settings: "/settings",
  "not-found": "/nowhere",
};

const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS });
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      baseURL: base,
      deviceScaleFactor: size === "phone" ? 2 : 1,
    });
    const page = await context.newPage();
    /** @param {string} name @param {boolean} [fullPage] */
    const shoot = (name, fullPage = true) =>
      page.screenshot({ path: path.join(folder, `${name}-${size}-${colorScheme}.png`), fullPage });
    for (const [name, address] of Object.entries(VISITOR)) {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await shoot(name);
    }
    await page.goto("/sign-in");
    await page.getByRole("button", { name: /demo account/ }).click();
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "today" }).waitFor();
    for (const [name, address] of Object.entries(LEARNER)) {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await shoot(name);
    }
    await page.goto("/review");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await shoot("question", false);
    await page.keyboard.press("Space");
    await page
      .getByText("Key points")
      .first()
      .or(page.getByRole("button", { name: /Good/ }))
      .first()
      .waitFor();
    await shoot("answer", size === "desk"); // down to the grades
    await page
      .getByText("Details", { exact: true })
      .click()
      .catch(() => {});
    await shoot("details");
    await context.close();
  }
}
await browser.close();
console.log(`In ${folder}`);
