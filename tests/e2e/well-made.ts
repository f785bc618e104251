import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDTHS = [320, 1440];
const SCHEMES = ["light", "dark"] as const;

/** Expects that axe finds nothing on a page and that it is no wider than the screen: on a phone and a desk, light and dark. */
export async function expectWellMadeEverywhere(page: Page, what = page.url()) {
  const size = page.viewportSize();
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([...found, tooWide], `${what}, ${colorScheme} at ${width} px`).toEqual([0]);
    }
  }
  if (size) await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: null });
}
