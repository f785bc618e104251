import { expect, it } from "vitest";
import { isSound } from "@/lib/auth/sound-request";

const ask = (change: Partial<Parameters<typeof isSound>[0]> & { search?: string } = {}) =>
  isSound({
    ...{
      method: "GET",
      parts: ["session"],
      query: new URLSearchParams(change.search),
      cookies: [],
      type: "",
      body: "",
    },
    ...change,
  });
const post = (type: string, body: string) => ask({ method: "POST", parts: ["callback", "credentials"], type, body });

it.each([
  ["a session", ask()],
  ["a way back", ask({ search: "callbackUrl=/decks&error=CredentialsSignin" })],
  ["a whole address", ask({ search: "callbackUrl=http%3A%2F%2Flocalhost%3A3000%2F" })],
  [
    "a form",
    post("application/x-www-form-urlencoded", "email=a%40b.c&password=x&json=true&callbackUrl=http://localhost/"),
  ],
  ["JSON", post("application/json", '{"email":"a@b.c","json":true}')],
])("%s is asked", (_, sound) => {
  expect(sound).toBe(true);
});

it.each([
  ["no address to go back to", ask({ search: "callbackUrl=constructor" })],
  ["another scheme", ask({ search: "callbackUrl=javascript:alert(1)" })],
  ["a header", ask({ search: "callbackUrl=%0D%0ASet-Cookie:%20a=b" })],
  ["a damaged cookie", ask({ cookies: [{ name: "next-auth.callback-url", value: "%ff" }] })],
  ["a line for the log", ask({ method: "POST", parts: ["_log"], type: "application/json", body: "{}" })],
  ["a password by GET", ask({ parts: ["callback", "credentials"] })],
  ["NUL", post("application/x-www-form-urlencoded", "email=a%00")],
  ["half a character", post("application/json", '{"email":"\\ud800"}')],
  ["no JSON", post("application/json", "")],
  ["JSON of other types", post("application/json", '{"callbackUrl":["/"]}')],
  ["a long password", post("application/json", JSON.stringify({ password: "x".repeat(10_000) }))],
])("%s is answered before next-auth fails at it", (_, sound) => {
  expect(sound).toBe(false);
});
