import { beginReview, expect, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

const VISITOR_PAGES = [
  ["/", "System Design Cards"],
  ["/sign-in", "Sign in · System Design Cards"],
  ["/sign-up", "Create an account · System Design Cards"],
  ["/decks", "Decks · System Design Cards"],
  ["/decks/fundamentals", "Fundamentals · System Design Cards"],
  ["/nowhere", "Not found · System Design Cards"],
  ["/decks/nowhere", "Not found · System Design Cards"],
  ["/cards/nowhere", "Not found · System Design Cards"],
] as const;
const LEARNER_PAGES = [
  ["/", "System Design Cards"],
  ["/decks", "Decks · System Design Cards"],
  ["/statistics", "Statistics · System Design Cards"],
  ["/settings", "Settings · System Design Cards"],
  ["/review", "Review · System Design Cards"],
] as const;

for (const [path, title] of VISITOR_PAGES) {
  test(`${path} for a visitor has its own title and nothing that axe objects to`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(path.endsWith("nowhere") ? 404 : 200);
    await expect(page).toHaveTitle(title);
    if (!path.endsWith("s/nowhere")) await expectWellMadeEverywhere(page); // they look like any other missing page
  });
}

test("every page of a new learner has its own title, a next step, and nothing that axe objects to", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  for (const [path, title] of LEARNER_PAGES) {
    await page.goto(path);
    await expect(page).toHaveTitle(title);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWellMadeEverywhere(page);
  }
});

test("the pages of someone with a history are well made too", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Look around with the demo account" }).click();
  await expect(page.getByRole("heading", { name: /cards? today/ })).toBeVisible();
  await expectWellMadeEverywhere(page);
  await page.goto("/statistics");
  await expect(page.getByRole("heading", { name: "Are you remembering what you meant to?" })).toBeVisible();
  await page.getByText("The numbers as a table").first().click();
  await expectWellMadeEverywhere(page);
  await page.goto("/review");
  await expect(async () => {
    await page.keyboard.press("Space"); // nothing happens until the page has come to life
    await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectWellMadeEverywhere(page);
  await page.goto("/cards/cache-stampede");
  await page.getByText("Details", { exact: true }).click();
  await expectWellMadeEverywhere(page);
});

test("decks, cards and statistics can be read without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.APP_URL });
  const page = await context.newPage();
  await page.goto("/decks");
  await page.getByRole("heading", { name: "Caching" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Caching", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: /stampede/ }).click();
  await expect(page.getByRole("list").filter({ hasText: /\w/ }).first()).toBeVisible();
  await context.close();
});

test("settings out of range are refused where they stand, and saved ones stay", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/settings");
  await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue("Europe/Berlin");
  await page.getByLabel("Desired retention").fill("20");
  await page.getByLabel("New cards a day").fill("2.5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Desired retention starts at 70 %")).toBeVisible();
  await expect(page.getByText("Enter a whole number.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Desired retention")).toHaveValue("90");
  await page.getByLabel("Desired retention").fill("92.5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Desired retention")).toHaveValue("92.5");
});

test("a chosen theme is there from the first byte", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/settings");
  await page.getByRole("button", { name: "dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = await (await page.request.get("/settings")).text();
  expect(html).toContain('data-theme="dark"');
});

test("signing up says what is wrong with an address, a password, and an address that is taken", async ({
  page,
  learner,
  browser,
}) => {
  const other = await (await browser.newContext({ baseURL: process.env.APP_URL })).newPage();
  await other.goto("/sign-up");
  await other.getByLabel("E-mail").fill("not an address");
  await other.getByLabel("Password").fill("short");
  await other.getByRole("button", { name: "Create the account" }).click();
  await expect(other.getByText("Enter an e-mail address, such as you@example.com.")).toBeVisible();
  await expect(other.getByText("Choose a password of at least 8 characters.")).toBeVisible();
  await other.getByLabel("E-mail").fill(learner.email.toUpperCase());
  await other.getByLabel("Password").fill("a few easy words");
  await other.getByRole("button", { name: "Create the account" }).click();
  await expect(other.getByText("This address has an account already.")).toBeVisible();
  await beginReview(page); // the first learner is not disturbed
});

test("GitHub and Google are not offered while their keys are not set", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /GitHub|Google/ })).toHaveCount(0);
});
