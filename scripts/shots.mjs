// What `npm run screenshots` takes pictures of: every page and state, one row each. Rows are taken in
// order, and who looks keeps their page from row to row, so that a row may go on from the one before.
/** @import { BrowserContext, Page } from "@playwright/test" */

/**
 * @typedef {object} Shot
 * @property {string} name what the picture shows; the name of its file
 * @property {"visitor" | "newcomer" | "finisher" | "demo"} who a visitor, a new account, one that has done its day, or the demo account
 * @property {string} [address] where to go first; without it the page stays
 * @property {(page: Page, context: BrowserContext) => Promise<unknown>} [steps] what to do there
 * @property {(page: Page, context: BrowserContext) => Promise<unknown>} [after] what to undo once the picture is taken
 * @property {boolean} [screenOnly] only what the screen shows, where something hangs at its lower edge
 */

/** @param {Page} page @param {string | RegExp} name */
const press = (page, name) => page.getByRole("button", { name }).click();
/** @param {Page} page @param {string | RegExp} name */
const heading = (page, name) => page.getByRole("heading", { name }).first().waitFor();

/** Shows the answer, once the page hears keys. @param {Page} page */
async function answer(page) {
  await page.getByRole("button", { name: /Show answer/ }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: /^Good/ }).waitFor();
}

/** Leaves a click on a link without its answer, so that the page says that another is on its way. @param {Page} page @param {string} name */
async function going(page, name) {
  await page.route(/_rsc=/, () => undefined);
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.locator(".going").waitFor({ state: "attached" });
  await page.waitForTimeout(600); // it begins after a moment
}

/** Opens one of a review's dialogs by its key. @param {string} key */
const dialog = (key) => async (/** @type {Page} */ page) => {
  await answer(page);
  await page.keyboard.press(key);
  await page.getByRole("dialog").waitFor();
};

/** @param {Page} page */
const freed = (page) => page.unrouteAll({ behavior: "ignoreErrors" });

/** A day some days from now, as a date field takes it. @param {number} days */
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** @type {Shot[]} */
export const SHOTS = [
  { name: "start", who: "visitor", address: "/" },
  {
    name: "try-question",
    who: "visitor",
    address: "/try",
    steps: (page) => page.waitForFunction(() => document.activeElement?.tagName === "H1"),
    screenOnly: true,
  },
  { name: "try-answer", who: "visitor", steps: answer, screenOnly: true },
  {
    name: "try-end",
    who: "visitor",
    steps: async (page) => {
      for (const key of ["3", " ", "1", " ", "4"]) await page.keyboard.press(key);
      await heading(page, "When you would see them again");
    },
  },
  { name: "decks-visitor", who: "visitor", address: "/decks" },
  { name: "deck-visitor", who: "visitor", address: "/decks/fundamentals" },
  { name: "card-visitor", who: "visitor", address: "/cards/cache-stampede" },
  { name: "sign-in", who: "visitor", address: "/sign-in" },
  {
    name: "sign-in-refused",
    who: "visitor",
    steps: async (page) => {
      await page.getByLabel("E-mail").fill("someone@example.com");
      await page.getByLabel("Password").fill("not this one");
      await press(page, /^Sign in$/);
      await page.getByText("There is no account").waitFor();
    },
  },
  { name: "sign-up", who: "visitor", address: "/sign-up" },
  {
    name: "sign-up-refused",
    who: "visitor",
    steps: async (page) => {
      await page.getByLabel("E-mail").fill("someone");
      await page.getByLabel("Password").fill("short");
      await press(page, "Create the account");
      await page.getByText("Choose a password").waitFor();
    },
  },
  { name: "not-found", who: "visitor", address: "/nowhere" },

  { name: "welcome", who: "newcomer", address: "/welcome" },
  {
    name: "welcome-date",
    who: "newcomer",
    steps: async (page) => {
      await page.getByLabel("Day of the interview").fill(inDays(23));
      await page.getByText("Choose others").click();
    },
  },
  {
    name: "welcome-refused",
    who: "newcomer",
    steps: async (page) => {
      await page.getByLabel("Day of the interview").fill("2020-01-01");
      await press(page, "Begin with this plan");
      await page.getByText("Not saved yet").waitFor();
    },
  },
  {
    name: "today-no-decks",
    who: "newcomer",
    steps: async (page) => {
      await press(page, "Skip for now");
      await heading(page, "Choose what to learn");
    },
  },
  { name: "statistics-empty", who: "newcomer", address: "/statistics" },
  { name: "review-empty", who: "newcomer", address: "/review" },
  {
    name: "today-plan",
    who: "newcomer",
    address: "/welcome",
    steps: async (page) => {
      await page.getByLabel("Day of the interview").fill(inDays(23));
      await press(page, "Save this plan");
      await page.getByRole("link", { name: "Start review" }).waitFor();
    },
  },
  { name: "plan", who: "newcomer", address: "/welcome" },
  {
    name: "review-details",
    who: "newcomer",
    address: "/review", // the first card of the first deck has details
    steps: async (page) => {
      await answer(page);
      await page.getByText("Details", { exact: true }).click();
    },
  },
  {
    name: "review-offline",
    who: "newcomer",
    address: "/review",
    steps: async (page, context) => {
      await answer(page);
      await context.setOffline(true);
      await page.keyboard.press("3");
      await page.getByText("1 grade kept on this device").waitFor();
    },
    screenOnly: true,
  },
  {
    name: "offline",
    who: "newcomer",
    steps: async (page) => {
      await page.goto("/decks");
      await heading(page, "This page could not be fetched");
    },
    after: (_page, context) => context.setOffline(false),
  },
  {
    name: "settings-signed-out",
    who: "newcomer",
    address: "/settings",
    steps: async (page, context) => {
      await context.clearCookies();
      await press(page, "Apply");
      await page.getByText("You are signed out").waitFor();
    },
  },

  {
    name: "review-end",
    who: "finisher",
    address: "/settings",
    steps: async (page) => {
      await page.getByLabel("New cards a day").fill("1");
      await press(page, /^Save$/);
      await page.getByText("Saved.").waitFor();
      await page.goto("/decks/fundamentals");
      await press(page, "Study this deck");
      await page.getByRole("link", { name: "Review this deck" }).click();
      await answer(page);
      await page.keyboard.press("4");
      await heading(page, "Done for now");
      await page.getByText("All of it is saved").waitFor();
    },
  },
  { name: "today-done", who: "finisher", address: "/", steps: (page) => heading(page, "Nothing is due now") },

  { name: "today", who: "demo", address: "/" },
  { name: "decks", who: "demo", address: "/decks" },
  { name: "deck", who: "demo", address: "/decks/caching" },
  { name: "card", who: "demo", address: "/cards/cache-stampede" },
  { name: "statistics", who: "demo", address: "/statistics" },
  { name: "settings", who: "demo", address: "/settings" },
  { name: "going", who: "demo", address: "/", steps: (page) => going(page, "Decks"), after: freed, screenOnly: true },
  { name: "deck-filtered", who: "demo", address: "/decks/caching?level=core&sort=retention" },
  {
    name: "deck-chosen",
    who: "demo",
    address: "/decks/caching",
    steps: async (page) => {
      await page.getByRole("table").getByRole("checkbox").first().check();
      await page.getByText("1 card chosen").first().waitFor();
    },
    screenOnly: true,
  },
  { name: "search", who: "demo", address: "/search?q=cachng+stampede" },
  { name: "search-begin", who: "demo", address: "/search" },
  { name: "search-mistake", who: "demo", address: "/search?q=prop%3Aq%3C0.9+cache" },
  { name: "search-none", who: "demo", address: "/search?q=zzqqxx" },
  {
    name: "palette",
    who: "demo",
    address: "/",
    steps: async (page) => {
      await page.getByRole("button", { name: /Go to/ }).click();
      await page.getByRole("combobox").fill("cach");
      await page.getByRole("option").first().waitFor();
    },
    screenOnly: true,
  },
  { name: "edit-version", who: "demo", address: "/cards/cache-stampede/edit" },
  { name: "new-deck", who: "demo", address: "/decks/new" },
  {
    name: "review-question",
    who: "demo",
    address: "/review",
    steps: (page) => page.getByRole("button", { name: /Show answer/ }).waitFor(),
    screenOnly: true,
  },
  { name: "review-answer", who: "demo", address: "/review", steps: answer, screenOnly: true },
  {
    name: "review-ticked",
    who: "demo",
    steps: (page) => page.keyboard.press("a"),
    screenOnly: true,
  },
  { name: "review-keys", who: "demo", address: "/review", steps: dialog("?"), screenOnly: true },
  { name: "review-info", who: "demo", address: "/review", steps: dialog("i"), screenOnly: true },
];

/** What is seen when the database is gone: taken last, when it is. @type {Shot[]} */
export const WITHOUT_DATABASE = [
  {
    name: "error",
    who: "demo",
    address: "/decks",
    steps: (page) => heading(page, "This page could not be shown"),
  },
  {
    name: "error-review",
    who: "demo",
    address: "/review",
    steps: (page) => heading(page, "This page could not be shown"),
  },
];
