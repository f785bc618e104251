import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { runLogged } from "./prepare.mjs";
import { dataDir, Stop, step } from "./steps.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Arguments without which Chromium does not run as root, or calls home. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The path of a Chromium: the one on the machine, else Playwright's own, else Debian's, the last
 * two installed when they can be.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = onMachine() ?? (await playwrights());
  if (found) return found;
  return step("Installing Chromium", async () => {
    await runLogged(
      "chromium",
      process.execPath,
      ["node_modules/@playwright/test/cli.js", "install", "chromium"],
      "",
    ).catch(() => {});
    const installed = await playwrights();
    if (installed) return installed;
    const sentence =
      "The browser tests need Chromium, and it could not be installed. Install it (on Debian: apt-get install chromium), then run the command again.";
    if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) throw new Stop(sentence);
    await runLogged(
      "chromium",
      "sh",
      ["-c", "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium"],
      sentence,
    );
    const debians = onMachine();
    if (!debians) throw new Stop(`${sentence} The log is in ${path.join(dataDir, "chromium.log")}.`);
    return debians;
  });
}

function onMachine() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
