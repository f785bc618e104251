import path from "node:path";
import type { Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { beginReview, expect, isLive, type Learner, ledger, reveal, signUp, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

const question = (page: Page) => page.getByRole("heading", { level: 1 });
const answer = (page: Page) => page.getByRole("region", { name: "Answer" });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const database = () => databaseUrl(path.join(testFolder(), "app"));

/** Which points of a learner's reviews were ticked, and which left, the first review first. */
async function pointsOf({ email }: Learner) {
  return query<{ recalled: number; missed: number }>(
    database(),
    `select cardinality(r.recalled) as recalled, cardinality(r.missed) as missed
     from reviews r join users u on u.id = r.user_id where u.email = $1 order by r.seq`,
    [email],
  );
}

async function notesOf({ email }: Learner) {
  const rows = await query<{ text: string }>(
    database(),
    "select n.text from notes n join users u on u.id = n.user_id where u.email = $1",
    [email],
  );
  return rows.map((row) => row.text);
}

async function newCardsADay({ email }: Learner, number: number) {
  await query(
    database(),
    "update settings set new_per_day = $2 where user_id = (select id from users where email = $1)",
    [email, number],
  );
}

test("ticked points suggest a grade, are stored with it, and undo takes them out of their history", async ({
  page,
  learner,
}) => {
  await beginReview(page);
  const first = await question(page).innerText();
  await reveal(page);
  const boxes = answer(page).getByRole("checkbox");
  const many = await boxes.count();
  expect(many).toBeGreaterThan(3);
  await expect(page.getByRole("button", { name: /suggested/ })).toHaveCount(0);
  await page.keyboard.press("a");
  await expect(boxes.first()).toBeChecked();
  await expect(page.getByRole("button", { name: /^Again.*suggested/ })).toBeVisible();
  for (let i = 1; i < many - 1; i++) await boxes.nth(i).click();
  await expect(page.getByRole("button", { name: /^Hard.*suggested/ })).toBeVisible();
  await boxes.nth(many - 1).check();
  await expect(page.getByRole("button", { name: /^Good.*suggested/ })).toBeVisible();
  await page.keyboard.press("a"); // and back
  await expect(boxes.first()).not.toBeChecked();
  await expect(page.getByRole("button", { name: /^Hard.*suggested/ })).toBeVisible();

  // The learner may grade as they like.
  await answer(page).focus();
  await page.keyboard.press("1");
  await expect(question(page)).not.toHaveText(first);
  await expect.poll(() => pointsOf(learner)).toEqual([{ recalled: many - 1, missed: 1 }]);

  // The next card begins without ticks, and a grade without any says nothing of points.
  await reveal(page);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await page.keyboard.press("4");
  await expect.poll(async () => (await pointsOf(learner))[1]).toEqual({ recalled: 0, missed: 0 });
});

test("a point that keeps being missed is marked on the answer, until it is taken back", async ({ page, learner }) => {
  await newCardsADay(learner, 1);
  await beginReview(page);
  for (let i = 0; i < 3; i++) {
    await isLive(page);
    await reveal(page);
    await expect(page.getByText("often missed")).toHaveCount(0); // one page does not count its own
    await page.keyboard.press("b");
    await expect(page.getByRole("checkbox").nth(1)).toBeChecked();
    await page.keyboard.press("1");
    await expect.poll(async () => (await ledger(learner)).length).toBe(i + 1);
  }
  await page.reload();
  await isLive(page);
  await reveal(page);
  const items = answer(page).getByRole("listitem");
  await expect(items.filter({ hasText: "often missed" })).toHaveCount((await items.count()) - 1);
  await expect(items.nth(1)).not.toContainText("often missed");
  await page.keyboard.press("z");
  await isLive(page);
  await reveal(page);
  await expect(page.getByText("often missed")).toHaveCount(0); // asked twice is too little
});

test("keys do nothing while someone types or a dialog is open, and dialogs give the focus back", async ({
  page,
  learner,
}) => {
  await beginReview(page);
  const first = await question(page).innerText();
  await page.keyboard.press("e");
  const note = dialog(page, "Your note").getByRole("textbox");
  await expect(note).toBeFocused();
  await page.keyboard.type("1234 zs-@ i? a b");
  await expect(note).toHaveValue("1234 zs-@ i? a b");
  await page.getByRole("button", { name: "Close" }).focus();
  for (const key of ["z", "s", "-", "@", "3"]) await page.keyboard.press(key);
  await expect(dialog(page, "Your note")).toBeVisible();
  await page.keyboard.press("Escape"); // the dialog first
  await expect(dialog(page, "Your note")).toHaveCount(0);
  await expect(question(page)).toBeFocused();
  await expect(question(page)).toHaveText(first);

  await reveal(page);
  for (const [key, name] of [
    ["?", "Keys and more"],
    ["i", "Card info"],
    ["n", "Your note"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog(page, name)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog(page, name)).toHaveCount(0);
    await expect(answer(page)).toBeFocused();
  }
  // A tool that was clicked keeps no focus: Space would press it again.
  await page.getByRole("button", { name: /^More/ }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(answer(page)).toBeFocused();
  // With a modifier, held down, or while a character is being composed, keys are not ours.
  await page.keyboard.press("Control+3");
  await page.keyboard.press("Alt+3");
  await page.evaluate(() => {
    for (const init of [{ repeat: true }, { isComposing: true }])
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "3", bubbles: true, ...init }));
  });
  await expect(question(page)).toHaveText(first);
  expect(await ledger(learner)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/$/);
});

test("everything with a key is there for touch too: what is listed can be pressed", async ({ page, learner }) => {
  await beginReview(page);
  const first = await question(page).innerText();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.getByRole("button", { name: /^More/ }).click();
  const more = dialog(page, "Keys and more");
  for (const words of ["Grade: Again, Hard, Good, Easy", "Tick a key point you recalled"])
    await expect(more.getByText(words)).toBeVisible();
  await more.getByRole("button", { name: /Card info/ }).click();
  await expect(more).toHaveCount(0);
  await expect(dialog(page, "Card info").getByText("New: not reviewed yet")).toBeVisible();
  await expect(dialog(page, "Card info").getByRole("link", { name: /The card’s page/ })).toHaveAttribute(
    "href",
    /^\/cards\/[\w-]+$/,
  );
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^More/ }).click();
  await more.getByRole("button", { name: /Suspend/ }).click();
  await expect(question(page)).not.toHaveText(first);
  const suspended = () =>
    query(
      database(),
      "select s.card_id from card_states s join users u on u.id = s.user_id where u.email = $1 and s.suspended",
      [learner.email],
    );
  await expect.poll(async () => (await suspended()).length).toBe(1);
});

test("a note typed without a connection is shown, kept, and saved when there is one", async ({
  page,
  learner,
  context,
}) => {
  const code = page.waitForResponse(
    async (response) => response.url().endsWith(".js") && (await response.text()).includes("Save the note"),
  );
  await beginReview(page);
  await reveal(page);
  await code; // fetched before anyone asks for it
  await context.setOffline(true);
  await page.keyboard.press("n");
  await dialog(page, "Your note").getByRole("textbox").fill("A **shelf** by the desk.");
  await page.keyboard.press("Control+Enter");
  const note = page.getByRole("region", { name: "Your note" });
  await expect(note).toHaveText("A **shelf** by the desk.");
  await expect(page.getByText("1 change kept on this device, sent when you are connected.")).toBeVisible();
  expect(await notesOf(learner)).toEqual([]);
  await context.setOffline(false);
  await expect.poll(() => notesOf(learner)).toEqual(["A **shelf** by the desk."]);
  await expect(note.locator("strong")).toHaveText("shelf"); // drawn, once the server has it
  await page.reload();
  await isLive(page);
  await reveal(page);
  await expect(note.locator("strong")).toHaveText("shelf");
  await page.keyboard.press("z");
  await expect(page.getByRole("alert").filter({ hasText: "Note undone." })).toBeVisible();
  await expect(note).toHaveCount(0);
  await expect(answer(page)).toBeVisible(); // the card stays as it was
});

test("recall first: what was typed stands beside the answer, is not sent, and holds up nothing", async ({
  page,
  learner,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await beginReview(page);
  await page.keyboard.press("?");
  await page.getByLabel("Type or say the answer first").check();
  await page.keyboard.press("Escape");
  const field = page.getByLabel("Your answer");
  await expect(field).toBeVisible();
  await field.fill("1 2 3: nobody grades this.");
  await page.keyboard.press("Control+Enter");
  await expect(answer(page)).toBeFocused();
  await expect(field).toHaveValue("1 2 3: nobody grades this.");
  const [typed, shown] = [await field.boundingBox(), await answer(page).boundingBox()];
  expect(typed && shown && typed.x + typed.width).toBeLessThanOrEqual(shown?.x ?? 0); // beside it
  await page.setViewportSize({ width: 390, height: 800 });
  const [above, below] = [await field.boundingBox(), await answer(page).boundingBox()];
  expect(above && below && above.y + above.height).toBeLessThanOrEqual(below?.y ?? 0); // on a phone above it
  await page.setViewportSize({ width: 1280, height: 800 });

  // Grading goes on by keys; the next card asks again, with the focus where one types.
  const first = await question(page).innerText();
  await page.keyboard.press("4");
  await expect(question(page)).not.toHaveText(first);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await page.keyboard.press("Escape"); // from typing to the page's keys
  await expect(question(page)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(answer(page)).toBeFocused();
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  expect(sent.filter((body) => body.includes("nobody grades this"))).toEqual([]);
  await page.reload(); // it was saved
  await expect(field).toBeFocused();
});

test("an answer can be spoken where the browser can listen, and a refused microphone is explained", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await page.addInitScript(() => {
    // The browser's own service hears nothing in a test: this one says what it is told to.
    class Listening extends EventTarget {
      static said: string | null = null;
      onresult: ((event: unknown) => void) | null = null;
      onerror: ((event: unknown) => void) | null = null;
      onend: (() => void) | null = null;
      start() {
        const { said } = Listening;
        if (said === null) {
          this.onerror?.({ error: "not-allowed" });
          this.onend?.();
        } else this.onresult?.({ resultIndex: 0, results: [Object.assign([{ transcript: said }], { isFinal: true })] });
      }
      abort() {
        this.onend?.();
      }
    }
    Object.assign(window, { SpeechRecognition: Listening });
  });
  await beginReview(page);
  await page.keyboard.press("?");
  await page.getByLabel("Type or say the answer first").check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Speak" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The microphone is not allowed" })).toBeVisible();
  await page.evaluate(() =>
    Object.assign((window as unknown as { SpeechRecognition: object }).SpeechRecognition, { said: " two phases" }),
  );
  await page.getByLabel("Your answer").fill("It has");
  await page.getByRole("button", { name: "Speak" }).click();
  await expect(page.getByLabel("Your answer")).toHaveValue("It has two phases");
  const stop = page.getByRole("button", { name: "Stop listening" });
  await expect(stop).toHaveAttribute("aria-pressed", "true");
  await stop.click();
  await expect(page.getByRole("button", { name: "Speak" })).toHaveAttribute("aria-pressed", "false");
});

test("swiping is off until it is chosen, then grades, and dragging back or scrolling does not", async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: process.env.APP_URL,
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  const learner = await signUp(page);
  const touch = await context.newCDPSession(page);
  /** One finger, over these points. */
  const finger = async (points: [number, number][], lift = true) => {
    for (const [i, [x, y]] of points.entries())
      await touch.send("Input.dispatchTouchEvent", {
        type: i === 0 ? "touchStart" : "touchMove",
        touchPoints: [{ x, y }],
      });
    if (lift) await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  const row = (from: number, to: number, y: number): [number, number][] =>
    Array.from({ length: 9 }, (_, i) => [from + ((to - from) * i) / 8, y]);
  await beginReview(page);
  const first = await question(page).innerText();
  await reveal(page);
  const y = Math.round(((await answer(page).boundingBox())?.y ?? 0) + 60);
  // The browser would go back a page by it; so it is told not to, as a page with swiping does.
  const style = await page.addStyleTag({ content: "html { touch-action: pan-y }" });
  await finger(row(100, 330, y));
  await expect(question(page)).toHaveText(first);
  await style.evaluate((element) => (element as Element).remove());

  await page.getByRole("button", { name: /^More/ }).click();
  await page.getByLabel("Grade by swiping").check();
  await page.getByRole("button", { name: "Close" }).click();
  await finger(row(100, 300, y), false);
  await expect(page.getByText("Let go to grade, or drag back")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await finger([...row(100, 300, y), ...row(300, 110, y)]); // and back
  await finger(row(10, 300, y)); // from the edge: the browser's
  await finger(Array.from({ length: 9 }, (_, i) => [200 + i * 2, y + 200 - i * 25])); // a scroll
  await expect(question(page)).toHaveText(first);
  expect(await ledger(learner)).toEqual([]);

  await page.evaluate(() => window.scrollTo(0, 0));
  await finger(row(100, 300, y));
  await expect(question(page)).not.toHaveText(first);
  await expect.poll(async () => (await ledger(learner)).map(({ grade }) => grade)).toEqual([3]);
  const second = await question(page).innerText();
  await finger(row(300, 100, y)); // no answer is shown yet
  await expect(question(page)).toHaveText(second);
  await reveal(page);
  const below = Math.round(((await answer(page).boundingBox())?.y ?? 0) + 60);
  await expect(async () => {
    await finger(row(300, 100, below)); // not at once: then it was meant for the question
    await expect(question(page)).not.toHaveText(second, { timeout: 500 });
  }).toPass();
  await expect.poll(async () => (await ledger(learner)).map(({ grade }) => grade)).toEqual([3, 1]);
  await context.close();
});

test("the end says what happened, names the hardest cards to review again, and what comes tomorrow", async ({
  page,
  learner,
}) => {
  await newCardsADay(learner, 4);
  await beginReview(page);
  await expect(page.getByText("0 done · 4 new")).toBeVisible();
  const asked: string[] = [];
  for (const grade of ["1", "2", "4", "4"]) {
    await isLive(page);
    asked.push(await question(page).innerText());
    await reveal(page);
    await page.keyboard.press(grade);
  }
  // Again and Hard come once more.
  for (let i = 0; i < 2; i++) {
    await isLive(page);
    await expect(page.getByText(`${4 + i} done · ${2 - i} learning · `)).toBeVisible();
    await reveal(page);
    await page.keyboard.press("4");
  }
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeFocused();
  await expect(page.getByText("6 reviews, 83 % recalled. All of it is saved.")).toBeVisible();
  await expect(page.getByText("No card was in review yet")).toBeVisible();
  const hardest = page.getByRole("region", { name: "Hardest cards" });
  await expect(hardest.getByRole("listitem")).toHaveText([asked[0] ?? "", asked[1] ?? ""]);
  await expect(page.getByText(/^Tomorrow:.*4 new cards; (about|under) .* at this pace\.$/)).toBeVisible();
  await expectWellMadeEverywhere(page, "the end");

  await hardest.getByRole("link", { name: "Review them again" }).click();
  await expect(page.getByText("Practice: your schedule does not change.")).toBeVisible();
  for (const one of asked.slice(0, 2)) {
    await expect(question(page)).toHaveText(one);
    await isLive(page);
    await reveal(page);
    await page.keyboard.press("3");
  }
  await expect(page.getByText("2 reviews, 100 % recalled.")).toBeVisible();
  expect(await ledger(learner)).toHaveLength(6);
});

test("a practice of named cards holds nothing of another learner's", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  await page.goto("/review?practice&card=no-such-card&card=caching-basics");
  await isLive(page);
  await expect(question(page)).toContainText("What is caching");
  await expect(page.getByText("0 done · 1 left")).toBeVisible();
  await page.goto("/review?practice&card=no-such-card");
  await expect(page.getByRole("heading", { name: "Nothing to review now" })).toBeVisible();
});

test("a screen reader is told question, answer, grade with interval, what remains, and what was taken back", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await beginReview(page);
  const live = page.locator("[aria-live=polite][aria-atomic]");
  const first = await question(page).innerText();
  await expect(live).toHaveText(`20 new left. Question: ${first}`);
  await reveal(page);
  await expect(live).toHaveText(/^Answer: \w/);
  await page.keyboard.press("4");
  await expect(live).toHaveText(/^Graded Easy, \d+ days\. 19 new left\. Question: /);
  await expect(live).toContainText(await question(page).innerText());
  await reveal(page);
  await page.keyboard.press("a");
  await expect(live).toHaveText("Suggested: Again.");
  await page.keyboard.press("z");
  await expect(page.getByRole("alert").filter({ hasText: "Grade undone." })).toBeVisible();
  await expect(question(page)).toHaveText(first);
  await expect(question(page)).toBeFocused();
});

test("question, answer and dialogs are well made, light and dark, on a phone and on a desk", async ({
  page,
  learner,
}) => {
  expect(learner.email).toContain("@");
  await beginReview(page);
  await expectWellMadeEverywhere(page, "the question");
  await reveal(page);
  await page.keyboard.press("a");
  await expectWellMadeEverywhere(page, "the answer");
  for (const [key, name] of [
    ["?", "Keys and more"],
    ["i", "Card info"],
    ["n", "Your note"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog(page, name)).toBeVisible();
    await expectWellMadeEverywhere(page, name);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("?");
  await page.getByLabel("Type or say the answer first").check();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Your answer")).toBeVisible();
  await expectWellMadeEverywhere(page, "beside what was typed");
});
