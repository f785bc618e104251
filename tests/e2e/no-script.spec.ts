import path from "node:path";
import type { Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { expect, newLearner, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Expects that nothing on the page waits for a script: no sign of loading, no button that does nothing. */
async function expectReadable(page: Page) {
  await expect(page.getByRole("main").first()).toBeVisible();
  const found = await page.evaluate(() => {
    const visible = (element: Element) => element.checkVisibility();
    const loading = [...document.querySelectorAll('[aria-label="Loading"], [aria-busy="true"]')].filter(visible);
    const dead = [...document.querySelectorAll("button")].filter(visible).filter((button) => {
      if (button.hasAttribute("popovertarget")) return false; // the browser shows what it names
      const { form } = button;
      // A form that asks for a page without saying which asks for this one.
      const isAsked = form?.getAttribute("method") === "get";
      const isSent = form && (form.getAttribute("action") || form.querySelector('input[name^="$ACTION"]'));
      return button.type !== "submit" || !(isSent || isAsked);
    });
    return [...loading, ...dead].map((element) => element.outerHTML.slice(0, 200));
  });
  expect(found, page.url()).toEqual([]);
  expect(
    await page
      .getByText(/Loading/)
      .and(page.locator(":visible"))
      .count(),
    page.url(),
  ).toBe(0);
}

/** Signs in with the demo account by the plain form. */
async function signInPlainly(page: Page, next: string) {
  await page.goto(`/sign-in?next=${next}`);
  await expectReadable(page);
  await page.getByRole("button", { name: "Look around with the demo account" }).click();
}

test("a visitor reads the start, the decks, a deck, a card and the cards to try", async ({ page }) => {
  await page.goto("/");
  await expectReadable(page);
  await page.getByRole("link", { name: "Try three cards first" }).click();
  await expect(heading(page).filter({ visible: true })).toHaveText("Three cards to read");
  await expectReadable(page);
  const answer = page.getByText("p50 shows the typical request").filter({ visible: true });
  await expect(answer).toHaveCount(0);
  await page.getByText("The answer", { exact: true }).first().click();
  await expect(answer).toHaveCount(1);
  await page.getByRole("link", { name: "Look at the decks" }).filter({ visible: true }).click();
  await expect(heading(page)).toHaveText("Decks");
  await expectReadable(page);
  await page.getByRole("link", { name: "Caching" }).first().click();
  await expect(heading(page)).toHaveText("Caching");
  await expectReadable(page);
  await page.getByRole("link", { name: /stampede/ }).click();
  await expect(heading(page)).toContainText("cache stampede");
  await expectReadable(page);
  await page.goto("/nowhere");
  await expectReadable(page);
});

test("signed in by the plain form: today, decks, a card, statistics and settings are read", async ({ page }) => {
  await signInPlainly(page, "/statistics");
  await expect(heading(page)).toHaveText("Statistics");
  await expect(page.getByRole("heading", { name: "Are you remembering what you meant to?" })).toBeVisible();
  await page.getByText("The numbers as a table").filter({ visible: true }).first().click();
  await expect(page.getByRole("table").filter({ visible: true }).first()).toBeVisible();
  await expectReadable(page);
  await page.getByRole("link", { name: "Today" }).click();
  await expect(heading(page)).toContainText("today");
  await expectReadable(page);
  await page.getByRole("link", { name: "Decks" }).first().click();
  await expect(heading(page)).toHaveText("Decks");
  await expectReadable(page);
  await page.goto("/decks/caching");
  await expectReadable(page);
  await page.goto("/cards/cache-stampede");
  await expect(heading(page)).toContainText("cache stampede");
  await page.getByText("Details", { exact: true }).click();
  await expectReadable(page);
  await page.goto("/settings");
  await expect(page.getByText("Changing the schedule needs JavaScript")).toBeVisible();
  await expectReadable(page);
  await page.goto("/review");
  await expect(heading(page).filter({ visible: true })).toHaveText("A review needs JavaScript");
  await expectReadable(page);
  await page.getByRole("link", { name: "Read the decks" }).click();
  await expect(heading(page)).toHaveText("Decks");
});

test("a wrong password is refused in words, and no session begins", async ({ page }) => {
  await page.goto("/sign-in?next=/statistics");
  await page.getByLabel("E-mail").fill("demo@example.com");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("There is no account with this e-mail address and password.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("demo@example.com");
  await page.goto("/statistics");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an account is made, a plan reckoned and kept, and a deck studied", async ({ page }) => {
  const learner = newLearner();
  await page.goto("/sign-up");
  await expectReadable(page);
  await page.getByLabel("E-mail").fill(learner.email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByText("Choose a password of at least 8 characters.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(learner.email);
  await page.getByLabel("Password").fill(learner.email);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByText("Choose another one: three or four unrelated words")).toBeVisible();
  await page.getByLabel("Password").fill(learner.password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(heading(page)).toHaveText("What are you preparing for?");
  await expectReadable(page);

  const outlook = page.getByRole("region", { name: "Where this leads" });
  const before = await outlook.innerText();
  await page.getByRole("radio", { name: "45", exact: true }).check();
  await page.getByRole("radio", { name: /Advanced/ }).check();
  await page.getByRole("button", { name: "Work it out" }).click();
  await expect(outlook).toContainText("At 45 minutes a day");
  expect(await outlook.innerText()).not.toBe(before);
  await expect(page.getByRole("radio", { name: /Advanced/ })).toBeChecked();
  await page.getByRole("radio", { name: "On this day" }).check();
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByText("Not saved yet: see what is marked.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "45", exact: true })).toBeChecked();
  await page.getByRole("radio", { name: "No date yet" }).check();
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByRole("link", { name: "Start review" })).toBeVisible();
  await expectReadable(page);
  const [kept] = await query<{ minutes: number }>(
    databaseUrl(path.join(testFolder(), "app")),
    "select minutes_per_day as minutes from preferences p join users u on u.id = p.user_id where u.email = $1",
    [learner.email],
  );
  expect(kept?.minutes).toBe(45);
});

test("what a search found is changed, and taken back", async ({ page }) => {
  await signInPlainly(page, "/search?q=cache");
  await expectReadable(page);
  const boxes = page.getByRole("main").getByRole("listitem").getByRole("checkbox");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await expect(page.getByText("2 cards flagged.").first()).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: 2 cards").first()).toBeVisible();
});
