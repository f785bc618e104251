import path from "node:path";
import type { Page } from "@playwright/test";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { expect, isLive, type Learner, ledger, signUp, test } from "./fixtures";
import { expectWellMadeEverywhere } from "./well-made";

/** Asks the app's database. */
const sql = <T extends object>(text: string, values: unknown[] = []) =>
  query<T & Record<string, unknown>>(databaseUrl(path.join(testFolder(), "app")), text, values);

/** Makes a deck on its page; its address. */
async function makeDeck(page: Page, title = "Interview notes"): Promise<string> {
  await page.goto("/decks");
  await page.getByRole("link", { name: "New deck" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Make the deck" }).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Writes a card on the editor's page and saves it. */
async function makeCard(page: Page, deck: string, question: string) {
  await page.goto(`${deck}/cards/new`);
  await page.getByLabel("Question").fill(question);
  await page.getByLabel("Summary").fill("It keeps **copies** near.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: question.replaceAll("`", ""), level: 1 })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** A learner's states of cards, to the last digit. */
const states = ({ email }: Learner) =>
  sql("select s.*, s.xmin::text from card_states s join users u on u.id = s.user_id where u.email = $1", [email]);

const preview = (page: Page) => page.getByRole("region", { name: "Preview" });

test("a deck and a card are made, seen as they are written, reviewed, and edited without a change of the schedule", async ({
  page,
  learner,
}) => {
  const deck = await makeDeck(page);
  await page.getByRole("link", { name: "New card" }).click();
  await page.getByLabel("Question").fill("What does a CDN do?");
  await page.getByLabel("Summary").fill("It keeps **copies** near.");
  await expect(preview(page).locator("strong")).toHaveText("copies");
  await page.getByLabel("Point 1", { exact: true }).fill("Near the reader");
  await page.getByRole("button", { name: "Add a key point" }).click();
  await expect(page.getByLabel("Point 2", { exact: true })).toBeFocused();
  await page.keyboard.type("Cheap");
  await page.getByRole("button", { name: "Move up: point 2" }).press("Enter");
  await expect(page.getByLabel("Point 1", { exact: true })).toHaveValue("Cheap");
  await expect(page.getByRole("button", { name: "Move up: point 1" })).toBeFocused();
  await expect(page.getByText("Point moved to place 1 of 2.")).toBeAttached();
  await page
    .getByLabel("Details")
    .fill("| a | b |\n|---|---|\n| 1 | 2 |\n\n```mermaid\nflowchart LR\n  A[Client] --> B[Edge]\n```");
  await expect(preview(page).getByRole("listitem").first()).toHaveText("Cheap");
  await preview(page).getByText("Details").click();
  await expect(preview(page).locator("svg")).toBeVisible();
  await expect(preview(page).getByRole("table")).toBeVisible();
  await page.getByLabel("Tags").fill("Load Balancing, cdn");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "What does a CDN do?", level: 1 })).toBeVisible();
  const card = new URL(page.url()).pathname;

  await page.goto("/");
  await expect(page.getByRole("heading", { name: "1 card today" })).toBeVisible();
  await page.goto(`/review?deck=${deck.split("/").at(-1)}`);
  await isLive(page);
  await page.keyboard.press("Space");
  await expect(page.getByText("Near the reader")).toBeVisible();
  await page.keyboard.press("4");
  await expect.poll(async () => (await ledger(learner)).length).toBe(1);
  const before = await states(learner);
  expect(before).toHaveLength(1);

  await page.goto(card);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByLabel("Tags")).toHaveValue("cdn, load-balancing");
  await page.getByLabel("Question").fill("What is a CDN for?");
  await page.getByRole("button", { name: "Remove: point 1" }).click();
  await page.getByLabel("Tags").press("Enter"); // saves: it presses none of the points' buttons
  await expect(page.getByRole("heading", { name: "What is a CDN for?", level: 1 })).toBeVisible();
  expect(await states(learner)).toEqual(before);
  await page.goto("/decks");
  const yours = page.getByRole("region", { name: "Yours" });
  await expect(yours.getByRole("link", { name: "Interview notes" })).toBeVisible();
});

test("own words for a card of the bank are reviewed; when the bank's change, they are taken or kept, and either undone", async ({
  page,
  learner,
}) => {
  const slug = "caching-basics";
  await page.goto(`/cards/${slug}`);
  await page.getByRole("link", { name: "Make it yours" }).click();
  await page.getByLabel("Summary").fill("A cache, in my words.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Your version, of/)).toBeVisible();
  await expect(page.getByText("A cache, in my words.")).toBeVisible();
  await page.goto("/decks/caching");
  await page.getByRole("button", { name: "Study this deck" }).click();
  await page.getByRole("link", { name: "Review this deck" }).click();
  await isLive(page);
  await page.keyboard.press("Space");
  await expect(page.getByText("A cache, in my words.")).toBeVisible();

  const [bank] = await sql<{ summary: string }>("select summary from cards where slug = $1", [slug]);
  await sql("update cards set summary = summary || ' Newly added.' where slug = $1", [slug]);
  try {
    await page.goto(`/cards/${slug}`);
    const notice = page.getByRole("region", { name: "The bank's card has changed" });
    await expect(notice.locator("ins")).toContainText("Newly added");
    await notice.getByRole("button", { name: "Keep mine" }).click();
    await expect(notice).toHaveCount(0);
    await expect(page.getByText("A cache, in my words.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).first().click();
    await notice.getByRole("button", { name: "Take the bank's" }).click();
    await expect(page.getByText("Newly added.")).toBeVisible();
    await expect(page.getByText(/Your version, of/)).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(page.getByText("A cache, in my words.")).toBeVisible();
    await expect(notice).toBeVisible();
    await expectWellMadeEverywhere(page);
  } finally {
    await sql("update cards set summary = $2 where slug = $1", [slug, bank?.summary]);
  }
  expect(await ledger(learner)).toEqual([]);
});

test("what is deleted can be brought back, the card with its history", async ({ page, learner }) => {
  const deck = await makeDeck(page);
  const card = await makeCard(page, deck, "What is deleted?");
  await page.goto(`${card}/edit`);
  await page.getByRole("button", { name: "Delete the card" }).click();
  await expect(page.getByRole("heading", { name: "Deleted decks and cards" })).toBeVisible();
  expect((await page.request.get(card)).status()).toBe(404);
  await page.getByRole("button", { name: "Bring back What is deleted?" }).click();
  await expect(page.getByRole("heading", { name: "What is deleted?", level: 1 })).toBeVisible();
  await page.goto(`${deck}/edit`);
  await page.getByRole("button", { name: "Delete the deck" }).click();
  await expect(page.getByText("1 card · deleted")).toBeVisible();
  await expectWellMadeEverywhere(page);
  expect((await page.request.get(deck)).status()).toBe(404);
  expect((await page.request.get(card)).status()).toBe(404);
  await page.getByRole("button", { name: "Bring back Interview notes" }).click();
  await expect(page.getByRole("link", { name: "What is deleted?" })).toBeVisible();
  expect(learner.email).toContain("@");
});

test("another learner's deck and card are not there, at any address", async ({ page, learner, browser }) => {
  const deck = await makeDeck(page);
  const card = await makeCard(page, deck, "Whose is it?");
  const other = await (await browser.newContext({ baseURL: process.env.APP_URL })).newPage();
  for (const address of [deck, card]) expect((await other.request.get(address)).status()).toBe(404);
  await signUp(other);
  for (const address of [deck, card, `${deck}/edit`, `${deck}/cards/new`, `${card}/edit`]) {
    expect((await other.request.get(address)).status(), address).toBe(404);
  }
  for (const address of ["/decks/caching/edit", "/decks/caching/cards/new"]) {
    expect((await page.request.get(address)).status(), address).toBe(404); // the bank's is nobody's own
  }
  await other.goto("/decks");
  await expect(other.getByText("Interview notes")).toHaveCount(0);
  expect(learner.email).toContain("@");
});

test("two tabs: the second save overwrites nothing, both texts stay, and the learner chooses", async ({
  page,
  learner,
  context,
}) => {
  const deck = await makeDeck(page);
  const card = await makeCard(page, deck, "Which tab?");
  const second = await context.newPage();
  for (const tab of [page, second]) await tab.goto(`${card}/edit`);
  await page.getByLabel("Summary").fill("From the first tab.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("From the first tab.")).toBeVisible();
  await second.getByLabel("Summary").fill("From the second tab.");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("This card has changed since you opened it")).toBeVisible();
  await expect(second.getByLabel("Summary")).toHaveValue("From the second tab.");
  await second.getByText("How yours differ from the saved ones").click();
  await expect(second.locator("del").first()).toContainText("first");
  await expectWellMadeEverywhere(second);
  await second.getByRole("button", { name: "Take the saved words" }).click();
  await expect(second.getByLabel("Summary")).toHaveValue("From the first tab.");
  await second.getByLabel("Summary").fill("From both.");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("From both.")).toBeVisible();
  expect(learner.email).toContain("@");
});

test("what was typed survives a wrong field, a lost connection and a crash, and is asked about before it is left", async ({
  page,
  learner,
  context,
}) => {
  const deck = await makeDeck(page);
  await page.goto(`${deck}/cards/new`);
  await page.getByLabel("Question").fill("Is it kept?");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Write an answer: a summary, or details.").first()).toBeVisible();
  await expect(page.getByLabel("Summary")).toBeFocused();
  await expect(page.getByLabel("Question")).toHaveValue("Is it kept?");
  await page.getByLabel("Summary").fill("It is.");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Could not reach the server. Nothing was saved.")).toBeVisible();
  await context.setOffline(false);
  const asked = page.waitForEvent("dialog");
  void page.reload().catch(() => {});
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await page.waitForLoadState();
  await page.getByRole("button", { name: "Take them up" }).click();
  await expect(page.getByLabel("Question")).toHaveValue("Is it kept?");
  await expect(page.getByLabel("Summary")).toHaveValue("It is.");
  await page.getByRole("button", { name: "Save and write another" }).click();
  await expect(page.getByText("The card is saved. Write the next one.")).toBeAttached();
  await expect(page.getByLabel("Question")).toHaveValue("");
  await expect(page.getByLabel("Question")).toBeFocused();
  await page.reload();
  await expect(page.getByLabel("Question")).toBeVisible();
  await expect(page.getByText("You left unsaved words")).toHaveCount(0);
  await page.goto(deck);
  await expect(page.getByRole("link", { name: "Is it kept?" })).toHaveCount(1);
  expect(learner.email).toContain("@");
});

test("the editor is a plain form where there is no JavaScript", async ({ page, learner, browser }) => {
  const deck = await makeDeck(page);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: process.env.APP_URL,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto("/decks/new");
  await plain.getByRole("button", { name: "Make the deck" }).click();
  await expect(plain.getByText("Give the deck a title.")).toBeVisible();
  await plain.goto(`${deck}/cards/new`);
  await plain.getByLabel("Question").fill("Without a script?");
  await plain.getByLabel("Point 1", { exact: true }).fill("First");
  await plain.getByRole("button", { name: "Add a key point" }).click();
  await plain.getByLabel("Point 2", { exact: true }).fill("Second");
  await plain.getByRole("button", { name: "Move up: point 2" }).click();
  await expect(plain.getByLabel("Point 1", { exact: true })).toHaveValue("Second");
  await expect(plain.getByLabel("Question")).toHaveValue("Without a script?");
  await plain.getByRole("button", { name: "Save", exact: true }).click();
  await expect(plain.getByText("Write an answer: a summary, or details.").first()).toBeVisible();
  await plain.getByLabel("Summary").fill("With **Markdown**.");
  await plain.getByRole("button", { name: "Draw the preview" }).click();
  await expect(preview(plain).locator("strong")).toHaveText("Markdown");
  await plain.getByRole("button", { name: "Save", exact: true }).click();
  await expect(plain.getByRole("heading", { name: "Without a script?", level: 1 })).toBeVisible();
  await expect(plain.getByRole("region", { name: "Key points" }).getByText("Second")).toBeVisible();
  await context.close();
  expect(learner.email).toContain("@");
});

test("the new pages are well made, light and dark, on a phone and on a desk", async ({ page, learner }) => {
  const deck = await makeDeck(
    page,
    "A deck with a title that goes on for rather a long while, without_any_break_in_it_at_all",
  );
  const card = await makeCard(
    page,
    deck,
    "What is written `here`, at a.very.long.example/address/without/any/place/to/break/it?",
  );
  for (const address of [
    "/",
    "/decks/new",
    "/decks/deleted",
    "/decks",
    deck,
    `${deck}/edit`,
    `${deck}/cards/new`,
    card,
    `${card}/edit`,
    "/cards/caching-basics/edit",
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWellMadeEverywhere(page);
  }
  await page.goto(`/review?deck=${deck.split("/").at(-1)}`);
  await isLive(page);
  await page.keyboard.press("Space");
  await expectWellMadeEverywhere(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${card}/edit`);
  await expect(preview(page)).toBeHidden();
  await page.getByRole("button", { name: "preview" }).click();
  await expect(preview(page).locator("strong")).toHaveText("copies");
  await expectWellMadeEverywhere(page);
  expect(learner.email).toContain("@");
});
