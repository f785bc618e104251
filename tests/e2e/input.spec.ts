import type { Page } from "@playwright/test";
import { beginReview, expect, isLive, ledger, reveal, signIn, signUp, test } from "./fixtures";

const question = (page: Page) => page.getByRole("heading", { level: 1 });

test("two taps on “Show answer” in quick succession graded the card unread", async ({ browser }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const context = await browser.newContext({ baseURL: process.env.APP_URL, ...phone });
  const page = await context.newPage();
  const learner = await signUp(page);
  await beginReview(page);
  const first = await question(page).innerText();
  const button = await page.getByRole("button", { name: /Show answer/ }).boundingBox();
  if (!button) throw new Error("the button is on the screen");
  // Where a grade will be: each tap is a finger's, as the browser's own protocol has it.
  const at = { x: button.x + button.width * 0.62, y: button.y + button.height / 2 };
  const cdp = await context.newCDPSession(page);
  const tap = async () => {
    await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
    await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  // A tap right after a question has come is not meant for it either.
  const come = await page.evaluate(() => performance.now());
  await page.waitForFunction((then) => performance.now() - then > 400, come);
  await tap();
  await tap();
  await expect(page.getByRole("region", { name: "Answer" })).toBeVisible();
  await expect(question(page)).toHaveText(first);
  expect(await ledger(learner)).toEqual([]);
  // A tap that is meant grades.
  await expect(async () => {
    await tap();
    await expect(question(page)).not.toHaveText(first, { timeout: 500 });
  }).toPass();
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  await context.close();
});

test("Space shows the answer and then accepts Good; held down it does neither twice", async ({ page, learner }) => {
  await beginReview(page);
  const first = await question(page).innerText();
  await page.keyboard.down("Space");
  for (let i = 0; i < 5; i++) await page.keyboard.down("Space"); // each is a repetition
  await expect(page.getByRole("region", { name: "Answer" })).toBeFocused();
  await page.keyboard.down("Space");
  await expect(question(page)).toHaveText(first);
  await page.keyboard.up("Space");
  await expect(page.getByRole("button", { name: /^Good/ })).toHaveAttribute("aria-keyshortcuts", "3 Space");
  await expect(async () => {
    await page.keyboard.press("Space"); // not at once: then it was to show the answer
    await expect(question(page)).not.toHaveText(first, { timeout: 300 });
  }).toPass();
  await expect.poll(async () => (await ledger(learner)).map(({ grade }) => grade)).toEqual([3]);
});

test("keys are chosen in the settings, a conflict is explained, and the review has them", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/settings");
  const change = page.getByRole("button", { name: "Change the key for Grade Good, now 3" });
  await change.focus();
  await page.keyboard.press("Enter");
  const said = page.getByRole("status").filter({ hasText: /\S/ });
  await page.keyboard.press("z");
  await expect(said).toHaveText("z is already used for “Undo”. Choose another key, or reassign this one.");
  await page.keyboard.press("j");
  await expect(said).toHaveText("Grade Good: j. Saved.");
  await expect(page.getByRole("button", { name: "Change the key for Grade Good, now j" })).toBeFocused();
  await page.getByRole("button", { name: "Change the key for Undo, now z" }).click();
  await page.keyboard.press("Control+r");
  await expect(said).toContainText("Keys with Ctrl, Alt or Cmd belong to the browser");
  await page.keyboard.press("Escape");
  await beginReview(page);
  const first = await question(page).innerText();
  await reveal(page);
  await expect(page.getByRole("button", { name: /^Good/ })).toHaveAttribute("aria-keyshortcuts", "j Space");
  await page.keyboard.press("3");
  await expect(question(page)).toHaveText(first);
  await page.keyboard.press("j");
  await expect(question(page)).not.toHaveText(first);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Reset all keys" }).click();
  await expect(page.getByRole("button", { name: "Change the key for Grade Good, now 3" })).toBeVisible();
});

test("on a journey the zone of the device is offered once, and can be taken or left", async ({
  page,
  learner,
  browser,
}) => {
  await expect(page.getByRole("region", { name: "Time zone" })).toHaveCount(0);
  const there = { baseURL: process.env.APP_URL, timezoneId: "Asia/Tokyo" };
  const [one, other] = [await browser.newContext(there), await browser.newContext(there)];
  const kept = await one.newPage();
  await signIn(kept, learner);
  await kept.getByRole("button", { name: "Keep Europe/Berlin" }).click();
  await kept.reload();
  await expect(kept.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(kept.getByRole("region", { name: "Time zone" })).toHaveCount(0);
  const taken = await other.newPage();
  await signIn(taken, learner);
  await taken.getByRole("button", { name: "Use Asia/Tokyo" }).click();
  await expect(taken.getByRole("region", { name: "Time zone" })).toHaveCount(0);
  await taken.goto("/settings");
  await expect(taken.getByRole("combobox", { name: "Time zone" })).toHaveValue("Asia/Tokyo");
  await one.close();
  await other.close();
});

test("a deck that was buried as a whole is said to be, and comes back at one press", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await beginReview(page);
  await page.goto("/decks/fundamentals");
  await page.getByLabel(/^Choose all/).check();
  await page.getByRole("button", { name: "Bury", exact: true }).click();
  await expect(page.getByText(/cards are buried until tomorrow\./).first()).toBeVisible();
  await page.goto("/");
  await expect(page.getByText(/that you study are suspended or buried/)).toBeVisible();
  await page.getByRole("button", { name: "Unbury them" }).click();
  await expect(page.getByRole("heading", { name: /cards today/ })).toBeVisible();
  await page.goto("/review");
  await isLive(page);
});

test("a new card's question that the bank has already is shown with its card, and can be saved", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await page.goto("/decks/new");
  await page.getByLabel("Title").fill("Mine");
  await page.getByRole("button", { name: "Make the deck" }).click();
  await page.getByRole("link", { name: "New card" }).click();
  await page.getByLabel("Question").fill("Explain consistent hashing");
  await expect(page.getByRole("link", { name: /What is consistent hashing\?/ })).toBeVisible();
  await page.getByLabel("Summary").fill("A ring.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/\/cards\/explain-consistent-hashing/);
});
