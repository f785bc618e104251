import path from "node:path";
import type { Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { beginReview, expect, isLive, type Learner, ledger, reveal, test } from "./fixtures";

const question = (page: Page) => page.getByRole("heading", { level: 1 });
const notice = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });
const header = (page: Page, text: string | RegExp) => page.getByRole("banner").getByText(text);

/** Answers and grades the card that is shown, and waits for the next; returns the question. */
async function grade(page: Page, key: string): Promise<string> {
  await isLive(page);
  const asked = await question(page).innerText();
  await reveal(page);
  await page.keyboard.press(key);
  await expect(question(page)).not.toHaveText(asked);
  return asked;
}

/** How many days ago the reviews of a learner count, the first review first, and whether each still counts. */
async function days({ email }: Learner) {
  const rows = await query<{ days: number }>(
    databaseUrl(path.join(testFolder(), "app")),
    `select (select (now() at time zone s.time_zone - make_interval(hours => s.rollover_hour))::date - r.study_day
       from settings s where s.user_id = r.user_id) as days
     from reviews r join users u on u.id = r.user_id where u.email = $1 order by r.seq`,
    [email],
  );
  return rows.map((row) => row.days);
}

/** What a learner did to cards besides reviewing them, the first act first. */
async function acts({ email }: Learner) {
  const rows = await query<{ kind: string }>(
    databaseUrl(path.join(testFolder(), "app")),
    "select a.kind from actions a join users u on u.id = a.user_id where u.email = $1 order by a.seq",
    [email],
  );
  return rows.map((row) => row.kind);
}

test("six grades given without a connection on another study day than their cards were shown on are all saved, on the day of their clicks", async ({
  page,
  learner,
  context,
}) => {
  await beginReview(page);
  await context.setOffline(true);
  for (let i = 0; i < 6; i++) await grade(page, i % 2 === 0 ? "4" : "3");
  await page.clock.setFixedTime(Date.now() + 24 * 3_600_000);
  await context.setOffline(false);
  await expect.poll(() => days(learner)).toEqual([1, 1, 1, 1, 1, 1]);
  await expect(page.getByText("not counted")).toHaveCount(0);
});

test("Back and Forward show the queue as it is now, in the review and at home", async ({ page, learner }) => {
  await page.goto("/decks/fundamentals");
  await page.getByRole("button", { name: "Study this deck" }).click();
  await expect(page.getByRole("link", { name: "Review this deck" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "20 cards today" })).toBeVisible();
  await page.getByRole("link", { name: "Start review" }).click();
  const graded = [await grade(page, "4"), await grade(page, "4")];
  await expect.poll(async () => (await ledger(learner)).length).toBe(2);

  await page.goBack(); // home, as the router has kept it
  await expect(page.getByRole("heading", { name: "18 cards today" })).toBeVisible();
  await page.goForward();
  await expect(header(page, "2 done · 18 new")).toBeVisible();
  await isLive(page);
  expect(graded).not.toContain(await question(page).innerText());
  await page.keyboard.press("Escape"); // leaves by a link
  await expect(page.getByRole("heading", { name: "18 cards today" })).toBeVisible();
  await page.goBack();
  await expect(header(page, "2 done · 18 new")).toBeVisible();
  graded.push(await grade(page, "4"));
  await expect.poll(async () => (await ledger(learner)).map((row) => row.version)).toEqual([1, 1, 1]);
  expect(new Set(graded).size).toBe(3);
});

test("in practice, undo takes back the practice answer and nothing else, and shows its card again", async ({
  page,
  learner,
}) => {
  await beginReview(page);
  await grade(page, "3");
  await grade(page, "3");
  await expect.poll(async () => (await ledger(learner)).length).toBe(2);
  await page.goto("/review?practice=1");
  await isLive(page);
  await page.keyboard.press("z"); // nothing was practiced yet: the reviews from before are not its
  await expect(notice(page, "Nothing left to undo.")).toBeVisible();
  const practiced = await grade(page, "1");
  await expect(page.getByRole("button", { name: `Undo practice answer Again on “${practiced}”` })).toBeVisible();
  await page.keyboard.press("z");
  await expect(notice(page, "Practice answer undone.")).toBeVisible();
  await expect(question(page)).toHaveText(practiced);
  await expect.poll(() => acts(learner)).toEqual(["practice", "undo"]);
  expect(await days(learner)).toEqual([0, 0]);
});

test("what undo took back is named before, also after a reload, and redo does it again", async ({ page, learner }) => {
  await beginReview(page);
  const first = await grade(page, "4");
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  await page.reload();
  await isLive(page);
  const undo = page.getByRole("button", { name: `Undo Easy on “${first.slice(0, 60)}` });
  await expect(undo).toBeVisible();
  await expect(page.getByRole("button", { name: "Redo" })).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(notice(page, "Grade undone.")).toBeVisible();
  await expect(question(page)).toHaveText(first);
  await expect(header(page, "0 done · 20 new")).toBeVisible();
  await page.keyboard.press("Shift+Z");
  await expect(notice(page, "Grade redone.")).toBeVisible();
  await expect(question(page)).not.toHaveText(first);
  await expect(header(page, "1 done · 19 new")).toBeVisible();
  await expect(undo).toBeVisible();
  await expect.poll(() => acts(learner)).toEqual(["undo", "redo"]);
  expect(await days(learner)).toEqual([0]);
});
