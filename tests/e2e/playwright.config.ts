import path from "node:path";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS } from "../../scripts/chromium.mjs";

const folder = process.env.TEST_FOLDER;
const chromium = process.env.CHROMIUM;
if (!folder || !chromium) throw new Error("The browser tests are run by npm test, which prepares what they need.");

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(folder, "playwright"),
  globalSetup: "./global-setup.ts",
  workers: 2,
  // Where nobody can start it again, a test that failed once is tried once more, and reported as flaky.
  retries: process.env.CI ? 1 : 0,
  // Generous: two runs at once on a small machine are slow, and still right.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json"]],
  use: {
    launchOptions: { executablePath: chromium, args: CHROMIUM_ARGS },
    viewport: { width: 1280, height: 800 },
    timezoneId: "Europe/Berlin",
    screenshot: "off",
  },
});
