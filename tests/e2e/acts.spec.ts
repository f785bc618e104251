import path from "node:path";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { beginReview, expect, isLive, type Learner, ledger, reveal, test } from "./fixtures";

const question = (page: import("@playwright/test").Page) => page.getByRole("heading", { level: 1 });

/** What a learner did to cards besides reviewing them, the first act first. */
async function acts({ email }: Learner) {
  const rows = await query<{ kind: string }>(
    databaseUrl(path.join(testFolder(), "app")),
    "select a.kind from actions a join users u on u.id = a.user_id where u.email = $1 order by a.seq",
    [email],
  );
  return rows.map((row) => row.kind);
}

test("z takes back grades, suspensions and burials in order, also after a reload, and each card is shown again", async ({
  page,
  learner,
}) => {
  await beginReview(page);
  const first = await question(page).innerText();
  await reveal(page);
  await page.keyboard.press("4");
  await expect(question(page)).not.toHaveText(first);
  const second = await question(page).innerText();
  await page.keyboard.press("@");
  await expect(question(page)).not.toHaveText(second);
  const third = await question(page).innerText();
  await page.keyboard.press("-");
  await expect(question(page)).not.toHaveText(third);
  await expect.poll(() => acts(learner)).toEqual(["suspend", "bury"]);

  await page.keyboard.press("z");
  await expect(question(page)).toHaveText(third);
  await expect(page.getByRole("alert").filter({ hasText: "Burial undone." })).toBeVisible();
  await page.reload();
  await isLive(page);
  await page.keyboard.press("z");
  await expect(question(page)).toHaveText(second);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(question(page)).toHaveText(first);
  await expect(page.getByRole("alert").filter({ hasText: "Grade undone." })).toBeVisible();
  expect((await ledger(learner)).length).toBe(1); // it stays in the ledger
  expect((await acts(learner)).filter((kind) => kind === "undo").length).toBe(3);

  await page.keyboard.press("z");
  await expect(page.getByRole("alert").filter({ hasText: "nothing left to undo" })).toBeVisible();
  await page.goto("/statistics");
  await expect(page.getByText(/no reviews|nothing|first review/i).first()).toBeVisible();
});

test("what is pressed before the device's own store has opened is done once it has", async ({ page, learner }) => {
  await beginReview(page);
  const first = await question(page).innerText();
  await page.keyboard.press("@");
  await expect.poll(() => acts(learner)).toEqual(["suspend"]);
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given);
      const { addEventListener } = request;
      request.addEventListener = (type: string, listener: (event: Event) => void) => {
        const late = (event: Event) => setTimeout(() => listener(event), 2000);
        addEventListener.call(request, type, type === "success" ? late : listener);
      };
      return request;
    };
  });
  await page.reload();
  await isLive(page);
  await page.keyboard.press("z");
  await expect(question(page)).toHaveText(first);
  await page.reload();
  await isLive(page);
  await page.keyboard.press("-");
  await expect(question(page)).not.toHaveText(first);
  await expect.poll(() => acts(learner)).toEqual(["suspend", "undo", "bury"]);
});

test("the dates explain themselves, and the button's date is the one that is saved", async ({ page, learner }) => {
  await beginReview(page);
  await page.keyboard.press("Space");
  await page.getByText("Why these dates?").click();
  await expect(page.getByText("You have not reviewed this card yet, so nothing is predicted.")).toBeVisible();
  await expect(page.getByText(/Fuzz keeps cards learned together apart/).first()).toBeVisible();
  const label = (await page.getByRole("button", { name: /^Easy/ }).locator("span").last().innerText()).trim();
  await page.getByRole("button", { name: /^Easy/ }).click();
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  const [row] = await query<{ days: number }>(
    databaseUrl(path.join(testFolder(), "app")),
    "select r.interval_days as days from reviews r join users u on u.id = r.user_id where u.email = $1",
    [learner.email],
  );
  expect(`${row?.days}d`).toBe(label);
});

test("practice schedules nothing, and says so", async ({ page, learner }) => {
  await beginReview(page);
  await page.goto("/decks/fundamentals");
  await page.getByRole("link", { name: "Practice" }).click();
  await expect(page.getByText("Practice: your schedule does not change.")).toBeVisible();
  const first = await question(page).innerText();
  await reveal(page);
  await page.keyboard.press("1");
  await expect(question(page)).not.toHaveText(first);
  await expect.poll(() => acts(learner)).toEqual(["practice"]);
  expect(await ledger(learner)).toEqual([]);
});

test("a card's page suspends, keeps a note, and takes both back", async ({ page, learner }) => {
  await page.goto("/cards/caching-basics");
  await page.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByText("Suspended: it does not come again")).toBeVisible();
  await expect(page.getByText(/· suspended/)).toBeVisible();
  await page.getByLabel("Your note").fill("A **shelf** by the desk.");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByRole("region", { name: "Your note" }).locator("strong")).toHaveText("shelf");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Your note" })).toHaveCount(0);
  await page.getByRole("button", { name: "Take out of suspension" }).click();
  await expect(page.getByText(/· new/)).toBeVisible();
  expect(await acts(learner)).toEqual(["suspend", "note", "undo", "unsuspend"]);
});

test("all settings are saved, and a wrong one says what is wrong beside its field", async ({ page, learner }) => {
  await page.goto("/settings");
  await page.getByText("Steps, leeches, answering time, weekdays").click();
  await page.getByLabel("Learning steps", { exact: true }).fill("1 36h");
  await page.getByLabel("Maximum interval, in days").fill("0");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("A step of a day or more is a whole number of days, such as 2d.")).toBeVisible();
  await expect(page.getByText("Enter 1 day or more.")).toBeVisible();
  await page.getByLabel("Learning steps", { exact: true }).fill("2 15");
  await page.getByLabel("Maximum interval, in days").fill("400");
  await page.getByLabel("Order of reviews").selectOption("due");
  await page.getByLabel("Order of new cards").selectOption("last");
  await page.getByLabel("Maximum answer time, in seconds").fill("90");
  await page.getByLabel("Relearning steps", { exact: true }).fill("10m 1d");
  await page.getByLabel("What happens to a leech").selectOption("suspend");
  await page.getByLabel("Sunday").selectOption("none");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await page.getByText("Steps, leeches, answering time, weekdays").click();
  await expect(page.getByLabel("Learning steps", { exact: true })).toHaveValue("2m 15m");
  await expect(page.getByLabel("Maximum interval, in days")).toHaveValue("400");
  await expect(page.getByLabel("Order of reviews")).toHaveValue("due");
  await expect(page.getByLabel("Order of new cards")).toHaveValue("last");
  await expect(page.getByLabel("Maximum answer time, in seconds")).toHaveValue("90");
  await expect(page.getByLabel("Relearning steps", { exact: true })).toHaveValue("10m 1d");
  await expect(page.getByLabel("Sunday")).toHaveValue("none");
  await beginReview(page);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Again/ })).toContainText("2m");
  expect(await ledger(learner)).toEqual([]);
});

test("more new cards can be asked for, for today", async ({ page, learner }) => {
  await page.goto("/settings");
  await page.getByLabel("New cards a day").fill("1");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await beginReview(page);
  await reveal(page);
  await page.keyboard.press("4");
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  await page.goto("/");
  await page.getByRole("button", { name: "10 more new cards today" }).click();
  await expect(page.getByRole("heading", { name: "10 cards today" })).toBeVisible();
});

test("some of the studied decks can be reviewed together", async ({ page, learner }) => {
  for (const deck of ["fundamentals", "caching", "networking"]) {
    await page.goto(`/decks/${deck}`);
    await page.getByRole("button", { name: "Study this deck" }).click();
    await expect(page.getByRole("link", { name: "Review this deck" })).toBeVisible();
  }
  await page.goto("/settings");
  await page.getByLabel("New cards a day").fill("200");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto("/");
  await page.getByLabel("Choose Caching").check();
  await page.getByLabel("Choose Networking").check();
  await page.getByRole("button", { name: "Review the chosen decks" }).click();
  await expect(page).toHaveURL(/deck=networking&deck=caching/);
  await expect(page.getByText("Networking", { exact: true })).toBeVisible();
  expect(await ledger(learner)).toEqual([]);
});
