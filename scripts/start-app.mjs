import { ensureBuild } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { keepDatabase } from "./keep-database.mjs";
import { addressOf, checkPort, checkProxies, hostOf, portOf } from "./listen.mjs";
import { prepare } from "./prepare.mjs";
import { run, seconds, step } from "./steps.mjs";
import { stopRequests } from "./stop-requests.mjs";
import { superviseServer } from "./supervise.mjs";
import { bringUpToDate } from "./tasks.mjs";

/** @import { Database } from "./database.mjs" */

const started = performance.now();

await run(async () => {
  const port = portOf();
  checkProxies();
  const host = hostOf();
  await checkPort(port, host);
  console.log("Starting System Design Cards");
  await prepare();
  const database = await openDatabase();
  try {
    const stop = stopRequests();
    const build = await Promise.race([bringUp(database), stop.first]);
    if (build) {
      /** @type {NodeJS.ProcessEnv} */
      const env = { ...database.env, NODE_ENV: "production", NEXT_DIST_DIR: build.distDir };
      const server = superviseServer({ ...env, PORT: String(port), HOST: host });
      stop.listen((impatient) => {
        if (!impatient) console.log("\nStopping …");
        server.stop(impatient);
      });
      await serveUntilStopped(database, server, () => announce(database, addressOf(host, port)));
      build.release();
    }
  } finally {
    await database.stop();
  }
  console.log("\nStopped. Everything is saved.");
  process.exit(0);
});

/** @param {Database} database */
async function bringUp(database) {
  await bringUpToDate(database);
  return ensureBuild();
}

/**
 * Settles when the server has stopped; rejects when it or its database cannot be kept running.
 * @param {Database} database @param {import("./supervise.mjs").Supervised} server @param {() => void} announce
 */
async function serveUntilStopped(database, server, announce) {
  const keeper = keepDatabase(database);
  try {
    const started = step("Starting the server", () => server.ready).then(announce);
    await Promise.race([started, server.ended]);
    await Promise.race([server.ended, keeper.failed]);
  } finally {
    keeper.stop();
    server.stop(false);
    await server.ended.catch(() => {});
  }
}

/** @param {Database} database @param {string} address */
function announce({ embedded, demo }, address) {
  console.log(`\nReady in ${seconds(performance.now() - started)}: ${address}`);
  if (demo) console.log("Demo sign-in: demo@example.com, password system-design");
  else if (embedded)
    console.log(
      "There is no demo sign-in: other machines can reach this app, and the demo account's password is public. It is back, with its reviews, when HOST and NEXTAUTH_URL are unset.",
    );
  console.log("Stop with Ctrl-C.");
}
