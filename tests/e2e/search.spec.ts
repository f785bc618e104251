import type { Page } from "@playwright/test";
import { beginReview, expect, hearsKeys, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

const field = (page: Page) => page.getByRole("searchbox", { name: "Search all cards" });
const count = (page: Page) => page.getByRole("main").getByRole("status").first(); // the other says what was chosen
const results = (page: Page) => page.getByRole("main").getByRole("list").first().getByRole("listitem");

test("a search follows the typing, marks what it found, and keeps the old cards until the new ones are there", async ({
  page,
}) => {
  await page.goto("/search");
  await expect(field(page)).toBeFocused();
  await field(page).pressSequentially("cache stam", { delay: 40 });
  await expect(page.getByRole("link", { name: /^What is a cache stampede/ })).toBeVisible();
  await expect(page).toHaveURL(/q=cache%20stam$/);
  await expect(count(page)).toHaveText(/^\d+ cards?$/);
  await expect(results(page).first().locator("mark").first()).toHaveText("cache stampede");
  await expect(field(page)).toBeFocused(); // nothing that arrives takes the focus

  // An answer that does not come leaves what is there.
  await page.route(/search\?q=raft/, (route) => setTimeout(() => route.continue(), 1500));
  await field(page).fill("raft");
  await page.waitForTimeout(500);
  await expect(page.getByRole("link", { name: /^What is a cache stampede/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^How does Raft achieve consensus/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^What is a cache stampede/ })).toHaveCount(0);

  // A typo is searched as what was meant, and said.
  await field(page).fill("cachng stamped");
  await expect(count(page)).toContainText("Searched caching for “cachng”.");
  await expect(page.getByRole("link", { name: /^What is a cache stampede/ })).toBeVisible();
  await page.getByRole("link", { name: /^What is a cache stampede/ }).click();
  await expect(page.getByRole("heading", { name: "Related cards" })).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveValue("cachng stamped");
});

test("what is wrong in a query is marked and explained, and the rest is searched", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/search?q=cache+prop%3Aq%3C0.9+is%3Aneww");
  const mistakes = page.getByRole("region", { name: "What was not understood" });
  await expect(mistakes.locator("mark")).toHaveText(["prop:q<0.9", "is:neww"]);
  await expect(mistakes).toContainText("prop:q is not known. You can compare r (chance of recall)");
  await expect(results(page).first()).toBeVisible();
  await expectWellMadeEverywhere(page);
  await mistakes.getByRole("link", { name: "Search is:new instead" }).click();
  await expect(field(page)).toHaveValue("cache prop:q<0.9 is:new");
  await expect(mistakes.locator("mark")).toHaveText(["prop:q<0.9"]);
  await field(page).fill("deck:caching is:new");
  await expect(mistakes).toHaveCount(0);
  await expect(results(page).first()).toContainText("Caching · core · new");
});

test("pages of results, no results and the help are well made, and lead on", async ({ page }) => {
  await page.goto("/search");
  await expectWellMadeEverywhere(page);
  await page.getByRole("link", { name: "level:core", exact: true }).click();
  await expect(count(page)).toHaveText(/^[\d,]+ cards$/);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(count(page)).toContainText("from 21 to 40");
  await expectWellMadeEverywhere(page);
  await page.goto("/search?q=zzqqzz");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await expectWellMadeEverywhere(page);
  await page.goto("/search?q=cache&page=999");
  await expect(count(page)).toHaveText(/cards/);
  await page.goto("/search?q=is:due");
  await expect(page.getByText("Sign in to use it.")).toBeVisible();
});

test("search works without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.APP_URL });
  const page = await context.newPage();
  await page.goto("/search");
  await field(page).fill('"cache stampede" deck:caching');
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(field(page)).toHaveValue('"cache stampede" deck:caching');
  await expect(results(page).first()).toContainText("What is a cache stampede");
  await context.close();
});

test("a slash goes to the search from any page, and never while one types", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/settings");
  await hearsKeys(page);
  await page.getByLabel("New cards a day").press("/");
  await expect(page).toHaveURL(/settings/);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/search$/);
  await expect(field(page)).toBeFocused();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
});

test("the palette goes to a deck, a card, a page and a review, by keyboard alone", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/decks/caching");
  await page.getByRole("button", { name: "Study this deck" }).click();
  await expect(page.getByRole("link", { name: "Review this deck" })).toBeVisible();
  const palette = page.getByRole("dialog", { name: "Go to" });
  const combobox = palette.getByRole("combobox");
  const active = () =>
    combobox.evaluate(
      (element) => document.getElementById(element.getAttribute("aria-activedescendant") ?? "")?.textContent,
    );

  const link = page.getByRole("link", { name: "Review this deck" });
  await link.focus();
  await page.keyboard.press("Control+k");
  await expect(combobox).toBeFocused();
  await expect(palette.getByRole("option", { selected: true })).toHaveText("Review all that is due");
  await expect(palette.getByRole("option", { name: "Review Caching" })).toBeVisible();
  await expectWellMadeEverywhere(page);

  // The arrows go round, Home and End to the ends; a screen reader is told the option that Enter takes.
  const options = await palette.getByRole("option").allTextContents();
  await page.keyboard.press("ArrowDown");
  expect(await active()).toBe(options[1]);
  await page.keyboard.press("End");
  expect(await active()).toBe(options.at(-1));
  await page.keyboard.press("ArrowDown");
  expect(await active()).toBe(options[0]);
  await page.keyboard.press("ArrowUp");
  expect(await active()).toBe(options.at(-1));
  await page.keyboard.press("Home");
  expect(await active()).toBe(options[0]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("dialog, body")?.tagName)).not.toBe("MAIN");

  // Escape closes it, and the focus is where it was.
  await combobox.focus();
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(link).toBeFocused();

  await page.keyboard.press("Control+k");
  await combobox.fill("stampede");
  await expect(palette.getByRole("option", { name: /^What is a cache stampede/ })).toBeVisible();
  await expect(palette.locator("mark").first()).toHaveText(/stampede/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/cards\/cache-stampede$/);

  await page.keyboard.press("Control+k");
  await combobox.fill("messag");
  await expect(palette.getByRole("option", { selected: true })).toHaveText("Messaging");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/decks\/messaging$/);

  await page.getByRole("button", { name: "Go to …" }).click();
  await combobox.fill("stat");
  await palette.getByRole("option", { name: "Statistics" }).click();
  await expect(page).toHaveURL(/\/statistics$/);

  await page.keyboard.press("Control+k");
  await combobox.fill("review cach");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/review\?deck=caching$/);
});

test("in a review the palette opens over the card, its keys grade nothing, and closing it goes on", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await beginReview(page);
  const question = await page.getByRole("heading", { level: 1 }).textContent();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(" 1234");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question ?? "");
  await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
});

test("without a connection the palette says so, and still lists where it knows", async ({ page, context, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/statistics");
  await hearsKeys(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option", { name: "Fundamentals" })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("combobox").fill("fund");
  await expect(page.getByText("The server cannot be reached")).toBeVisible();
  await expect(page.getByRole("option", { name: "Fundamentals", exact: true })).toBeVisible();
  await page.getByRole("combobox").fill("raft");
  await expect(page.getByRole("option", { name: /Raft/ })).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByRole("option", { name: /Raft/ }).first()).toBeVisible();
  await expect(page.getByText("The server cannot be reached")).toHaveCount(0);
});

test("what a search found is chosen, beyond the page too, changed as one act, taken back, and studied", async ({
  page,
  learner,
  browser,
}) => {
  expect(learner.email).toContain("@");
  const bar = page.getByRole("group", { name: "The chosen cards" });
  const said = (text: string) => expect(page.getByText(text).first()).toBeVisible();
  await page.goto("/search?q=cache");
  const found = Number((await count(page).textContent())?.match(/^\d+/)?.[0]);
  expect(found).toBeGreaterThan(20); // more than a page
  const boxes = results(page).getByRole("checkbox");
  await expect(async () => {
    await boxes.first().check();
    await expect(bar).toContainText("1 card chosen", { timeout: 500 });
  }).toPass();
  await expectWellMadeEverywhere(page);

  // By keyboard: a second box, Enter to the bar, the first of its acts.
  await boxes.nth(1).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said("2 cards suspended.");
  await expect(results(page).filter({ hasText: "suspended" })).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await said("Undone: 2 cards are as they were.");

  await page.getByLabel(`Choose all ${found} cards`).check();
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await said(`${found} cards flagged.`);
  // Where nothing is left to be found, what was done is still said, and still taken back.
  await page.goto("/search?q=cache -is:suspended");
  const others = (await count(page).textContent())?.match(/^\d+/)?.[0]; // "cache" is no longer being typed
  await page.getByLabel(`Choose all ${others} cards`).check();
  await page.getByRole("button", { name: "Suspend", exact: true }).click();
  await said(`${others} cards suspended.`);
  await expect(count(page)).toHaveText("No cards");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(boxes.first()).toBeVisible();

  const question = await results(page).nth(2).getByRole("link").locator("span").first().textContent();
  await boxes.nth(2).check();
  await page.getByRole("button", { name: "Study now" }).click();
  await expect(page).toHaveURL(/\/review\?.*card=/);
  await expect(page.getByRole("heading", { level: 1, name: question ?? "" })).toBeVisible();

  const visitor = await (await browser.newContext({ baseURL: process.env.APP_URL })).newPage();
  await visitor.goto("/search?q=cache");
  await expect(results(visitor).first()).toBeVisible();
  await expect(visitor.getByRole("checkbox")).toHaveCount(0);
  await visitor.context().close();
});
