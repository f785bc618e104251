import { randomInt, randomUUID } from "node:crypto";
import path from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";

export { expect };

export interface Learner {
  email: string;
  password: string;
}

export const test = base.extend<{ learner: Learner }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  baseURL: async ({}, use) => use(process.env.APP_URL),
  // Each test comes from an address of its own: so many new accounts from one are refused, and rightly.
  // biome-ignore lint/correctness/noEmptyPattern: as above
  extraHTTPHeaders: async ({}, use) =>
    use({ "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` }),
  /** A new learner, signed in on the page. */
  learner: async ({ page }, use) => {
    await use(await signUp(page));
  },
});

/** Signs a new learner up, with the app at `url`. */
export async function signUp(page: Page, url = ""): Promise<Learner> {
  const learner = newLearner();
  await page.goto(`${url}/sign-up`);
  await page.getByLabel("E-mail").fill(learner.email);
  await page.getByLabel("Password").fill(learner.password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page.getByRole("heading", { name: "Choose what to learn" })).toBeVisible();
  return learner;
}

export function newLearner(): Learner {
  return { email: `${randomUUID()}@example.com`, password: "a few easy words" };
}

export async function signIn(page: Page, { email, password }: Learner, next = "/") {
  await page.goto(`/sign-in?next=${next}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Studies a deck and opens its review, with the app at `url`. */
export async function beginReview(page: Page, deck = "fundamentals", url = "") {
  await page.goto(`${url}/decks/${deck}`);
  await page.getByRole("button", { name: "Study this deck" }).click();
  await page.getByRole("link", { name: "Review this deck" }).click();
  await isLive(page);
}

/** Waits until a review hears keys: its question then has the focus. A key that is pressed before goes nowhere. */
export async function isLive(page: Page) {
  await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** Shows the answer, and waits for it: a grade that is pressed before there is one goes nowhere. */
export async function reveal(page: Page) {
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Answer" })).toBeFocused();
}

/** Waits until a page outside the review hears keys: React has then taken over the button that opens the palette. */
export async function hearsKeys(page: Page) {
  await expect(async () => {
    const button = page.getByRole("button", { name: "Go to …" });
    expect(
      await button.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"))),
    ).toBe(true);
  }).toPass();
}

/** A learner's ledger, oldest review first, straight from the database. */
export async function ledger({ email }: Learner) {
  return query<{ grade: number; version: number; slug: string }>(
    databaseUrl(path.join(testFolder(), "app")),
    `select r.grade, r.version, c.slug from reviews r join users u on u.id = r.user_id join cards c on c.id = r.card_id
     where u.email = $1 order by r.seq`,
    [email],
  );
}
