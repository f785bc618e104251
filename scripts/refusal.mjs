// What the server refuses before the app sees it: by the request's line and headers alone, so that it costs nothing.
import { isIP } from "node:net";

/** The longest bodies, in bytes: of a sign-in, and of a form (5,000 chosen cards come to 0.7 MB). */
const LONGEST_BODY = { api: 16_384, form: 1_000_000 };
/** The longest address, in characters: a practice of a hundred cards comes to half of it. */
const LONGEST_URL = 12_000;
/** What the app answers to; some others, as TRACE, Next fails at. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** @typedef {{status: number, sentence: string}} Refusal */

/**
 * The names under which the app answers. Another site's name that leads to this machine is none of them,
 * so that its pages cannot ask this app for anything (DNS rebinding). An address of digits can be nobody
 * else's name. Ports do not matter to that, and may be mapped.
 * @param {string | undefined} publicUrl NEXTAUTH_URL
 * @param {string | undefined} host what the server listens on
 * @returns {(hostHeader: string | undefined) => boolean}
 */
export function hostRule(publicUrl, host) {
  const names = new Set(["localhost", host, publicUrl && new URL(publicUrl).hostname].filter(Boolean));
  return (header) => {
    const name = hostnameOf(header);
    return name !== null && (names.has(name) || isIP(name.replace(/^\[|\]$/g, "")) !== 0);
  };
}

/** @param {string | undefined} host */
function hostnameOf(host) {
  if (!host || !/^[\w.:[\]-]+$/.test(host)) return null;
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
}

/**
 * Why a request is refused, or null.
 * @param {{method?: string | undefined, url?: string | undefined, headers: import("node:http").IncomingHttpHeaders}} request
 *   with only such X-Forwarded headers as are to be believed
 * @param {(hostHeader: string | undefined) => boolean} isOurs see hostRule
 * @returns {Refusal | null}
 */
export function refusalOf({ method, url = "", headers }, isOurs) {
  const host = [headers["x-forwarded-host"] ?? headers.host ?? ""].flat().join(",").split(",")[0]?.trim();
  if (!isOurs(host) || !isOurs(headers.host)) {
    return {
      status: 421,
      sentence: "The app does not answer under this name. Whoever runs it can set NEXTAUTH_URL to its public address.",
    };
  }
  if (method && !METHODS.includes(method)) return { status: 405, sentence: "The app has no answer to such a request." };
  const path = pathOf(url);
  if (path === null) return { status: 400, sentence: "This address has characters in it that no address here has." };
  if (url.length > LONGEST_URL) return { status: 414, sentence: "This address is too long. Ask for less at once." };
  return bodyRefusal(headers, path) ?? (method === "POST" ? originRefusal(headers.origin, host) : null);
}

/** The path as it is meant ("/x/../api" is "/api"), or null: cut short, wrongly encoded, or with control characters. @param {string} url */
function pathOf(url) {
  if (!url.startsWith("/")) return null;
  const query = url.split("?", 2)[1] ?? "";
  try {
    const decoded = decodeURIComponent(new URL(`http://here.invalid${url}`).pathname);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return /[\u0000-\u001f\u007f]/.test(decoded) || query.includes("%00") ? null : decoded;
  } catch {
    return null;
  }
}

/** A body has a length, and keeps to it: Node reads no more. @param {import("node:http").IncomingHttpHeaders} headers @param {string} path */
function bodyRefusal(headers, path) {
  if (headers["transfer-encoding"] !== undefined)
    return { status: 411, sentence: "Say how long the body is: send it with a Content-Length." };
  const longest = /^\/+api(\/|$)/i.test(path) ? LONGEST_BODY.api : LONGEST_BODY.form;
  if (Number(headers["content-length"] ?? 0) <= longest) return null;
  return { status: 413, sentence: "That is more than can be sent at once. Send less." };
}

/** Another site's page may not send forms here. @param {string | undefined} origin @param {string | undefined} host */
function originRefusal(origin, host) {
  const ours = URL.canParse(`http://${host}`) && new URL(`http://${host}`).host;
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === ours)) return null;
  return { status: 403, sentence: "This was sent from a page of another site, and was not done. Open the app itself." };
}

/**
 * Takes away what a caller says of the way here, unless there are proxies to say it. Where the app has a
 * public address and a page of it asks, that is the way, even behind a proxy that hides it.
 * @param {import("node:http").IncomingHttpHeaders} headers @param {number} proxies @param {string | undefined} publicUrl
 */
export function settleForwarded(headers, proxies, publicUrl) {
  if (proxies === 0) {
    for (const name of ["forwarded", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"]) delete headers[name];
  }
  const own = publicUrl && new URL(publicUrl);
  if (own && headers.origin === own.origin) {
    headers["x-forwarded-host"] = own.host;
    headers["x-forwarded-proto"] = own.protocol.slice(0, -1);
  }
}

/**
 * Answers with a refusal: a page of one sentence, and the connection's end, since what follows is not read.
 * @param {import("node:http").ServerResponse} response @param {Refusal} refusal
 */
export function refuse(response, { status, sentence }) {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not done · System Design Cards</title><body style="font:1rem/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem">
<h1 style="font-size:1.5rem">That was not done</h1><p>${sentence}</p><p><a href="/">Go to the start page</a></p>`;
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(page),
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    Connection: "close",
  });
  response.end(page);
}
