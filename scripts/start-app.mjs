import { spawn } from "node:child_process";
import net from "node:net";
import { ensureBuild } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { prepare } from "./prepare.mjs";
import { owned, root, run, Stop, seconds, step } from "./steps.mjs";
import { bringUpToDate } from "./tasks.mjs";

const started = performance.now();

await run(async () => {
  const port = parsePort(process.env.PORT || "3000");
  checkProxies(process.env.PROXIES || "0");
  // With the embedded database and its public demo account, only this machine may look in.
  const host = process.env.HOST || (process.env.DATABASE_URL ? "0.0.0.0" : "127.0.0.1");
  await checkPort(port, host);
  console.log("Starting System Design Cards");
  await prepare();
  const database = await openDatabase();
  try {
    const stopping = onStopRequest();
    const server = await Promise.race([bringUp(database, port, host), stopping]);
    if (server) {
      const crash = new Promise((resolve) => server.once("exit", resolve)).then(() => "crashed");
      const why = await Promise.race([stopping, crash]);
      if (why === "crashed")
        throw new Stop("The server ended by itself. Its last words are above; run the command again to start it.");
      console.log("\nStopping …");
      server.kill("SIGTERM");
      await crash;
    }
  } finally {
    await database.stop();
  }
  console.log("\nStopped. Everything is saved.");
  process.exit(0);
});

/** @param {import("./database.mjs").Database} database @param {number} port @param {string} host */
async function bringUp(database, port, host) {
  await bringUpToDate(database);
  const build = await ensureBuild();
  const server = await step("Starting the server", () =>
    serve({ ...database.env, NODE_ENV: "production", NEXT_DIST_DIR: build.distDir, PORT: String(port), HOST: host }),
  );
  server.once("exit", build.release);
  console.log(`\nReady in ${seconds(performance.now() - started)}: http://localhost:${port}`);
  if (database.embedded) console.log("Demo sign-in: demo@example.com, password system-design");
  console.log("Stop with Ctrl-C.");
  return server;
}

/** @param {string} text */
function parsePort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Stop(`PORT is "${text}", which is no port. Set it to a number from 1 to 65535, such as 3000.`);
}

/** @param {string} text */
function checkProxies(text) {
  if (/^\d$/.test(text)) return;
  throw new Stop(
    `PROXIES is "${text}". Set it to how many proxies stand before the app, such as 1, or unset it for none.`,
  );
}

/** @param {number} port @param {string} host */
async function checkPort(port, host) {
  const taken = await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === "EADDRINUSE") return resolve(true);
      if (code === "EACCES")
        return reject(new Stop(`This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`));
      if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
        return reject(
          new Stop(
            `HOST is "${host}", which is no address of this machine. Unset it, or set it to 0.0.0.0 to listen on all.`,
          ),
        );
      reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(answersOn(port))));
  });
  if (taken)
    throw new Stop(
      `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    );
}

/** Whether something listens where a browser looks for localhost. @param {number} port @returns {Promise<boolean>} */
function answersOn(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "localhost" });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/**
 * Settles at the first request to stop: a signal, or the end of the npm that started us, which
 * passes a SIGTERM on to a shell that keeps it to itself.
 * @returns {Promise<null>}
 */
function onStopRequest() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(null));
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && resolve(null), 200).unref();
  });
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import("node:child_process").ChildProcess>} once it answers
 */
function serve(env) {
  return new Promise((resolve, reject) => {
    // In a group of its own: Ctrl-C reaches it through us, once.
    const child = owned(
      spawn(process.execPath, ["scripts/serve.mjs"], {
        cwd: root,
        env,
        detached: true,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      }),
    );
    child.once("message", () => resolve(child));
    child.once("exit", (code) =>
      reject(new Stop(`The server could not start (code ${code}). Its last words are above.`)),
    );
  });
}
