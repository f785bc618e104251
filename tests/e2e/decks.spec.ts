import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { expect, type Learner, newLearner, signIn, signUp, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

const url = () => databaseUrl(path.join(testFolder(), "app"));

/** How many cards of a learner are so, straight from the database. */
async function countStates({ email }: Learner, condition: string) {
  const [row] = await query<{ count: number }>(
    url(),
    `select count(*)::int as count from card_states s join users u on u.id = s.user_id where u.email = $1 and ${condition}`,
    [email],
  );
  return row?.count;
}

const boxes = (page: Page) => page.getByRole("table").getByRole("checkbox");
const bar = (page: Page) => page.getByRole("group", { name: "The chosen cards" });
const said = (page: Page, text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible();
const questions = (page: Page) => page.getByRole("table").getByRole("link").filter({ hasText: "?" }).allInnerTexts();

/** Opens a deck and waits until its boxes are listened to: before that, they only get their tick. */
async function openDeck(page: Page, address: string) {
  await page.goto(address);
  await expect(async () => {
    await boxes(page).first().check();
    await expect(page.getByText("1 card chosen", { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await boxes(page).first().uncheck();
  await expect(page.getByText("1 card chosen", { exact: true })).toBeHidden();
}

test("the map shows the decks by stages with what they build on, and starts and stops them", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await page.goto("/decks");
  const stages = page.getByRole("heading", { level: 2 });
  await expect(stages.nth(0)).toHaveText("1. Foundations");
  await expect(stages.nth(1)).toHaveText("2. Building on Fundamentals");
  const map = page.getByRole("navigation", { name: "Map of the decks" });
  await expect(map.getByRole("link")).toHaveCount(23);
  const caching = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Caching" }) });
  await expect(caching).toContainText("Builds on Scalability");
  await expect(caching).toContainText("not studied");
  await caching.getByRole("button", { name: "Study Caching" }).click();
  await expect(caching).toContainText("nothing due");
  await said(page, "You study 1 of them.");
  await caching.getByRole("button", { name: "Stop studying Caching" }).click();
  await expect(caching).toContainText("not studied");
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(map).toBeHidden();
  await caching.getByRole("link", { name: "Scalability" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scalability" })).toBeVisible();
  await said(page, "Builds on");
  await expect(page.getByRole("link", { name: "Networking" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Caching" })).toBeVisible(); // what it leads to
});

test("filters and orders show and count the cards, and the address carries them", async ({ page, learner }) => {
  await query(
    url(),
    `insert into card_states (user_id, card_id, version, state, step, stability, difficulty, due_day, interval_days, reps,
       lapses, last_reviewed_at, last_study_day, suspended, leech)
     select u.id, c.id, 1, 'review', 0, 10 + c.position, 5, current_date + c.position, 10 + c.position * 5, 1, 0,
       now() - interval '10 days', current_date - 10, c.position = 1, c.position = 2
     from users u, cards c join decks d on d.id = c.deck_id where u.email = $1 and d.slug = 'caching' and c.position <= 4`,
    [learner.email],
  );
  await openDeck(page, "/decks/caching");
  const all = await boxes(page).count();
  await page.getByLabel("State", { exact: true }).selectOption({ label: "mature (2)" });
  await expect(page).toHaveURL(/\/decks\/caching\?state=mature$/);
  await expect(boxes(page)).toHaveCount(2);
  await said(page, `2 of ${all} cards`);
  await page.getByLabel("State", { exact: true }).selectOption({ label: `all (${all})` });
  await page.getByLabel("Marked", { exact: true }).selectOption({ label: "leech (1)" });
  await expect(boxes(page)).toHaveCount(1);
  await expect(page.getByRole("table").getByText("leech")).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page.getByLabel("Marked", { exact: true })).toHaveValue("");
  await page.getByRole("link", { name: "Retention" }).click();
  await expect(page).toHaveURL(/sort=retention$/);
  await expect(page.getByRole("columnheader", { name: "Retention" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByLabel("Order", { exact: true })).toHaveValue("retention");
  const rising = await questions(page);
  await page.getByRole("link", { name: "Retention" }).click();
  await expect(page.getByRole("columnheader", { name: "Retention" })).toHaveAttribute("aria-sort", "descending");
  const falling = await questions(page);
  expect(falling.slice(0, 4)).toEqual(rising.slice(0, 4).reverse());
  expect(falling.slice(4)).toEqual(rising.slice(4)); // those never reviewed come last, in learning order
  await page.goBack();
  await expect(page.getByLabel("Order", { exact: true })).toHaveValue("retention");
  await page.goto("/decks/caching?state=young&level=nonsense&sort=-due&page=0");
  await expect(page.getByLabel("Order", { exact: true })).toHaveValue("-due");
  await expect(boxes(page)).toHaveCount(2);
  await page.goto("/decks/caching?page=9");
  await said(page, "There are not that many pages.");
  await page.goto("/decks/caching?mark=flagged");
  await said(page, "No card of this deck is so.");
});

test("many cards are suspended, flagged and reset at once, and each act is taken back as one", async ({
  page,
  learner,
}) => {
  await openDeck(page, "/decks/fundamentals");
  const all = await boxes(page).count();
  await boxes(page).nth(0).check();
  await boxes(page)
    .nth(4)
    .click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("5 cards chosen");
  await page.getByRole("button", { name: "Suspend", exact: true }).click();
  await said(page, "5 cards suspended.");
  expect(await countStates(learner, "s.suspended")).toBe(5);
  await expect(page.getByRole("table").getByText("suspended")).toHaveCount(5);
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, "Undone: 5 cards are as they were.");
  expect(await countStates(learner, "s.suspended")).toBe(0);

  await page.getByLabel(`Choose all ${all} cards`).check();
  await expect(bar(page)).toContainText(`${all} cards chosen`);
  await boxes(page).nth(2).uncheck();
  await expect(bar(page)).toContainText(`${all - 1} cards chosen`);
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await said(page, `${all - 1} cards flagged.`);
  await page.getByLabel(`Choose all ${all} cards`).check();
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await said(page, `1 card flagged. The other ${all - 1} were flagged already.`);

  await openDeck(page, "/decks/fundamentals?mark=flagged");
  await boxes(page).first().check();
  await page.getByText("Reset…").click();
  await said(page, "Reset clears their schedules");
  await page.getByRole("button", { name: "Reset 1 card" }).click();
  await said(page, "Nothing to change: the card is new already.");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
});

test("cards can be chosen and changed by the keyboard alone, and Enter in a box does nothing by itself", async ({
  page,
  learner,
}) => {
  await openDeck(page, "/decks/networking");
  await boxes(page).first().focus();
  await page.keyboard.press("Enter");
  expect(await countStates(learner, "true")).toBe(0);
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab"); // the card's link
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByRole("status").filter({ hasText: "2 cards chosen" })).toHaveCount(1);
  await page.keyboard.press("Enter"); // to the bar
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Suspend", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "2 cards suspended." })).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Undone: 2 cards" })).toHaveCount(1);
  expect(await countStates(learner, "s.suspended")).toBe(0);
});

test("what fails is said, and nothing is half done: no network, a card of nobody, something done since", async ({
  page,
  learner,
  browser,
}) => {
  await openDeck(page, "/decks/caching");
  await boxes(page).first().check();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Suspend", exact: true }).click();
  await said(page, "Could not reach the server.");
  await page.context().setOffline(false);
  await expect(boxes(page).first()).toBeChecked(); // what was chosen stays chosen
  await page.getByRole("button", { name: "Suspend", exact: true }).click();
  await said(page, "1 card suspended.");

  // The same learner on another device does something: this undo is no longer the last act's.
  const other = await (await browser.newContext({ baseURL: process.env.APP_URL })).newPage();
  await signIn(other, learner, "/decks/caching");
  await expect(other.getByRole("heading", { level: 1, name: "Caching" })).toBeVisible();
  await openDeck(other, "/decks/caching");
  await boxes(other).nth(1).check();
  await other.getByRole("button", { name: "Flag", exact: true }).click();
  await said(other, "1 card flagged.");
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, "You have done something else since");
  expect(await countStates(learner, "s.suspended")).toBe(1);

  // Another learner's own card is slipped into the form.
  const stranger = newLearner();
  const [own] = await query<{ id: string }>(
    url(),
    `with owner as (insert into users (email) values ($1) returning id), deck as (
       insert into decks (owner_id, slug, title, description, position, prerequisites)
       select id, 'own-' || id, 'Own', '', 1, '{}' from owner returning id
     ) insert into cards (origin, slug, deck_id, position, question, summary, details, level)
     select 'own', 'own-card-' || id, id, 1, 'What?', 'That.', '', 'core' from deck returning id`,
    [stranger.email],
  );
  await page.reload();
  await openDeck(page, "/decks/caching");
  await page.locator("form", { has: page.getByRole("table") }).evaluate((form, id) => {
    const slipped = Object.assign(document.createElement("input"), { type: "hidden", name: "card", value: id });
    form.append(slipped);
  }, own?.id ?? "");
  await boxes(page).nth(4).check();
  await page.getByRole("button", { name: "Suspend", exact: true }).click();
  await said(page, "1 of these 2 cards is not in your decks any more. Nothing was changed");
  expect(await countStates(learner, "s.suspended")).toBe(1);
});

test("a deck's own limit of new cards is kept, and nonsense is answered beside its field", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await page.goto("/decks/fundamentals");
  await page.getByRole("button", { name: "Study this deck" }).click();
  const field = page.getByLabel("New cards a day from this deck");
  for (const [value, answer] of [
    ["many", "Enter a whole number, such as 5, or leave it empty"],
    ["-1", "Enter 0 or more"],
    ["2.5", "Enter a whole number, such as 5, or leave it empty"],
    ["10000", "Enter 9,999 or less."],
    ["3", "Saved."],
  ] as const) {
    await field.fill(value);
    await page.getByRole("button", { name: "Save" }).click();
    await said(page, answer);
    expect(await field.getAttribute("aria-invalid")).toBe(answer === "Saved." ? null : "true");
  }
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "3 cards today" })).toBeVisible();
  await page.goto("/decks/fundamentals");
  await expect(field).toHaveValue("3");
  await field.fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await said(page, "Saved: this deck has no limit of its own.");
});

test.describe("without JavaScript", () => {
  /** A context without JavaScript that has the session of a learner who signed up with it. */
  async function plain(context: BrowserContext) {
    const browser = context.browser();
    if (!browser) throw new Error("a context of a test has a browser");
    return browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
      storageState: await context.storageState(),
    });
  }

  test("decks are started, limited, filtered, and their cards changed and changed back", async ({ page, context }) => {
    const learner = await signUp(page);
    const bare = await plain(context);
    const text = await bare.newPage();
    await text.goto("/decks");
    await text.getByRole("button", { name: "Study Caching" }).click();
    await expect(text.getByRole("button", { name: "Stop studying Caching" })).toBeVisible();
    await text.getByRole("link", { name: "Caching", exact: true }).last().click();
    await text.getByLabel("New cards a day from this deck").fill("x");
    await text.getByRole("button", { name: "Save" }).click();
    await said(text, "Enter a whole number, such as 5");
    await text.getByLabel("New cards a day from this deck").fill("4");
    await text.getByRole("button", { name: "Save" }).click();
    await said(text, "Saved.");
    await text.getByLabel("Level", { exact: true }).selectOption("core");
    await text.getByRole("button", { name: "Apply" }).click();
    await expect(text).toHaveURL(/level=core/);
    await expect(boxes(text).first()).toBeVisible();
    const core = await boxes(text).count();
    await boxes(text).nth(0).check();
    await boxes(text).nth(1).check();
    await text.getByRole("button", { name: "Suspend", exact: true }).click();
    await said(text, "2 cards suspended.");
    expect(await countStates(learner, "s.suspended")).toBe(2);
    await text.getByRole("button", { name: "Undo" }).click();
    await said(text, "Undone: 2 cards are as they were.");
    expect(await countStates(learner, "s.suspended")).toBe(0);
    await text.goto("/decks/caching?level=core");
    await text.getByLabel(`Choose all ${core} cards`).check();
    await text.getByRole("button", { name: "Flag", exact: true }).click();
    await said(text, `${core} cards flagged.`);
    expect(await countStates(learner, "s.flagged")).toBe(core);
    await text.goto("/decks/caching");
    await text.getByRole("button", { name: "Suspend", exact: true }).click();
    await said(text, "Choose the cards first");
    await bare.close();
  });
});

test("a deck of 5,000 cards comes in pages, and all of them can be changed at once", async ({ page, learner }) => {
  const [deck] = await query<{ slug: string }>(
    url(),
    `with deck as (
       insert into decks (owner_id, slug, title, description, position, prerequisites)
       select id, 'own-' || id, 'Many', 'Five thousand of them.', 1, '{}' from users where email = $1 returning id, slug
     ), made as (
       insert into cards (origin, slug, deck_id, position, question, summary, details, level)
       select 'own', deck.slug || '-' || n, deck.id, n, 'What is number ' || n || '?', 'That.', '', 'core'
       from deck, generate_series(1, 5000) n
     ) select slug from deck`,
    [learner.email],
  );
  await openDeck(page, `/decks/${deck?.slug}`);
  await expect(boxes(page)).toHaveCount(200);
  await page.getByRole("link", { name: "Next page" }).click();
  await said(page, "Page 2 of 25");
  await expect(page.getByRole("link", { name: "What is number 201?" })).toBeVisible();
  await page.getByLabel("Choose all 5,000 cards").check();
  await expect(bar(page)).toContainText("5,000 cards chosen");
  await page.getByRole("button", { name: "Suspend", exact: true }).click();
  await said(page, "5,000 cards suspended.");
  expect(await countStates(learner, "s.suspended")).toBe(5000);
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, "Undone: 5,000 cards are as they were.");
  expect(await countStates(learner, "s.suspended")).toBe(0);
  await page.goto("/decks");
  await expect(page.getByRole("heading", { name: "Yours" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Many" })).toBeVisible();
});

/** Looks at a page as the demo account, which has a history. */
async function asDemo(page: Page, address: string) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Look around with the demo account" }).click();
  await expect(page.getByRole("heading", { name: /cards? today/ })).toBeVisible();
  await page.goto(address);
}

test("axe objects to nothing on the map of someone with a history", async ({ page }) => {
  await asDemo(page, "/decks");
  await expect(page.getByText(/You know about \d+ of/)).toBeVisible();
  await expectWellMadeEverywhere(page);
});

test("axe objects to nothing on a deck, while cards are chosen and after", async ({ page }) => {
  await asDemo(page, "/decks/caching");
  await openDeck(page, "/decks/caching");
  await boxes(page).first().check();
  await page.getByText("Reset…").click();
  await expectWellMadeEverywhere(page);
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await said(page, "1 card flagged.");
  await expectWellMadeEverywhere(page);
});
