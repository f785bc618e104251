import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleMarkdownWorker } from "./markdown-worker.mjs";
import { fingerprint, runLogged } from "./prepare.mjs";
import { presence, withLock } from "./presence.mjs";
import { root, step } from "./steps.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const builds = path.join(root, ".next/builds");

/**
 * Builds the app unless this very state of its sources has been built, with this key of the server
 * actions if one is set: the actions' ids are made with it. Each state has a folder of
 * its own: a server that runs an older build keeps it, and tests never build under a running app.
 * @returns {Promise<{distDir: string, release: () => void}>} the folder, relative to the project,
 *   kept for as long as it is not released
 */
export async function ensureBuild() {
  return withLock(path.join(root, ".next/locks/build"), async () => {
    const name = fingerprint(SOURCES, process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
    const distDir = path.posix.join(".next/builds", name);
    const complete = path.join(root, distDir, "complete");
    const users = presence(path.join(root, ".next/locks", `using-${name}`));
    users.join();
    if (!existsSync(complete)) {
      await step("Building the app", () =>
        runLogged(
          "build",
          process.execPath,
          ["node_modules/next/dist/bin/next", "build"],
          "The app could not be built.",
          {
            ...process.env,
            NODE_ENV: "production",
            NEXT_DIST_DIR: distDir,
            NEXT_TELEMETRY_DISABLED: "1",
          },
        ),
      );
      await bundleMarkdownWorker(distDir);
      writeFileSync(complete, "");
    }
    sweep(name);
    return { distDir, release: users.leave };
  });
}

/** Deletes the builds that no living process uses. @param {string} current */
function sweep(current) {
  for (const name of readdirSync(builds)) {
    const used = name === current || presence(path.join(root, ".next/locks", `using-${name}`)).others();
    if (!used) rmSync(path.join(builds, name), { recursive: true, force: true });
  }
}
