import path from "node:path";
import type { Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { beginReview, expect, type Learner, ledger, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

/** A card whose details have a diagram, and the first card of whose deck has one too. */
const WITH_DIAGRAM = "/cards/backend-for-frontend";
const DECK_WITH_DIAGRAM = "networking";

const database = () => databaseUrl(path.join(testFolder(), "app"));

/** Reveals the question under review and presses keys for what follows. */
async function answer(page: Page, ...keys: string[]) {
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
  for (const key of keys) await page.keyboard.press(key);
}

/** Grades the first card of a deck Again, takes that back, and grades it Good; gives its address. */
async function reviewTwice(page: Page, learner: Learner, deck?: string): Promise<string> {
  await beginReview(page, deck);
  const question = await page.getByRole("heading", { level: 1 }).innerText();
  await answer(page, "1");
  await expect.poll(() => ledger(learner)).toHaveLength(1);
  await page.keyboard.press("z");
  await expect(page.getByRole("heading", { level: 1, name: question })).toBeVisible();
  await answer(page, "3");
  await expect.poll(() => ledger(learner)).toHaveLength(2);
  const [first] = await ledger(learner);
  return `/cards/${first?.slug}`;
}

/** Adds reviews in which some points of the learner's card were ticked, as if they had been made. */
async function tickPoints({ email }: Learner, recalled: number[][]) {
  for (const [i, positions] of recalled.entries()) {
    await query(
      database(),
      `INSERT INTO reviews SELECT (jsonb_populate_record(null::reviews, to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(),
         'version', 100 + $2::int, 'seq', nextval('ledger_seq'), 'recalled', ids.recalled, 'missed', ids.missed))).*
       FROM (SELECT r.* FROM reviews r JOIN users u ON u.id = r.user_id WHERE u.email = $1 ORDER BY r.seq DESC LIMIT 1) r,
         LATERAL (SELECT coalesce(jsonb_agg(k.id) FILTER (WHERE k.position = ANY($3::int[])), '[]') AS recalled,
           coalesce(jsonb_agg(k.id) FILTER (WHERE NOT k.position = ANY($3::int[])), '[]') AS missed
           FROM key_points k WHERE k.card_id = r.card_id) ids`,
      [email, i, positions],
    );
  }
}

test("a card shows its whole history, what was taken back too, with its curve and the table behind it", async ({
  page,
  learner,
}) => {
  const card = await reviewTwice(page, learner);
  await page.goto(card);
  const memory = page.getByRole("region", { name: "Your memory of this card" });
  await expect(memory.getByRole("heading", { name: "How well do you know this now?" })).toBeVisible();
  await expect(memory.getByText("the chance that you recall it today is 100 %")).toBeVisible();
  const entries = memory.getByRole("listitem");
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(0)).toContainText(/Good · next in .* · first review · took \d+ s/);
  await expect(entries.nth(0)).not.toContainText("undone");
  await expect(entries.nth(1)).toContainText(/Again .* undone, counts nowhere/);
  await memory.getByText("The numbers as a table").click();
  await expect(memory.getByRole("row")).toHaveCount(4); // head, one review that counts, now, due
  await expect(memory.getByRole("row", { name: /Good/ })).toContainText("new");
  await expectWellMadeEverywhere(page);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByText("it is new again, and the curve begins anew")).toBeVisible();
  await expect(memory.getByRole("listitem").first()).toContainText("Reset: a new card again");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(memory.getByText("the chance that you recall it today is 100 %")).toBeVisible();
});

test("a card without a review says the next step, and one that was never due says when it is", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await page.goto(WITH_DIAGRAM);
  await expect(page.getByRole("heading", { name: "You have not reviewed this card yet" })).toBeVisible();
  await page.getByRole("link", { name: "Review its deck" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "APIs" })).toBeVisible();
});

test("points show how often they were recalled, and those that keep being missed are in the statistics", async ({
  page,
  learner,
}) => {
  const card = await reviewTwice(page, learner);
  await page.goto("/statistics");
  await expect(page.getByText("tick the key points that you recalled")).toBeVisible();
  await tickPoints(learner, [[1, 2], [1, 2], [1]]);
  await page.goto(card);
  const points = page.getByRole("region", { name: "Key points" }).getByRole("listitem");
  await expect(points.nth(0)).toContainText("recalled 3 of 3");
  await expect(points.nth(0)).not.toContainText("often missed");
  await expect(points.nth(2)).toContainText("recalled 0 of 3");
  await expect(points.nth(2)).toContainText("The last 3, latest last: missed, missed, missed.");
  await expect(points.nth(2)).toContainText("often missed");
  await expectWellMadeEverywhere(page);
  await page.goto("/statistics");
  const section = page.getByRole("region", { name: "Which facts keep slipping?" });
  await expect(section.getByText("missed 3 of 3").first()).toBeVisible();
  await expectWellMadeEverywhere(page);
  await section.getByRole("link").first().click();
  await expect(page).toHaveURL(card);
});

test("a diagram is enlarged by a click and by keyboard, and closes where it came from", async ({ page }) => {
  await page.goto(WITH_DIAGRAM);
  await page.getByText("Details", { exact: true }).click();
  const diagram = page.getByRole("button", { name: /^Diagram: .* Enlarge$/ });
  const close = page.getByRole("button", { name: "Close" });
  await expect(close).toBeHidden();
  const before = await page.evaluate(() => document.documentElement.scrollHeight);
  await diagram.click();
  await expect(close).toBeFocused();
  await expect(page.locator(".diagram-sheet")).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeCloseTo(before, -1);
  await page.keyboard.press("Escape");
  await expect(close).toBeHidden();
  await expect(diagram).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(close).toBeFocused();
  await expectWellMadeEverywhere(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("checkbox", { name: "Fit the screen" }).check();
  const box = await page.locator(".diagram-sheet svg").boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  await close.click();
  await expect(diagram).toBeFocused();
});

test("code and tables scroll within themselves, by keyboard too", async ({ page }) => {
  await page.goto("/cards/lost-update");
  await page.getByText("Details", { exact: true }).click();
  await expectWellMadeEverywhere(page);
  await page.setViewportSize({ width: 320, height: 800 });
  for (const name of ["Code", /^Table, /]) {
    const group = page.getByRole("group", { name }).first();
    const room = await group.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    if (room <= 0) continue;
    await group.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => group.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  }
  const wide = await page
    .locator(".prose pre, .table-scroll")
    .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
  expect(Math.max(...wide)).toBeGreaterThan(0);
});

test("an enlarged diagram keeps the session's keys to itself until it is closed", async ({ page, learner }) => {
  await beginReview(page, DECK_WITH_DIAGRAM);
  const question = await page.getByRole("heading", { level: 1 }).innerText();
  await answer(page);
  await page.getByText("Details", { exact: true }).click();
  await page.locator(".diagram-open").first().click();
  await expect(page.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("3");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Close" })).toBeHidden();
  await expect(page).toHaveURL(/\/review/);
  await expect(page.getByRole("heading", { level: 1, name: question })).toBeVisible();
  expect(await ledger(learner)).toEqual([]);
  await page.keyboard.press("3");
  await expect.poll(() => ledger(learner)).toMatchObject([{ grade: 3 }]);
});

test("without JavaScript a card can be read whole, its diagram enlarged", async ({ page, learner, browser }) => {
  const card = await reviewTwice(page, learner, DECK_WITH_DIAGRAM);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState, baseURL: process.env.APP_URL });
  const plain = await context.newPage();
  await plain.goto(card);
  await expect(plain.getByRole("heading", { name: "How well do you know this now?" })).toBeVisible();
  await expect(plain.getByText("undone, counts nowhere")).toBeVisible();
  await plain.getByText("The numbers as a table").click();
  await expect(plain.getByRole("row", { name: /Good/ })).toBeVisible();
  await plain.getByText("Details", { exact: true }).click();
  await plain.locator(".diagram-open").first().click();
  await expect(plain.getByRole("button", { name: "Close" })).toBeFocused();
  await plain.keyboard.press("Escape");
  await expect(plain.getByRole("button", { name: "Close" })).toBeHidden();
  await context.close();
});

test("a visitor sees a shared card with all but what is its learner's", async ({ page, learner, browser }) => {
  const card = await reviewTwice(page, learner);
  await tickPoints(learner, [[], [], []]);
  await page.goto(card);
  await page.getByLabel("Your note").fill("Nobody else reads this.");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByRole("region", { name: "Your note" })).toContainText("Nobody else reads this.");
  const question = await page.getByRole("heading", { level: 1 }).innerText();
  const context = await browser.newContext({ baseURL: process.env.APP_URL });
  const visitor = await context.newPage();
  const response = await visitor.goto(card);
  await expect(visitor.getByRole("heading", { level: 1, name: question })).toBeVisible();
  await expect(visitor.getByRole("region", { name: "Key points" }).getByRole("listitem")).not.toHaveCount(0);
  const text = await response?.text();
  for (const personal of [
    "Nobody else",
    "undone",
    "recalled 0 of",
    "often missed",
    "How well do you know",
    learner.email,
  ]) {
    expect(text).not.toContain(personal);
  }
  const meta = (name: string) => visitor.locator(`meta[property="og:${name}"]`).getAttribute("content");
  expect(await meta("title")).toBe(question);
  expect(await meta("url")).toBe(new URL(card, process.env.APP_URL).href);
  expect((await meta("description"))?.length).toBeGreaterThan(40);
  await expect(visitor.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    new URL(card, process.env.APP_URL).href,
  );
  await expect(visitor).toHaveTitle(`${question} · System Design Cards`);
  await expect(visitor.getByText(/^Asked in document \d+ \(questions? /)).toBeVisible();
  await expectWellMadeEverywhere(visitor);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.getByRole("link", { name: "Share this card" }).click();
  await expect(visitor.getByText("The link is copied.")).toBeVisible();
  expect(await visitor.evaluate(() => navigator.clipboard.readText())).toBe(new URL(card, process.env.APP_URL).href);
  await context.close();
});

/** The sum of all layout shifts of a page so far: Cumulative Layout Shift, and stricter, for no window is chosen. */
const shifts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );

test("nothing shifts as a card's page and a review load", async ({ page, learner }) => {
  const card = await reviewTwice(page, learner, DECK_WITH_DIAGRAM);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of [card, WITH_DIAGRAM, "/statistics"]) {
      await page.goto(address, { waitUntil: "networkidle" });
      await page.evaluate(() => document.fonts.ready);
      expect(await shifts(page), `${address} at ${width} px`).toBeLessThan(0.01);
    }
  }
  await page.goto(`/review?deck=${DECK_WITH_DIAGRAM}`, { waitUntil: "networkidle" });
  expect(await shifts(page)).toBeLessThan(0.01);
});
