import { beginReview, expect, ledger, signIn, test } from "./fixtures";

test("a newcomer signs up, chooses a deck, reviews ten cards by keyboard, and finds it all again", async ({
  page,
  learner,
}) => {
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Choose a deck" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle("Decks · System Design Cards");
  await page.getByRole("heading", { name: "Fundamentals" }).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Study this deck" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Review this deck" }).focus();
  await page.keyboard.press("Enter");

  const seen: string[] = [];
  for (let i = 0; i < 10; i++) {
    await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
    seen.push(await page.getByRole("heading", { level: 1 }).innerText());
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
    await expect(page.getByRole("checkbox").first()).toBeVisible();
    await page.keyboard.press(["4", "3", "1", "2"][i % 4] ?? "3");
  }
  expect(new Set(seen).size).toBe(10);
  await expect
    .poll(async () => (await ledger(learner)).map((review) => review.grade))
    .toEqual([4, 3, 1, 2, 4, 3, 1, 2, 4, 3]);

  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: /Review Fundamentals: 7 learning, \d+ new/ })).toBeVisible();
  await page.goto("/statistics");
  await expect(page.getByText("10 reviews on 1 of the last 30 days")).toBeVisible();
  await page.goto("/decks/fundamentals");
  await expect(page.getByText("7 learning")).toBeVisible();
  await expect(page.getByText("3 young")).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveTitle("Sign in · System Design Cards");
  await page.goto("/statistics");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fstatistics/);
  await signIn(page, learner, "/statistics");
  await expect(page.getByText("10 reviews on 1 of the last 30 days")).toBeVisible();
});

test("the interval on the button is the one that the click gives", async ({ page, learner }) => {
  await beginReview(page);
  await page.keyboard.press("Space");
  const label = await page.getByRole("button", { name: /^Easy/ }).innerText();
  const days = Number(/(\d+)d/.exec(label)?.[1]);
  await page.keyboard.press("4");
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  const [review] = await ledger(learner);
  await page.goto(`/cards/${review?.slug}`);
  await expect(page.getByText(`in ${days} days`).first()).toBeVisible();
});
