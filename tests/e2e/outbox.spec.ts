import { randomBytes } from "node:crypto";
import path from "node:path";
import type { Page, Route } from "@playwright/test";
import { freePort } from "../../scripts/postgres.mjs";
import { databaseUrl, kill, start, stop, testFolder } from "./app";
import { beginReview, expect, isLive, type Learner, ledger, signIn, signUp, test } from "./fixtures";

const question = (page: Page) => page.getByRole("heading", { level: 1 });
const line = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });

/** Answers and grades the card that is shown, and waits for the next; returns the question. */
async function grade(page: Page, key: string): Promise<string> {
  await isLive(page);
  const asked = await question(page).innerText();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
  await page.keyboard.press(key);
  await expect(page.getByText(asked, { exact: true })).toHaveCount(0);
  return asked;
}

/** The grades of a learner's ledger in the order in which they were written. */
async function arrivals(learner: Learner): Promise<number[]> {
  return (await ledger(learner)).map((row) => row.grade);
}

/** How many grades wait on the device, for anyone. */
async function kept(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("outbox", 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction("entries").objectStore("entries").count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/** Handles the grades that a page sends; everything else goes its way. */
async function onGrades(page: Page, handle: (route: Route, nth: number) => Promise<void>) {
  let nth = 0;
  await page.route("**/*", async (route) => {
    const isGrade = route.request().method() === "POST" && route.request().postData()?.includes('"cardId"');
    await (isGrade ? handle(route, nth++) : route.continue());
  });
}

test("grades given without a connection are kept, said to be, and sent in order and once", async ({
  page,
  learner,
  context,
}) => {
  await beginReview(page);
  await context.setOffline(true);
  const asked = [await grade(page, "3"), await grade(page, "1"), await grade(page, "4"), await grade(page, "2")];
  expect(new Set(asked).size).toBe(4);
  await expect(line(page, "4 grades kept on this device, sent when you are connected.")).toBeVisible();
  expect(await ledger(learner)).toEqual([]);
  await context.setOffline(false);
  await expect.poll(() => arrivals(learner)).toEqual([3, 1, 4, 2]);
  await expect(line(page, "kept on this device")).toHaveCount(0);
  await expect.poll(() => kept(page)).toBe(0);
});

test("a session graded to its end without a connection does not claim to be saved", async ({
  page,
  learner,
  context,
}) => {
  await page.goto("/settings");
  await page.getByLabel("New cards a day").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await beginReview(page);
  await context.setOffline(true);
  await grade(page, "4");
  await grade(page, "4");
  await expect(line(page, "2 grades kept on this device, sent when you are connected.")).toBeVisible();
  await expect(page.getByText("no other card to show until you are connected")).toBeVisible();
  await expect(page.getByText("All of it is saved")).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByText("2 reviews, 100 % recalled. All of it is saved.")).toBeVisible();
  expect(await arrivals(learner)).toEqual([4, 4]);
});

test("a tab that was closed without a connection: the next tab sends, and asks none of those cards again", async ({
  page,
  learner,
  context,
}) => {
  await beginReview(page);
  const review = page.url();
  await context.setOffline(true);
  const asked = [await grade(page, "3"), await grade(page, "4")];
  await expect(line(page, "2 grades kept")).toBeVisible();
  await page.close();
  await context.setOffline(false);

  const next = await context.newPage();
  const held: Route[] = [];
  await onGrades(next, async (route) => void held.push(route));
  await next.goto(review);
  await expect(line(next, "Saving 2 grades from before …")).toBeVisible();
  await expect(next.getByRole("button", { name: /Show answer/ })).toBeVisible();
  expect(asked).not.toContain(await question(next).innerText());
  expect(await ledger(learner)).toEqual([]);
  await expect.poll(() => held.length).toBe(1); // one at a time, and both in the end
  await held[0]?.continue();
  await expect.poll(() => held.length).toBe(2);
  await held[1]?.continue();
  await expect.poll(() => arrivals(learner)).toEqual([3, 4]);
  await expect(line(next, "from before")).toHaveCount(0);
});

test("what waits is sent from any page, whose numbers then count it", async ({ page, learner, context }) => {
  await beginReview(page);
  await context.setOffline(true);
  await grade(page, "4");
  await expect(line(page, "1 grade kept")).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto("/decks/fundamentals");
  await expect.poll(() => arrivals(learner)).toEqual([4]);
  await expect(next.getByText("1 young")).toBeVisible();
});

test("a grade whose answer was lost on its way back is one review", async ({ page, learner }) => {
  await beginReview(page);
  await onGrades(page, async (route, nth) => {
    if (nth > 1) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await grade(page, "3");
  await grade(page, "2");
  await expect.poll(() => kept(page)).toBe(0);
  expect(await arrivals(learner)).toEqual([3, 2]);
});

test("a grade that is never answered is sent again, and does not hold up what follows", async ({ page, learner }) => {
  await beginReview(page);
  await onGrades(page, async (route, nth) => {
    if (nth > 0) await route.continue(); // the first is left hanging
  });
  await grade(page, "3");
  await expect(line(page, "1 grade kept")).toBeVisible();
  await grade(page, "4");
  await expect.poll(() => arrivals(learner), { timeout: 60_000 }).toEqual([3, 4]);
  await expect(line(page, "kept")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});

test("a server that fails is asked again", async ({ page, learner }) => {
  await beginReview(page);
  await onGrades(page, async (route, nth) => {
    await (nth < 2 ? route.fulfill({ status: 503, body: "Busy." }) : route.continue());
  });
  await grade(page, "3");
  await expect(line(page, "1 grade kept")).toBeVisible();
  await expect.poll(() => arrivals(learner)).toEqual([3]);
});

test("two tabs send in the order of the clicks, and each learns what became of its own", async ({
  page,
  learner,
  context,
}) => {
  await beginReview(page);
  const other = await context.newPage();
  await other.goto("/decks/caching");
  await other.getByRole("button", { name: "Study this deck" }).click();
  await other.getByRole("link", { name: "Review this deck" }).click();
  await expect(other.getByRole("button", { name: /Show answer/ })).toBeVisible();
  await context.setOffline(true);
  await page.bringToFront();
  await grade(page, "1");
  await other.bringToFront();
  await grade(other, "2");
  await page.bringToFront();
  await grade(page, "3");
  await expect(line(page, "3 grades kept")).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => arrivals(learner)).toEqual([1, 2, 3]);
  for (const tab of [page, other]) await expect(line(tab, "kept")).toHaveCount(0);
  await expect(other.getByRole("progressbar")).not.toHaveAttribute("aria-valuenow", "0");
});

test("a stale grade from before is told of, and does not hold up the next", async ({ page, learner, context }) => {
  await beginReview(page);
  const review = page.url();
  await context.setOffline(true);
  await grade(page, "3");
  await grade(page, "4");
  await expect(line(page, "2 grades kept")).toBeVisible();
  await page.close();
  // Meanwhile the first card is graded on another device, whose outbox is its own.
  const device = await context.browser()?.newContext({ storageState: await context.storageState() });
  const elsewhere = await device?.newPage();
  if (!elsewhere) throw new Error("There is no browser for the other device.");
  await elsewhere.goto(review);
  await grade(elsewhere, "1");
  await expect.poll(() => arrivals(learner)).toEqual([1]);
  await device?.close();

  // Only now: a page that is being closed may still send.
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(review);
  await expect(line(next, "1 grade from before not counted")).toBeVisible();
  await expect.poll(() => arrivals(learner)).toEqual([1, 4]);
});

test("signed out, grades wait for signing in again", async ({ page, learner, context }) => {
  await beginReview(page);
  await context.clearCookies();
  await grade(page, "4");
  await expect(line(page, "You are signed out. 1 grade kept on this device")).toBeVisible();
  await grade(page, "3");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(learner.email);
  await page.getByLabel("Password").fill(learner.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/review\?deck=fundamentals/);
  await expect.poll(() => arrivals(learner)).toEqual([4, 3]);
});

test("another learner on the same device sees, counts and sends nothing of the first one's", async ({
  page,
  learner,
  context,
}) => {
  await beginReview(page);
  await context.setOffline(true);
  await grade(page, "3");
  await grade(page, "2");
  await expect(line(page, "2 grades kept")).toBeVisible();

  // The first one's page is still open while the second signs in.
  await context.clearCookies(); // before the connection is back, or they would be sent
  await context.setOffline(false);
  const next = await context.newPage();
  const second = await signUp(next);
  await page.bringToFront();
  await expect(line(page, "You are signed out. 2 grades kept on this device")).toBeVisible();
  await page.close();
  await beginReview(next);
  await expect(line(next, /grade/)).toHaveCount(0);
  await grade(next, "4");
  await expect.poll(() => arrivals(second)).toEqual([4]);
  await next.goto("/");
  expect(await ledger(learner)).toEqual([]);
  expect(await kept(next)).toBe(2);

  await context.clearCookies();
  await signIn(next, learner);
  await expect.poll(() => arrivals(learner)).toEqual([3, 2]);
  expect(await arrivals(second)).toEqual([4]);
});

test("where the browser keeps nothing, the page says that it must stay open, and sends", async ({
  page,
  learner,
  context,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      value: {
        open: () => {
          throw new Error("Not here.");
        },
      },
    });
  });
  await beginReview(page);
  await context.setOffline(true);
  await grade(page, "3");
  await grade(page, "1");
  await expect(line(page, "nothing can be kept on this device: leave this page open")).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => arrivals(learner)).toEqual([3, 1]);
});

test("a page that no server knows any more is loaded anew once, and then says so", async ({ page, learner }) => {
  await beginReview(page);
  let loads = 0;
  page.on("domcontentloaded", () => loads++);
  let unknown = true;
  await onGrades(page, async (route) => {
    if (!unknown) return route.continue();
    await route.fulfill({ status: 409, headers: { "x-nextjs-action-not-found": "1" }, body: "Unavailable." });
  });
  const asked = await grade(page, "3");
  await expect.poll(() => loads).toBe(1);
  await expect(line(page, "Reload the page to send 1 grade kept on this device.")).toBeVisible();
  expect(await question(page).innerText()).not.toBe(asked);
  const again = await grade(page, "4"); // a quiet moment, and a reason: once is enough
  expect(again).not.toBe(asked);
  await expect(line(page, "Reload the page to send 2 grades kept on this device.")).toBeVisible();
  expect(loads).toBe(1);
  unknown = false;
  await expect.poll(() => arrivals(learner)).toEqual([3, 4]);
  expect(loads).toBe(1);
});

/** Starts an app of its own on the database of all tests: one that may be killed. */
function ownApp(folder: string, port: number, env: Record<string, string> = {}) {
  const database = databaseUrl(path.join(testFolder(), "app"));
  return start(path.join(testFolder(), folder), port, { DATABASE_URL: database, HOST: "127.0.0.1", ...env });
}

test("a server killed and started again under the page: everything arrives, once", async ({ page }) => {
  const port = await freePort();
  let app = await ownApp("killed", port);
  const learner = await signUp(page, app.url);
  await beginReview(page, "fundamentals", app.url);
  await grade(page, "3");
  await expect.poll(() => arrivals(learner)).toEqual([3]);
  await kill(app);
  await grade(page, "1");
  await grade(page, "4");
  await expect(line(page, "2 grades kept")).toBeVisible();
  app = await ownApp("killed", port);
  await expect.poll(() => arrivals(learner), { timeout: 120_000 }).toEqual([3, 1, 4]);
  await expect.poll(() => kept(page)).toBe(0);
  await stop(app);
});

test("a deployment under an open page: the page is loaded anew when no answer is open, and its grades arrive", async ({
  page,
}) => {
  test.setTimeout(600_000); // it builds
  const port = await freePort();
  let app = await ownApp("deployed", port);
  const learner = await signUp(page, app.url);
  await beginReview(page, "fundamentals", app.url);
  expect(await stop(app)).toBe(0);
  const asked = await grade(page, "3");
  await page.keyboard.press("Space"); // an answer is being read
  const reading = await question(page).innerText();
  await expect(line(page, "1 grade kept")).toBeVisible();

  let loads = 0;
  page.on("domcontentloaded", () => loads++);
  const refusals: number[] = [];
  page.on("response", (response) => {
    if (response.headers()["x-nextjs-action-not-found"] === "1") refusals.push(response.status());
  });
  // The same sources with another key are another build, whose actions have other ids.
  app = await ownApp("deployed", port, { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64") });
  await expect(line(page, "The app has been updated.")).toBeVisible({ timeout: 120_000 });
  expect(refusals).toContain(409);
  expect(await question(page).innerText()).toBe(reading);
  expect(loads).toBe(0);
  await page.keyboard.press("4");
  await expect.poll(() => arrivals(learner)).toEqual([3, 4]);
  expect(loads).toBe(1);
  await expect(page.getByRole("button", { name: /Show answer/ })).toBeVisible();
  expect([asked, reading]).not.toContain(await question(page).innerText());
  await grade(page, "2");
  await expect.poll(() => arrivals(learner)).toEqual([3, 4, 2]);
  await stop(app);
});
