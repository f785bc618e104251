import path from "node:path";
import { ensureBuild } from "../../scripts/build.mjs";
import { type FirstLoad, firstLoads } from "../support/first-load";
import { expect, test } from "./fixtures";

/** The most JavaScript of a page's first load, in bytes gzipped: the framework's empty page has 135,000. */
const MOST = { review: 170_000, other: 160_000 };
const root = path.resolve(import.meta.dirname, "../..");

async function readBuild(): Promise<FirstLoad[]> {
  const { distDir, release } = await ensureBuild(); // built already: this is where it is
  try {
    return firstLoads(path.join(root, distDir));
  } finally {
    release();
  }
}

test("no page's first load has more JavaScript than its budget", async () => {
  const loads = await readBuild();
  expect(loads.map(({ page }) => page)).toEqual(expect.arrayContaining(["/", "/decks/[slug]", "/review"]));
  for (const { page, bytes } of loads) {
    expect(bytes, `${page}: ${bytes} bytes`).toBeGreaterThan(100_000); // else the build was read wrongly
    expect(bytes, `${page}: ${bytes} bytes`).toBeLessThanOrEqual(page === "/review" ? MOST.review : MOST.other);
  }
});

test("what the build says a page loads is what its HTML asks for", async ({ page, learner }) => {
  expect(learner.email).toContain("@");
  const loads = await readBuild();
  for (const address of ["/", "/decks", "/review"]) {
    const html = await (await page.request.get(address)).text();
    const asked = [...html.matchAll(/<script[^>]* src="\/_next\/([^"?]+)[^>]*>/g)].filter(
      ([tag]) => !/nomodule/i.test(tag),
    );
    const said = loads.find((load) => load.page === address)?.scripts ?? [];
    expect(said.length).toBeGreaterThan(3);
    for (const [, script] of asked) expect(said, `${address} asks for ${script}`).toContain(script);
  }
});
