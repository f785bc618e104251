// The server process: the built app behind an HTTP server, ended by a signal or with its parent.
// An argument names another folder than the project's: the benchmarks serve an app of their own.
import http from "node:http";
import next from "next";
import { admission, costOf } from "./admission.mjs";
import { clientAddress } from "./client-address.mjs";
import { logConsole, requests } from "./log.mjs";
import { hostRule, refusalOf, refuse, settleForwarded } from "./refusal.mjs";
import { root } from "./steps.mjs";

const { HOST: host, NEXTAUTH_URL: publicUrl } = process.env;
if (publicUrl && !URL.canParse(publicUrl)) {
  console.error(
    `NEXTAUTH_URL is "${publicUrl}". Set it to the app's whole address, such as https://cards.example.com.`,
  );
  process.exit(1);
}
const port = Number(process.env.PORT);
const proxies = Number(process.env.PROXIES || 0);
const isOurs = hostRule(publicUrl, host);
const admit = { search: admission(), page: admission({ atOnce: 2 }), body: admission() };
const TOO_MANY = { status: 503, sentence: "The server has too much to do at the moment. Try again in a minute." };

logConsole();
const { log } = console;
console.log = () => {}; // Next reports how long its own start took, in the middle of the starter's line
const app = next({ dev: false, dir: process.argv[2] ?? root, hostname: host, port });
await app.prepare();
console.log = log;
const handle = app.getRequestHandler();

// A body of the largest size arrives within this time over a bad connection.
const server = http.createServer({ requestTimeout: 120_000 }, (request, response) => {
  // What limits attempts counts by it.
  request.headers["x-forwarded-for"] = clientAddress(request, proxies);
  settleForwarded(request.headers, proxies, publicUrl);
  const refusal = refusalOf(request, isOurs);
  if (refusal) return refuse(response, refusal);
  const { method = "", url = "" } = request;
  const underWay = { method, path: url, reached: false, said: new Set() };
  if (method === "POST" && !url.startsWith("/api/")) blameTheBody(response, underWay);
  const work = () => requests.run(underWay, () => handle(request, response));
  const cost = costOf(request);
  if (cost === null) return work();
  if (!admit[cost](response, work)) refuse(response, TOO_MANY);
});
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, host, () => {
  tell("ready");
  // Signs of life, from the event loop that answers: whoever started us ends us when they stop coming.
  setInterval(() => tell("alive"), 1000).unref();
});

/** @param {string} word */
function tell(word) {
  if (process.connected) process.send?.(word, undefined, undefined, () => {}); // the parent may be gone by now
}

/**
 * Next answers 500 to an action whose body it cannot read. Where no code of the app was reached, the fault
 * is the sender's: 400.
 * @param {http.ServerResponse} response @param {import("./log.mjs").RequestUnderWay} underWay
 */
function blameTheBody(response, underWay) {
  const writeHead = /** @type {(...args: any[]) => http.ServerResponse} */ (response.writeHead.bind(response));
  response.writeHead = (/** @type {any} */ status, /** @type {any[]} */ ...rest) =>
    writeHead(Number(status) === 500 && !underWay.reached ? 400 : status, ...rest);
}

let stopping = false;
/** Lets the requests under way finish, and then ends. */
function stop() {
  if (stopping) return;
  stopping = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5000).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop); // the parent was killed: an orphan would hold the port
