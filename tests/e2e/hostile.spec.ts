import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { ensureBuild } from "../../scripts/build.mjs";
import { freePort } from "../../scripts/postgres.mjs";
import { sessionCookie } from "../support/action-client";
import { formBody, surfaceOf, TEXTS, TOKENS, VALUES } from "../support/hostile";
import { addLearners } from "../support/population";
import { type Server, serve, stopServer } from "../support/server";
import { query } from "../support/sql";
import { databaseUrl, testFolder } from "./app";
import { expect, test } from "./fixtures";

/** A request, and who sends it. */
interface Shot {
  what: string;
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const LEARNERS = 60;
let server: Server;
let build: string;
let cookies: string[];
let fields: Record<string, unknown>;
const agent = new http.Agent({ keepAlive: true, maxSockets: 6 });

test.beforeAll(async () => {
  const folder = path.join(testFolder(), "app");
  const [url, secret] = [databaseUrl(folder), readFileSync(path.join(folder, "secret"), "utf8")];
  const { distDir } = await ensureBuild();
  build = distDir;
  const port = await freePort();
  server = await serve({ distDir, port, databaseUrl: url, secret });
  const name = `hostile-${randomUUID().slice(0, 8)}`;
  const unchecked = new URL(url);
  unchecked.searchParams.set("options", "-c session_replication_role=replica");
  const plain = { studiedDecks: 3, seen: 3, reviewsPerCard: 1, oneIsDueOf: 2 };
  await addLearners(unchecked.href, { name, count: LEARNERS, ...plain });
  const users = await query<{ id: string }>(url, "select id from users where email like $1", [`${name}-%`]);
  cookies = await Promise.all(users.map(({ id }) => sessionCookie(id, secret)));
  const [card] = await query<{ id: string; slug: string; deck: string }>(
    url,
    "select c.id, c.slug, d.slug as deck from cards c join decks d on d.id = c.deck_id where d.owner_id is null and c.answered order by c.slug limit 1",
  );
  if (!card) throw new Error("the app has no cards");
  // A valid value for each name that actions read, so that with one of them wrong the others are let through.
  fields = {
    ...{
      id: randomUUID(),
      ageMs: 0,
      cardId: card.id,
      kind: "flag",
      text: "A note.",
      slug: card.slug,
      deckSlug: card.deck,
    },
    ...{ version: 0, studyDay: "2026-12-01", grade: 3, shownDays: null, points: null, durationMs: 1000, shown: null },
    ...{
      question: "Q?",
      summary: "S.",
      details: "D.",
      tags: "a, b",
      level: "core",
      keyPoints: [],
      words: {},
      loaded: "x",
    },
    ...{
      point: "A point.",
      pointId: "",
      do: "",
      script: "1",
      more: "",
      user: "",
      title: "T",
      description: "D",
      deleted: "no",
    },
    ...{
      decks: [card.deck],
      deck: card.deck,
      cards: [card.slug],
      card: card.id,
      inPlay: [],
      practice: true,
      all: "yes",
    },
    ...{
      state: "new",
      mark: "",
      only: randomUUID(),
      newPerDay: "5",
      study: "yes",
      new: "1",
      reviews: "1",
      take: "mine",
    },
    ...{
      seen: "x",
      recallFirst: true,
      swipe: false,
      interviewDate: null,
      minutesPerDay: 20,
      welcomed: true,
      theme: "dark",
    },
    ...{
      email: "hostile@example.com",
      password: "a few easy words",
      timeZone: "UTC",
      next: "/",
      intent: "",
      when: "none",
    },
    ...{ minutes: "20", otherMinutes: "", rolloverHour: 4, desiredRetention: 0.9, reviewsPerDay: 200 },
    ...{ learningStepsMinutes: [1, 10], relearningStepsMinutes: [10], maximumIntervalDays: 36500, leechThreshold: 8 },
    ...{ leechAction: "tag", reviewOrder: "due", loadBalancing: true, weekdays: Array(7).fill("normal") },
  };
});

test.afterAll(async () => {
  agent.destroy();
  if (server) await stopServer(server);
});

/** Sends everything and returns what was answered with a fault, and what the log then had. */
async function fire(shots: Shot[]): Promise<string[]> {
  const faults: string[] = [];
  let next = 0;
  const gun = async () => {
    for (let shot = shots[next]; shot; shot = shots[next]) {
      const place = next++;
      const { status, text } = await send(shot, place).catch((error) => ({ status: 0, text: String(error) }));
      if (status === 0 || status >= 500) faults.push(`${status} ${shot.what}: ${text.slice(0, 150)}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, gun));
  return faults;
}

/** Mostly as a learner, now and then as another, or as nobody. */
function send({ method = "GET", path: where, headers = {}, body }: Shot, place: number) {
  const cookie = place % 8 === 7 ? {} : { cookie: cookies[place % LEARNERS] ?? "" };
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const options = { agent, method, path: where, headers: { ...cookie, ...length, ...headers } };
    const request = http.request(server.url, options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        if (text.length < 20_000) text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** As it can stand in an address; what no encoding makes right stays wrong. */
const inAddress = (text: string) =>
  text === "%ff" ? text : text === "\uD800" ? "%ED%A0%80" : encodeURIComponent(text);

/** What the log has that it should not: what is no line of it, what is about a fault, and more than a line for each request. */
function faultyLines(requests: number): string[] {
  const lines = server.output().split("\n").filter(Boolean);
  const faulty = lines.filter((line) => !line.startsWith('{"time":') || line.includes('"level":"error"'));
  return lines.length > requests ? [...faulty, `${lines.length} lines for ${requests} requests`] : faulty.slice(0, 20);
}

/** So many of the values, others at each place: every value has its turn, and all with all would be 20,000 requests. */
const some = <T>(values: readonly T[], place: number, count: number) =>
  Array.from({ length: count }, (_, i) => values[(place * count + i) % values.length] as T);

let sent = 0;

test("no page or route answers 500, whatever its address says", async () => {
  const { paths } = surfaceOf(build, []);
  const names = ["q", "page", "next", "error", "callbackUrl", "sort", ...Object.keys(fields)];
  const shots: Shot[] = paths.flatMap((template) =>
    TEXTS.flatMap((text) => {
      const value = inAddress(text);
      const path = template.replace(/\[[^\]]+\]/g, value || "%20");
      const sound = template.replace(/\[[^\]]+\]/g, "fundamentals");
      const all = names.map((name) => `${name}=${value}&${value}=x`).join("&");
      const part = { what: `${template} with ${JSON.stringify(text).slice(0, 40)} in its path`, path };
      const params = {
        what: `${template} with ${JSON.stringify(text).slice(0, 40)} for its parameters`,
        path: `${sound}?${all}`.slice(0, 11_000),
      };
      return template.includes("[") ? [part, params] : [params];
    }),
  );
  for (const template of paths) {
    const path = template.replace(/\[[^\]]+\]/g, "fundamentals");
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD"])
      shots.push({ what: `${method} ${path}`, method, path });
    shots.push(
      {
        what: `${path} with a damaged session`,
        path,
        headers: { cookie: "next-auth.session-token=a.b.c; theme=constructor" },
      },
      { what: `${path} for a router that is lost`, path, headers: { rsc: "1", "next-router-state-tree": "%ff" } },
      {
        what: `${path} for a router that lies`,
        path,
        headers: { rsc: "1", "next-router-state-tree": "%5B%22x%22%5D" },
      },
      { what: `${path} prefetched`, path, headers: { rsc: "1", "next-router-prefetch": "1", "next-url": "/%ff" } },
      { what: `${path} from an origin that is none`, method: "POST", path, headers: { origin: "::" } },
      {
        what: `${path} with a form that breaks off`,
        method: "POST",
        path,
        headers: { "content-type": "multipart/form-data" },
        body: "--x",
      },
      {
        what: `${path} with a long body`,
        method: "POST",
        path,
        headers: { "content-type": "text/plain" },
        body: "x".repeat(1_500_000),
      },
      { what: `${path} by another name`, path, headers: { host: "evil.example" } },
      { what: `${path} by a forwarded name`, path, headers: { "x-forwarded-host": "evil.example" } },
    );
  }
  const signingIn = [
    "signin",
    "signin/credentials",
    "signin/github",
    "callback/credentials",
    "callback/google",
    "_log",
  ];
  for (const part of [
    ...signingIn,
    "session",
    "csrf",
    "providers",
    "signout",
    "error",
    "verify-request",
    "constructor",
  ]) {
    const path = `/api/auth/${part}`;
    for (const [place, text] of TEXTS.entries()) {
      const all = Object.fromEntries(
        ["callbackUrl", "csrfToken", "email", "password", "json", "level"].map((name) => [name, text]),
      );
      const what = `${path} with ${JSON.stringify(text).slice(0, 40)}`;
      const post = (type: string, body: string): Shot => ({
        what,
        method: "POST",
        path,
        body,
        headers: { "content-type": type },
      });
      const kinds = [
        { what, path: `${path}?error=${inAddress(text)}&callbackUrl=${inAddress(text)}` },
        { what: `${what} in a cookie`, path, headers: { cookie: `next-auth.callback-url=${inAddress(text)}` } },
        post("application/json", JSON.stringify(all)),
        post("application/json", text),
        post("application/x-www-form-urlencoded", `callbackUrl=${inAddress(text)}&email=${inAddress(text)}&json=true`),
      ];
      shots.push(...some(kinds, place, 2));
    }
  }
  sent += shots.length;
  expect([...(await fire(shots)), ...faultyLines(sent)]).toEqual([]);
});

test("no action answers 500, whatever it is called with", async () => {
  const { actions } = surfaceOf(build, Object.keys(fields));
  const shots: Shot[] = actions.flatMap(({ name, id, route, names, form }, place) => {
    const path = route.replace(/\[[^\]]+\]/g, "fundamentals");
    const sound = Object.fromEntries(names.map((one) => [one, fields[one]]));
    const headers = { "next-action": id, accept: "text/x-component", origin: server.url };
    const json = (what: string, body: string): Shot => ({
      ...{ what: `${name} with ${what}`, method: "POST", path, body },
      headers: { ...headers, "content-type": "text/plain;charset=UTF-8" },
    });
    const say = (value: unknown) => JSON.stringify(value)?.slice(0, 40);
    const whole = some(VALUES, place, 6).map((value) => json(say(value) ?? "", JSON.stringify([value, value])));
    const tokens = TOKENS.map((token) => json(token, JSON.stringify([token, { ...sound, id: token, slug: token }])));
    const broken = ["", "[", "null", "{}", '"x"', "[".repeat(100_000)].map((body) => json(say(body) ?? "", body));
    const parts = names.flatMap((one, i) =>
      some(VALUES, place + i, 3).map((value) =>
        json(`${one} ${say(value)}`, JSON.stringify([{ ...sound, [one]: value }])),
      ),
    );
    const forms = (form === null ? [] : names).flatMap((one, i) =>
      some(TEXTS, place + i, 2).map((text) => {
        const strings = Object.entries({ ...sound, [one]: text }).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.map(String) : String(value ?? ""),
        ]);
        const { type, body } = formBody(Object.fromEntries(strings), form ?? 0);
        const what = `${name} with a form of ${one} ${say(text)}`;
        return { what, method: "POST", path, body, headers: { ...headers, "content-type": type } };
      }),
    );
    return [...whole, ...tokens, ...broken, ...parts, ...forms];
  });
  sent += shots.length;
  expect([...(await fire(shots)), ...faultyLines(sent)]).toEqual([]);
});
