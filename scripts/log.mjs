// The server's log: one JSON object a line, whatever is written to the console. Control characters are
// escaped, so that nobody's input can forge a line or steer a terminal.
import { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";

/**
 * What is known of the request under way, for the log, and for lib/request.ts: `reached` once the app's
 * own code has begun to answer an action.
 * @typedef {{method: string, path: string, reached: boolean, said: Set<string>}} RequestUnderWay
 */

/** @type {AsyncLocalStorage<RequestUnderWay>} */
export const requests = new AsyncLocalStorage();
/** @type {any} */ (globalThis)[Symbol.for("cards.requests")] = requests;

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' codes for colors
const COLORS = /\u001b\[[0-9;]*m/g;

/** Longer messages and paths are cut, in characters. */
const LONGEST = 500;

/**
 * One line of the log, without its line end.
 * @param {"info" | "warn" | "error"} level
 * @param {unknown[]} args as for console.log; the fields of a plain object become the line's own
 * @param {Date} now
 * @param {RequestUnderWay} [request]
 */
export function logLine(level, args, now, request) {
  const fields = Object.assign({}, ...args.filter(isPlain));
  const error = args.find((arg) => arg instanceof Error);
  const text = args
    .filter((arg) => !isPlain(arg))
    .map((arg) => (arg instanceof Error ? wordsOf(arg) : typeof arg === "string" ? arg : inspect(arg)))
    .join(" ")
    .replace(COLORS, "");
  const line = {
    time: now.toISOString(),
    level,
    ...(text ? { message: cut(text) } : {}),
    ...fields,
    ...(request ? { method: request.method, path: cut(request.path) } : {}),
    ...(error && "digest" in error ? { digest: String(error.digest) } : {}),
    // Where a fault of ours was thrown. What a request did wrong is a warning, and has no place in our code.
    ...(error && level === "error" ? { at: placesOf(error) } : {}),
  };
  return escaped(JSON.stringify(line));
}

/** @param {unknown} arg */
const isPlain = (arg) => typeof arg === "object" && arg !== null && Object.getPrototypeOf(arg) === Object.prototype;

/** An error's message with those of its causes. @param {Error} error @returns {string} */
function wordsOf(error) {
  const cause = error.cause instanceof Error && error.cause !== error ? ` (${error.cause.message})` : "";
  return `${error.name}: ${error.message}${cause}`;
}

/** The first lines of an error's stack. @param {Error} error */
const placesOf = (error) =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => cut(line.trim()));

/** @param {string} text */
const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);

/** JSON leaves some control characters as they are. @param {string} json */
const escaped = (json) =>
  json.replace(/[\u007f-\u009f\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Makes the console write lines of the log. The same is said once of a request, however often it is reported. */
export function logConsole() {
  for (const [method, level] of /** @type {const} */ ([
    ["log", "info"],
    ["info", "info"],
    ["warn", "warn"],
    ["error", "error"],
  ])) {
    const stream = level === "info" ? process.stdout : process.stderr;
    console[method] = (/** @type {unknown[]} */ ...args) => {
      const request = requests.getStore();
      // What failed before the app's own code was reached is the sender's fault: see serve.mjs.
      const isSenders = request?.method === "POST" && !request.reached && !request.path.startsWith("/api/");
      const name = args.map((arg) => (arg instanceof Error ? arg.message : inspect(arg))).join(" ");
      if (request?.said.has(name)) return;
      request?.said.add(name);
      stream.write(`${logLine(level === "error" && isSenders ? "warn" : level, args, new Date(), request)}\n`);
    };
  }
}
