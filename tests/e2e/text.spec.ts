import type { Page } from "@playwright/test";
import { expect, isLive, reveal, test } from "./fixtures";

const QUESTION = "# of List<String> at /users/<id>/posts for $5 and $10?";
const SUMMARY =
  "x<y and y>z &lt; <b>\n\nماذا يعني Redis؟\n\n- אחד\n- שניים\n\nIt costs $O(n \\log n)$, and $$\\sum_{i=1}^{n} \\frac{1}{i}$$";
const WORDS = ["x<y and y>z &lt; <b>", "ماذا يعني Redis؟", "אחד"];
/** More than can be formatted in half a second. */
const HOSTILE = "*é".repeat(9_900);

/** What a field is called, and what is to be written in it. */
async function write(page: Page, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
}

test("what is typed is what is shown: in the preview, a review, a card's page, a search, print", async ({
  page,
  learner: _,
}) => {
  await page.goto("/decks/new");
  await write(page, { Title: "<Deck> of שלום" });
  await page.getByRole("button", { name: "Make the deck" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("<Deck> of שלום");
  const deck = new URL(page.url()).pathname;

  await page.goto(`${deck}/cards/new`);
  await write(page, { Question: "<br>", Summary: SUMMARY, Details: HOSTILE });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Nothing of this question can be seen.")).toBeVisible();
  await write(page, { Question: QUESTION });
  const shown = async (place: string) => {
    const main = page.getByRole(
      place === "preview" ? "region" : "main",
      place === "preview" ? { name: "Preview" } : {},
    );
    await expect(main).toContainText(QUESTION);
    for (const words of WORDS) await expect(main).toContainText(words);
    const arabic = main.locator("p", { hasText: "ماذا" });
    expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    await expect(main.locator("math")).toHaveCount(2);
    return main;
  };
  await shown("preview");
  await page.getByRole("button", { name: "Save", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(QUESTION);
  await expect(page).toHaveTitle(/^# of List<String> at \/users\/<id>\/posts/);
  const card = await shown("main"); // without points, its details are open
  await expect(card.getByRole("note")).toHaveText(
    "This text would take too long to format, so it is shown as it was typed.",
  );
  await expect(card.locator(".plain-text")).toHaveText(HOSTILE);
  if (process.env.TEXT_SHOTS) await shoot(page, process.env.TEXT_SHOTS);

  await page.goto(`${deck}/print`);
  await shown("main");
  await page.goto(`/search?q=${encodeURIComponent("posts costs")}`);
  await expect(page.getByRole("main")).toContainText(QUESTION);
  await page.goto(`/review?deck=${deck.split("/").at(-1)}`);
  await isLive(page);
  await reveal(page);
  await shown("main");
});

/** Pictures of a card for whoever wants to look at it. */
async function shoot(page: Page, folder: string) {
  for (const [name, width, height] of [
    ["phone", 390, 844],
    ["desk", 1280, 900],
  ] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
    }
  }
}
