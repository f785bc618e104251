import { beginReview, expect, isLive, ledger, reveal, signIn, test } from "./fixtures";

const question = (page: import("@playwright/test").Page) => page.getByRole("heading", { level: 1 });

for (const grade of ["2.5", "9", "0", '"good; drop table"', "null"]) {
  test(`a grade of ${grade} is refused and nothing changes`, async ({ page, learner }) => {
    await beginReview(page);
    const first = await question(page).innerText();
    await page.route("**/review**", async (route) => {
      const body = route.request().postData();
      if (!body?.includes('"grade":3')) return route.continue();
      await route.continue({ postData: body.replace('"grade":3', `"grade":${grade}`) });
    });
    await reveal(page);
    await page.keyboard.press("3");
    await expect(page.getByRole("alert").filter({ hasText: "A grade is 1, 2, 3 or 4." })).toBeVisible();
    expect(await ledger(learner)).toEqual([]);
    await page.unroute("**/review**");
    await reveal(page);
    await page.keyboard.press("4");
    await expect(question(page)).toHaveText(first); // the refused card is back
  });
}

test("two tabs: the second grade of a card is not counted, and the card says why it is back", async ({
  page,
  learner,
  context,
}) => {
  await beginReview(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(question(other)).toHaveText(await question(page).innerText());
  await reveal(page);
  await page.keyboard.press("4");
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  await other.bringToFront();
  await isLive(other);
  await reveal(other);
  await other.keyboard.press("1");
  await expect(other.getByRole("alert").filter({ hasText: "It is not due today." })).toBeVisible();
  expect((await ledger(learner)).map((review) => review.grade)).toEqual([4]);
});

test("the next card is there before the server has answered", async ({ page, learner }) => {
  await beginReview(page);
  const held: (() => void)[] = [];
  await page.route("**/review**", async (route) => {
    if (route.request().method() === "POST") await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  const first = await question(page).innerText();
  await reveal(page);
  await page.keyboard.press("4");
  await expect(question(page)).not.toHaveText(first);
  await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
  expect(await ledger(learner)).toEqual([]);
  for (const release of held) release();
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
});

test("a session goes on beyond the cards it began with, and ends saying what happened", async ({ page, learner }) => {
  await beginReview(page);
  for (let i = 0; i < 20; i++) {
    await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
    await reveal(page);
    await page.keyboard.press("4");
  }
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  await expect(page.getByText("20 reviews, 100 % recalled. All of it is saved.")).toBeVisible();
  expect(new Set((await ledger(learner)).map((review) => review.slug)).size).toBe(20);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Nothing to review now" })).toBeVisible();
});

test("a card forgotten comes again in the same session", async ({ page, learner }) => {
  await page.goto("/settings");
  await page.getByLabel("New cards a day").fill("1");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await beginReview(page);
  const first = await question(page).innerText();
  await reveal(page);
  await page.keyboard.press("1");
  await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
  await expect(question(page)).toHaveText(first);
  await reveal(page);
  await page.keyboard.press("4");
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  expect((await ledger(learner)).map(({ grade, version }) => [grade, version])).toEqual([
    [1, 1],
    [4, 2],
  ]);
});

test("a learner sees nothing of another's reviews", async ({ page, learner, browser }) => {
  await beginReview(page);
  await reveal(page);
  await page.keyboard.press("4");
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${process.env.APP_URL}/decks/fundamentals`);
  await expect(stranger.getByText(/^\d+ new$/)).toBeVisible();
  await expect(stranger.getByText(/young/)).toHaveCount(0);
  await stranger.goto(`${process.env.APP_URL}/review`);
  await expect(stranger).toHaveURL(/sign-in/);
});

test("a session whose account is gone leads to signing in, not to a fault", async ({ page, context }) => {
  await context.addCookies([{ name: "next-auth.session-token", value: "forged", url: process.env.APP_URL ?? "" }]);
  await page.goto("/review");
  await expect(page).toHaveTitle("Sign in · System Design Cards");
  await signIn(page, { email: "nobody@example.com", password: "a few easy words" });
  await expect(page.getByRole("alert").filter({ hasText: "There is no account" })).toBeVisible();
});
