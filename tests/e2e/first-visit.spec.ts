import path from "node:path";
import type { Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { expect, type Learner, newLearner, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const outlook = (page: Page) => page.getByRole("region", { name: "Where this leads" });
const sql = <T extends object>(text: string, values: unknown[]) =>
  query<T & Record<string, unknown>>(databaseUrl(path.join(testFolder(), "app")), text, values);

/** A date some days from now, as a date field takes it. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Fills in the sign-up page and is led to the plan. */
async function createAccount(page: Page): Promise<Learner> {
  const learner = newLearner();
  await page.getByLabel("E-mail").fill(learner.email);
  await page.getByLabel("Password").fill(learner.password);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("What are you preparing for?");
  return learner;
}

/** What a learner's plan has become in the database. */
async function planOf({ email }: Learner) {
  const [row] = await sql<{
    level: string;
    minutes: number;
    date: string | null;
    perDay: number;
    decks: number;
    welcomed: boolean;
  }>(
    `select p.level, p.minutes_per_day as minutes, p.interview_date::text as date, s.new_per_day as "perDay",
       p.welcomed_at is not null as welcomed,
       (select count(*)::int from studies t where t.user_id = u.id) as decks
     from users u join settings s on s.user_id = u.id left join preferences p on p.user_id = u.id where u.email = $1`,
    [email],
  );
  return row;
}

test("a visitor tries three cards, signs up, plans, and finds today made of the plan", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Try three cards first" }).click();
  const seen: string[] = [];
  const labels: string[] = [];
  for (const key of ["3", "1", "4"]) {
    await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
    await expect(heading(page)).toBeFocused();
    seen.push(await heading(page).innerText());
    await page.keyboard.press(key); // not before the answer
    await page.keyboard.press("Space");
    await expect(page.getByRole("status").filter({ hasText: "The answer is shown." })).toBeAttached();
    labels.push(await page.getByRole("button", { name: /^Easy/ }).innerText());
    await page.keyboard.press(key);
  }
  expect(new Set(seen).size).toBe(3);
  await expect(heading(page)).toHaveText("When you would see them again");
  await expect(heading(page)).toBeFocused();
  const days = /(\d+)d/.exec(labels[2] ?? "")?.[1];
  await expect(page.getByRole("listitem").nth(2)).toContainText(`Easy: in ${days} days.`);
  await expect(page.getByRole("listitem").nth(1)).toContainText("Again: in a minute, and if you recall it then,");
  await page.getByRole("link", { name: "Create an account" }).click();

  const learner = await createAccount(page);
  await expect(page.getByRole("button", { name: "Skip for now" })).toBeVisible();
  await page.getByLabel("Day of the interview").fill(inDays(20));
  await expect(page.getByRole("radio", { name: "On this day" })).toBeChecked();
  await expect(outlook(page)).toContainText(/At 20 minutes a day you will have met \d+ of \d+ cards by/);
  await expect(outlook(page)).toContainText(/To meet them all in time takes about \d+ minutes a day/);
  await expect(page.getByText("10 of 23 decks")).toBeVisible();
  await page.getByRole("radio", { name: /^Advanced/ }).check();
  await expect(page.getByText("17 of 23 decks")).toBeVisible(); // proposed for the level
  await page.getByText("Choose others").click();
  await page.getByRole("button", { name: "None" }).click();
  await expect(outlook(page)).toContainText("Choose at least one deck.");
  await page.getByRole("checkbox", { name: /Fundamentals/ }).check();
  await page.getByRole("checkbox", { name: /Caching/ }).check();
  await page.getByRole("radio", { name: /^Core/ }).check();
  await expect(page.getByText("2 of 23 decks: Fundamentals, Caching")).toBeVisible(); // one's own choice stays
  await page.getByLabel("Minutes a day, 5 to 90").fill("40");
  await expect(outlook(page)).toContainText(/At 40 minutes a day you will have met all \d+ cards \d+ days? before/);
  const promised = Number(/(\d+) new cards a day/.exec(await outlook(page).innerText())?.[1]);
  await page.getByRole("button", { name: "Begin with this plan" }).click();

  await expect(heading(page)).toHaveText(`${promised} cards today`);
  await expect(page.getByText(/Interview in \d+ days/)).toBeVisible();
  await expect(page.getByText(/Your pace holds: by then you will have met all \d+ cards/)).toBeVisible();
  expect(await planOf(learner)).toEqual({
    level: "core",
    minutes: 40,
    date: inDays(20),
    perDay: promised,
    decks: 2,
    welcomed: true,
  });
});

test("passed over, the plan starts nothing, is not shown again, and is found under settings", async ({ page }) => {
  await page.goto("/sign-up?next=/decks/caching");
  const learner = await createAccount(page);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(heading(page)).toHaveText("Caching"); // where they were going
  expect(await planOf(learner)).toMatchObject({ decks: 0, date: null, minutes: null, perDay: 20, welcomed: true });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Choose what to learn" })).toBeVisible();
  await page.goto("/settings");
  await page.getByRole("link", { name: "Plan anew" }).click();
  await expect(heading(page)).toHaveText("Your plan");
  await expect(page.getByRole("button", { name: "Skip for now" })).toHaveCount(0);
  await page.getByRole("radio", { name: "10", exact: true }).check();
  await page.getByRole("button", { name: "Save this plan" }).click();
  await expect(heading(page)).toHaveText("Settings");
  await expect(page.getByLabel("Minutes a day")).toHaveValue("10");
  expect(await planOf(learner)).toMatchObject({ minutes: 10, decks: 10, level: "core" });
});

test("someone new who comes by another door, as from a provider, is asked once too", async ({ page, learner }) => {
  await sql("delete from preferences using users where user_id = id and email = $1", [learner.email]);
  await page.goto("/");
  await expect(page).toHaveURL(/\/welcome$/);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page.getByRole("heading", { name: "Choose what to learn" })).toBeVisible();
});

test("what is wrong with a plan is said where it stands, and nothing that was chosen is lost", async ({ page }) => {
  await page.goto("/sign-up");
  const learner = await createAccount(page);
  await page.getByRole("radio", { name: /Specialist/ }).check();
  await page.getByLabel("Day of the interview").fill("2020-02-29");
  await page.getByLabel("Minutes a day, 5 to 90").fill("91");
  await expect(outlook(page)).toContainText("That day has passed.");
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByText("Choose a whole number of minutes from 5 to 90.")).toBeVisible();
  await page.getByLabel("Minutes a day, 5 to 90").fill("90");
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByText(/That day has passed\. Choose \d+ \w+ or a later one/)).toBeVisible();
  await expect(page.getByLabel("Day of the interview")).toBeFocused();
  await expect(page.getByLabel("Day of the interview")).toHaveValue("2020-02-29");
  await expect(page.getByRole("radio", { name: /Specialist/ })).toBeChecked();
  expect(await planOf(learner)).toMatchObject({ welcomed: false, decks: 0, perDay: 20 });
  await page.getByRole("radio", { name: "No date yet" }).check();
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByRole("link", { name: "Start review" })).toBeVisible();
  expect(await planOf(learner)).toMatchObject({ date: null, minutes: 90, level: "specialist", decks: 23 });
});

test("signed out under the plan, nothing is saved and the way back keeps the page", async ({ page, context }) => {
  await page.goto("/sign-up");
  await createAccount(page);
  await context.clearCookies();
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("You are signed out. Sign in again; this was not saved.");
  await expect(alert.getByRole("link", { name: "Sign in in a new tab" })).toHaveAttribute("target", "_blank");
});

test("a plan that does not reach the server is not lost: it says so, and is saved the next time", async ({ page }) => {
  await page.goto("/sign-up");
  const learner = await createAccount(page);
  await page.getByRole("radio", { name: "45", exact: true }).check();
  await page.route("**/welcome", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByText("Could not reach the server. Nothing was saved; try again.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "45", exact: true })).toBeChecked();
  await page.unroute("**/welcome");
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByRole("link", { name: "Start review" })).toBeVisible();
  expect(await planOf(learner)).toMatchObject({ minutes: 45, decks: 10 });
});

test("the whole plan is made by keyboard alone", async ({ page }) => {
  await page.goto("/sign-up");
  const learner = await createAccount(page);
  await page.getByRole("radio", { name: "No date yet" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Day of the interview")).toBeFocused();
  await page.getByRole("radio", { name: /^Core/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Advanced/ })).toBeChecked();
  await page.getByRole("radio", { name: "20", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByText("Choose others").focus();
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: /Fundamentals/ }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("16 of 23 decks")).toBeVisible();
  await page.getByRole("button", { name: "Begin with this plan" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Start review" })).toBeVisible();
  expect(await planOf(learner)).toMatchObject({ level: "advanced", minutes: 30, decks: 16 });
});

test("settings keep how one reviews and what one prepares for", async ({ page, learner }) => {
  await page.goto("/settings");
  await page.getByLabel("Type your answer first").check();
  await page.getByLabel("Swipe to grade").check();
  await page.getByLabel("Level", { exact: true }).selectOption("Core");
  await page.getByLabel("Minutes a day").fill("25");
  await page.getByLabel("Day of the interview").fill("2020-01-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("That day has passed.")).toBeVisible();
  expect(await planOf(learner)).toMatchObject({ minutes: null });
  await page.getByLabel("Day of the interview").fill(inDays(9));
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Type your answer first")).toBeChecked();
  await expect(page.getByLabel("Swipe to grade")).toBeChecked();
  expect(await planOf(learner)).toMatchObject({ minutes: 25, level: "core", date: inDays(9), perDay: 20 });
});

test("trying, planning and settings are well made in both themes, on a phone and a desk", async ({ page }) => {
  await page.goto("/");
  await expectWellMadeEverywhere(page);
  await page.goto("/try");
  await expect(heading(page)).toBeFocused();
  await expectWellMadeEverywhere(page);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
  await expectWellMadeEverywhere(page);
  for (const key of ["2", " ", "3", " ", "4"]) await page.keyboard.press(key);
  await expect(heading(page)).toHaveText("When you would see them again");
  await expectWellMadeEverywhere(page);
  await page.goto("/sign-up");
  await expectWellMadeEverywhere(page);
  await createAccount(page);
  await page.getByText("Choose others").click();
  await page.getByLabel("Day of the interview").fill("2020-02-29");
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByText("Not saved yet: see what is marked.")).toBeVisible();
  await expectWellMadeEverywhere(page);
  await page.getByLabel("Day of the interview").fill(inDays(40));
  await page.getByRole("button", { name: "Begin with this plan" }).click();
  await expect(page.getByText(/Interview in \d+ days/)).toBeVisible();
  await expectWellMadeEverywhere(page);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Plan and review" })).toBeVisible();
  await expectWellMadeEverywhere(page);
});
