import { randomUUID } from "node:crypto";
import type http from "node:http";
import { findAction } from "../../support/action-client";
import { hostileTexts, wideTable } from "./markdown";

/** One request, ready to be sent: nothing is reckoned while it is measured. */
export interface HostileRequest {
  method: "GET" | "POST";
  path: string;
  headers: http.OutgoingHttpHeaders;
  body?: Buffer;
}

/** A kind of attack: its requests are sent in turn. */
export interface Kind {
  name: string;
  requests: HostileRequest[];
}

/** What the kinds need of the app that is attacked. */
export interface Target {
  url: string;
  /** The folder of its build. */
  build: string;
  /** The session of an account that attacks. */
  cookie: string;
  /** Cards on which that account has hostile notes. */
  notedSlugs: string[];
}

const MEGABYTE = 1_000_000;
const get = (path: string, cookie?: string): HostileRequest => ({
  method: "GET",
  path,
  headers: cookie ? { cookie } : {},
});

/** All kinds of attack, against one app. */
export async function hostileKinds({ url, build, cookie, notedSlugs }: Target): Promise<Kind[]> {
  const post = (path: string, body: Buffer | string, headers: http.OutgoingHttpHeaders): HostileRequest => ({
    method: "POST",
    path,
    headers: { origin: url, "content-length": Buffer.byteLength(body), ...headers },
    body: Buffer.from(body),
  });
  const action = (file: string, name: string, route: string, argument: unknown, signedIn: boolean) =>
    post(route, JSON.stringify([argument]), {
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": findAction(build, file, name, route).id,
      ...(signedIn ? { cookie } : {}),
    });
  const preview = (details: string, signedIn: boolean) =>
    action("app/actions/preview-card.ts", "previewCard", "/decks/deck-1/cards/new", words(details), signedIn);
  const newCard = await multipart([
    null,
    { ...words(wideTable(40_000)), keyPoints: "", slug: "deck-1", id: randomUUID(), level: "core" },
  ]);
  const create = findAction(build, "app/actions/create-card.ts", "createCard", "/decks/deck-1/cards/new");

  return [
    {
      name: "search with stars",
      requests: STARS.flatMap((q) => [
        get(`/api/search?q=${encodeURIComponent(q)}`),
        get(`/search?q=${encodeURIComponent(q)}`),
      ]),
    },
    { name: "deep queries", requests: DEEP.map((q) => get(`/api/search?q=${encodeURIComponent(q)}`)) },
    {
      name: "a table of 40 kB, signed out",
      requests: [
        post(create.route, newCard.body, {
          accept: "text/x-component",
          "content-type": newCard.type,
          "next-action": create.id,
        }),
        preview(wideTable(40_000), false),
      ],
    },
    { name: "hostile Markdown, previewed", requests: hostileTexts(20_000).map((text) => preview(text, true)) },
    { name: "hostile notes, viewed", requests: notedSlugs.map((slug) => get(`/cards/${slug}`, cookie)) },
    { name: "sign-in with long e-mails", requests: await signIns(url, post) },
    {
      name: "bodies of 1 MB",
      requests: [
        post("/api/auth/callback/credentials", `email=${"a".repeat(MEGABYTE)}`, FORM),
        post("/api/auth/signout", `csrfToken=${"a".repeat(MEGABYTE)}`, FORM),
        action("app/actions/sign-up.ts", "signUp", "/sign-up", { email: "a".repeat(MEGABYTE) }, false),
        action("app/actions/write-note.ts", "writeNote", "/review", { text: "a".repeat(MEGABYTE) }, true),
        post("/review", "a".repeat(MEGABYTE), { "content-type": "application/json" }),
      ],
    },
  ];
}

const STARS = [40, 20]
  .map((stars) => `deck:${"*".repeat(stars)}x`)
  .concat(`deck:${"*a".repeat(20)}`, `${"a*".repeat(40)}`);

/** Nested and chained as deep as fits into an address. */
const DEEP = [
  `${"(".repeat(1500)}a${")".repeat(1500)}`,
  "-(".repeat(2000),
  Array.from({ length: 600 }, (_, n) => `w${n}`).join(" or "),
  `"${"word ".repeat(1500)}"`,
  "is:due ".repeat(700),
];

const FORM = { "content-type": "application/x-www-form-urlencoded" };

const words = (details: string) => ({ question: "What?", summary: "That.", keyPoints: [], details });

/** Sign-ins with e-mails of 100 kB, no two alike, each from an address of its own, as next-auth's client sends them. */
async function signIns(
  url: string,
  post: (path: string, body: string, headers: http.OutgoingHttpHeaders) => HostileRequest,
): Promise<HostileRequest[]> {
  const answer = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  return Array.from({ length: 60 }, (_, n) => {
    const email = `${"a".repeat(100_000)}${n}@example.com`;
    const body = new URLSearchParams({ csrfToken, email, password: "a wrong one", json: "true" }).toString();
    return post("/api/auth/callback/credentials", body, { ...FORM, cookie, "x-forwarded-for": `198.51.100.${n}` });
  });
}

/** An action's arguments as React sends them where the last is a form. */
async function multipart([state, fields]: [unknown, Record<string, unknown>]): Promise<{ body: Buffer; type: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(`1_${name}`, String(value));
  form.set("0", JSON.stringify([state, "$K1"]));
  const made = new Response(form);
  return { body: Buffer.from(await made.arrayBuffer()), type: made.headers.get("content-type") ?? "" };
}
