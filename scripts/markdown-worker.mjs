import path from "node:path";
import { root } from "./steps.mjs";

/**
 * Makes one file of lib/markdown/worker.ts and all that it imports, for the threads of lib/markdown/pool.ts.
 * @param {string} folder the build's, relative to the project; the app looks for the file there
 */
export async function bundleMarkdownWorker(folder) {
  const { build, stop } = await import("esbuild"); // only now: the starter imports this file before it installs packages
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/markdown/worker.ts"],
    outfile: path.join(root, folder, "markdown-worker.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // What is CommonJS among the packages may ask for Node's own modules.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  await stop(); // or its process would stay for as long as the app runs
}
