// npm run dev: the app on its sources, reloading as they change, on the embedded database.
import { spawn } from "node:child_process";
import { openDatabase } from "./database.mjs";
import { keepDatabase } from "./keep-database.mjs";
import { bundleMarkdownWorker } from "./markdown-worker.mjs";
import { prepare } from "./prepare.mjs";
import { root, run, say } from "./steps.mjs";
import { stopRequests } from "./stop-requests.mjs";
import { HUNG_MS } from "./supervisor.mjs";
import { bringUpToDate } from "./tasks.mjs";

await run(async () => {
  await prepare();
  const database = await openDatabase();
  try {
    const stop = stopRequests();
    const prepared = await Promise.race([
      bringUpToDate(database)
        .then(() => bundleMarkdownWorker(".next"))
        .then(() => true),
      stop.first,
    ]);
    if (prepared) await serveSources(database, stop);
  } finally {
    await database.stop();
  }
  process.exit(0);
});

/**
 * Runs Next's own server until it ends. It restarts itself when its settings change, so here it is not
 * started again; but it is ended, with all that it started, when it does not stop.
 * @param {import("./database.mjs").Database} database @param {import("./stop-requests.mjs").StopRequests} requests
 */
async function serveSources(database, requests) {
  const keeper = keepDatabase(database);
  const args = ["dev", "--hostname", "127.0.0.1", "--port", process.env.PORT || "3000"];
  const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", ...args], {
    cwd: root,
    env: { ...database.env, NEXT_TELEMETRY_DISABLED: "1" },
    detached: true, // a group of its own, which can be ended whole
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const killAll = () => {
    if (server.pid) process.kill(-server.pid, "SIGKILL");
  };
  /** @type {NodeJS.Timeout | undefined} */
  let deadline;
  const end = (/** @type {boolean} */ impatient) => {
    if (impatient) return killAll();
    server.kill("SIGTERM");
    deadline ??= setTimeout(() => {
      say(`The server did not stop within ${HUNG_MS / 1000} s. Killing it.`);
      killAll();
    }, HUNG_MS);
  };
  requests.listen(end);
  try {
    await Promise.race([ended, keeper.failed]);
  } finally {
    keeper.stop();
    if (server.exitCode === null && server.signalCode === null) end(false);
    await ended;
    clearTimeout(deadline);
  }
}
