import { z } from "zod";
import { storable } from "../domain/text";
import { LONGEST_PASSWORD } from "../password";

/** Addresses to go back to; next-auth answers 500 where one is none. */
const CALLBACK_COOKIES = ["__Secure-next-auth.callback-url", "next-auth.callback-url"] as const;

const soundText = z
  .string()
  .max(4000)
  .refine((text) => storable(text) === text);
const address = soundText.refine((url) => {
  const base = url.startsWith("/") ? "http://here.invalid" : undefined;
  return URL.canParse(url, base) && /^https?:$/.test(new URL(url, base).protocol);
});
const fields = z
  .object({
    callbackUrl: address.or(z.literal("")).optional(),
    password: soundText.max(LONGEST_PASSWORD + 1).optional(),
  })
  .catchall(soundText.or(z.boolean()));

/** What next-auth is asked, as far as it has to be sound before it looks: the last parts of the path, the query, cookies, and the body. */
interface Asked {
  method: string;
  parts: readonly string[];
  query: URLSearchParams;
  cookies: readonly { name: string; value: string }[];
  type: string;
  body: string;
}

/**
 * Whether next-auth can be asked this: all values texts, addresses that are addresses, and nothing for its
 * log, which a stranger may not write. Else it would answer with a fault of ours.
 */
export function isSound({ method, parts, query, cookies, type, body }: Asked): boolean {
  if (parts[0] === "_log" || (parts.join("/") === "callback/credentials" && method !== "POST")) return false;
  const kept = cookies.filter(({ name }) => (CALLBACK_COOKIES as readonly string[]).includes(name));
  return (
    fields.safeParse(Object.fromEntries(query)).success &&
    kept.every(({ value }) => address.safeParse(value).success) &&
    (method !== "POST" || bodyIsSound(type, body))
  );
}

function bodyIsSound(type: string, body: string): boolean {
  const sent = type.includes("json") ? jsonOf(body) : Object.fromEntries(new URLSearchParams(body));
  return fields.safeParse(sent).success;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
