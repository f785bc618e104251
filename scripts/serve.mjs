// The server process: the built app behind an HTTP server, ended by a signal or with its parent.
// An argument names another folder than the project's: the benchmarks serve an app of their own.
import http from "node:http";
import next from "next";
import { clientAddress } from "./client-address.mjs";
import { root } from "./steps.mjs";

const port = Number(process.env.PORT);
const app = next({ dev: false, dir: process.argv[2] ?? root, hostname: process.env.HOST, port });
await app.prepare();
const handle = app.getRequestHandler();
const proxies = Number(process.env.PROXIES || 0);
const server = http.createServer((request, response) => {
  // What limits attempts counts by it.
  request.headers["x-forwarded-for"] = clientAddress(request, proxies);
  return handle(request, response);
});
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, process.env.HOST, () => {
  tell("ready");
  // Signs of life, from the event loop that answers: whoever started us ends us when they stop coming.
  setInterval(() => tell("alive"), 1000).unref();
});

/** @param {string} word */
function tell(word) {
  if (process.connected) process.send?.(word, undefined, undefined, () => {}); // the parent may be gone by now
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
