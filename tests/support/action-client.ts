import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { SESSION_COOKIES, SESSION_SECONDS } from "@/lib/auth/session-cookie";

/** A server action of one build: the page that it is called from, and the id that the build gave it. */
export interface Action {
  route: string;
  id: string;
}

/**
 * Finds an action by its file and exported name in a build's manifest.
 * @param build the build's folder
 * @param route a page that uses the action, such as "/review"
 * Throws when the build has no such action.
 */
export function findAction(build: string, file: string, exportedName: string, route: string): Action {
  const manifest = path.join(build, "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  const found = Object.entries(node).find(
    ([, action]) => action.filename === file && action.exportedName === exportedName,
  );
  if (!found) throw new Error(`the build ${build} has no action ${exportedName} of ${file}`);
  return { route, id: found[0] };
}

/** The cookie header of a signed-in user, as next-auth makes it over http. */
export async function sessionCookie(userId: string, secret: string): Promise<string> {
  const token = { sub: userId, name: null, email: `${userId}@example.com` };
  return `${SESSION_COOKIES[1]}=${await encode({ token, secret, maxAge: SESSION_SECONDS })}`;
}

/** Calls actions of one server over connections that are kept open. */
export interface ActionClient {
  /**
   * Calls an action with one argument of plain JSON values, as the browser does, and returns what it
   * answers. Throws when the connection breaks, and when the server answers with an error.
   */
  call(action: Action, argument: unknown, cookie?: string): Promise<unknown>;
  close(): void;
}

/** @param url the server's address; @param connections how many may be open at once */
export function actionClient(url: string, connections: number): ActionClient {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  return {
    async call({ route, id }, argument, cookie) {
      const body = JSON.stringify([argument], escapeText);
      const headers = {
        accept: "text/x-component",
        "content-type": "text/plain;charset=UTF-8",
        "content-length": Buffer.byteLength(body),
        "next-action": id,
        origin: url,
        ...(cookie ? { cookie } : {}),
      };
      const { status, text } = await post(new URL(route, url), agent, headers, body);
      if (status !== 200) throw new Error(`the action was answered with status ${status}: ${text.slice(0, 200)}`);
      return readAnswer(text);
    },
    close: () => agent.destroy(),
  };
}

function post(url: URL, agent: http.Agent, headers: http.OutgoingHttpHeaders, body: string) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const request = http.request(url, { agent, method: "POST", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** In an action's arguments and answers, text that begins with a dollar sign has a second one before it. */
const escapeText = (_: string, value: unknown) =>
  typeof value === "string" && value.startsWith("$") ? `$${value}` : value;

/**
 * The value that an action returned, out of React's flight format: one row a line, "id:JSON". Row 0
 * refers to the row with the value ("$@1"). Only plain JSON values are read.
 */
export function readAnswer(flight: string): unknown {
  const rows = new Map(
    flight
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)] as const),
  );
  const { a } = JSON.parse(rows.get("0") ?? "{}") as { a?: string };
  const row = a?.startsWith("$@") ? rows.get(a.slice(2)) : undefined;
  if (row === undefined) throw new Error(`no answer of an action: ${flight.slice(0, 200)}`);
  if (row.startsWith("E")) throw new Error(`the action failed: ${row.slice(1, 200)}`);
  return JSON.parse(row, (_, value: unknown) => {
    if (typeof value !== "string" || !value.startsWith("$")) return value;
    if (value === "$undefined") return undefined;
    if (value.startsWith("$$")) return value.slice(1);
    throw new Error(`an answer that is more than plain JSON: ${value}`);
  });
}
