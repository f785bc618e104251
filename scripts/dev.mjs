// npm run dev: the app on its sources, reloading as they change, on the embedded database.
import { spawn } from "node:child_process";
import { openDatabase } from "./database.mjs";
import { bundleMarkdownWorker } from "./markdown-worker.mjs";
import { prepare } from "./prepare.mjs";
import { root, run } from "./steps.mjs";
import { bringUpToDate } from "./tasks.mjs";

await run(async () => {
  await prepare();
  const database = await openDatabase();
  try {
    await bringUpToDate(database);
    await bundleMarkdownWorker(".next");
    // Ctrl-C ends Next, which is in our group; we wait for it and then let go of the database.
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => server.kill(signal));
    const server = spawn(
      process.execPath,
      ["node_modules/next/dist/bin/next", "dev", "--hostname", "127.0.0.1", "--port", process.env.PORT || "3000"],
      {
        cwd: root,
        env: { ...database.env, NEXT_TELEMETRY_DISABLED: "1" },
        stdio: "inherit",
      },
    );
    await new Promise((resolve) => server.once("exit", resolve));
  } finally {
    await database.stop();
  }
  process.exit(0);
});
