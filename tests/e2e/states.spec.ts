import { randomUUID } from "node:crypto";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { openGate } from "../support/gate";
import { query } from "../support/sql";
import { type App, databaseUrl, kill, start, stop, testFolder } from "./app";
import { beginReview, expect, isLive, type Learner, ledger, reveal, signUp, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const shared = () => databaseUrl(path.join(testFolder(), "app"));

/** Waits until the page for no connection would be shown. */
async function isKept(page: Page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  });
}

/** Inserts an own deck with so many cards, studied by a learner. */
async function ownDeck({ email }: Learner, cards: number) {
  const slug = `own-${randomUUID()}`;
  await query(
    shared(),
    `with who as (select id from users where email = $1),
      deck as (insert into decks (slug, title, description, position, prerequisites, owner_id)
        select $2, 'My own', '', 1, '{}', id from who returning id),
      study as (insert into studies (user_id, deck_id) select who.id, deck.id from who, deck)
     insert into cards (origin, slug, deck_id, position, question, summary, details, level)
     select 'own', $2 || n, deck.id, n, 'Own question ' || n, 'Its answer.', '', 'core' from deck, generate_series(1, $3::int) n`,
    [email, slug, cards],
  );
}

/** The app of the test below, to be ended if the test fails half-way. */
let gated: App | null = null;
test.afterEach(async () => {
  if (gated) await kill(gated);
  gated = null;
});

test("with the database gone a page says what was kept, and tries again until it is back", async ({ page }) => {
  const database = new URL(shared());
  const gate = await openGate(Number(database.port));
  database.port = String(gate.port);
  const app = await start(path.join(testFolder(), `gated-${randomUUID()}`), undefined, {
    DATABASE_URL: database.href,
    HOST: "127.0.0.1",
  });
  gated = app;
  await signUp(page, app.url);
  await page.goto(`${app.url}/settings`);
  await expect(heading(page)).toHaveText("Settings");
  await gate.close();

  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Could not reach the server. Nothing was changed; try again.")).toBeVisible();
  await page.getByRole("link", { name: "Decks" }).click(); // within the app
  await expect(heading(page)).toHaveText("This page could not be shown");
  await page.goto(`${app.url}/decks`); // and at once
  await expect(heading(page)).toHaveText("This page could not be shown");
  await expect(page.getByText("Everything you saved is still saved")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Try again" })).toBeEnabled();
  await expect(heading(page)).toHaveText("This page could not be shown");
  await expectWellMadeEverywhere(page);
  await gate.open();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toHaveText("Decks");

  await gate.close();
  await page.goto(`${app.url}/review`);
  await expect(heading(page)).toHaveText("This page could not be shown");
  await gate.open();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toHaveText("Nothing to review now");
  expect(await stop(app)).toBe(0);
  gated = null;
  await gate.close();
});

test("without a connection every address shows the page for it, and comes by itself when it is back", async ({
  page,
  learner,
  context,
}) => {
  expect(learner.email).toContain("@");
  await isKept(page);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Decks" }).click();
  await expect(heading(page)).toHaveText("This page could not be fetched");
  await expect(page).toHaveURL(/\/decks$/);
  await expect(page.getByText("Grades that had not arrived yet are kept on this device")).toBeVisible();
  await expectWellMadeEverywhere(page);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(heading(page)).toHaveText("This page could not be fetched");
  await context.setOffline(false);
  await expect(heading(page)).toHaveText("Decks");

  await context.setOffline(true);
  await page.goto("/cards/cache-stampede?from=here");
  await expect(heading(page)).toHaveText("This page could not be fetched");
  await context.setOffline(false);
  await expect(heading(page)).toContainText("cache stampede");
  await expect(page).toHaveURL(/\/cards\/cache-stampede\?from=here$/);
});

test("a visitor has the page for no connection too, in the theme that was chosen on this device", async ({
  page,
  context,
  baseURL,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/try");
  await isKept(page);
  const light = await groundOf(page);
  await context.addCookies([{ name: "theme", value: "dark", url: baseURL ?? "" }]);
  await context.setOffline(true);
  await page.goto("/decks");
  await expect(heading(page)).toHaveText("This page could not be fetched");
  expect(await groundOf(page)).not.toBe(light);
  await context.setOffline(false);
});

test("nothing is kept but that page: no page, no data, and a new version is looked for each time", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await isKept(page);
  for (const address of ["/decks", "/statistics", "/"]) await page.goto(address);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  const response = await page.request.get("/sw.js");
  expect(response.headers()["content-type"]).toContain("javascript");
  expect(response.headers()["cache-control"]).toBe("no-cache");
});

test("grades given without a connection survive leaving for the page without one", async ({
  page,
  learner,
  context,
}) => {
  await beginReview(page);
  await isKept(page);
  await context.setOffline(true);
  await reveal(page);
  await page.keyboard.press("4");
  await expect(page.getByRole("status").filter({ hasText: "1 grade kept" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(heading(page)).toHaveText("This page could not be fetched");
  expect(await ledger(learner)).toEqual([]);
  await context.setOffline(false);
  await expect.poll(async () => (await ledger(learner)).map(({ grade }) => grade)).toEqual([4]);
});

test("a day that is done says what comes next, and a deck that is done where to go on", async ({ page, learner }) => {
  await ownDeck(learner, 2);
  await query(shared(), "update settings set new_per_day = 1 from users where id = user_id and email = $1", [
    learner.email,
  ]);
  for (const [grades, sentence] of [
    [1, "You are done for today. More new cards come tomorrow."],
    [2, "You have seen every card in the decks you study."],
  ] as const) {
    if (grades === 2) {
      await page.getByRole("button", { name: "1 more new cards today" }).click();
      await expect(heading(page)).toHaveText("1 card today");
    }
    await page.goto("/review");
    await isLive(page);
    await reveal(page);
    await page.keyboard.press("4");
    await expect.poll(async () => (await ledger(learner)).length).toBe(grades);
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Nothing is due now" })).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByText(/The next reviews are on \d+ \w+, in \d+ days: \d\./)).toBeVisible();
  }
  await expectWellMadeEverywhere(page);
});

test("signed out under an open page, settings say so and keep what was typed", async ({ page, learner, context }) => {
  expect(learner.email).toContain("@");
  await page.goto("/settings");
  await page.getByLabel("New cards a day").fill("33");
  await context.clearCookies();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("You are signed out. Sign in again; this was not saved.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in in a new tab" })).toBeVisible();
  await expect(page.getByLabel("New cards a day")).toHaveValue("33");
  await page.goto("/statistics");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fstatistics/);
});

/** The colour that a page is painted on. */
function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test("a theme is right before any script runs, whatever the system's is", async ({ browser, baseURL }) => {
  const grounds: Record<string, string> = {};
  for (const chosen of ["light", "dark", "system"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context: BrowserContext = await browser.newContext({ javaScriptEnabled: false, colorScheme });
      await context.addCookies([{ name: "theme", value: chosen, url: baseURL ?? "" }]);
      const page = await context.newPage();
      await page.goto(`${baseURL}/`);
      grounds[`${chosen} on ${colorScheme}`] = await groundOf(page);
      await expect(page.locator("meta[name=color-scheme]")).toHaveAttribute(
        "content",
        chosen === "system" ? "light dark" : chosen,
      );
      await context.close();
    }
  }
  const [light, dark] = [grounds["system on light"], grounds["system on dark"]];
  expect(light).not.toBe(dark);
  expect(grounds).toMatchObject({
    "light on light": light,
    "light on dark": light,
    "dark on light": dark,
    "dark on dark": dark,
  });
});

const STEADY = [
  "/",
  "/decks",
  "/decks/caching",
  "/cards/cache-stampede",
  "/statistics",
  "/settings",
  "/welcome",
  "/review",
  "/try",
];

for (const width of [390, 1280]) {
  test(`nothing shifts while pages load, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Look around with the demo account" }).click();
    await expect(heading(page)).toContainText("today");
    await page.addInitScript(() => {
      const seen = { shift: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const address of STEADY) {
      await page.goto(address, { waitUntil: "networkidle" });
      await expect(heading(page)).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      const shift = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift);
      expect(shift, address).toBeLessThan(0.01);
    }
  });
}
