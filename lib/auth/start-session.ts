import { cookies, headers } from "next/headers";
import { encode } from "next-auth/jwt";
import type { StoredUser } from "../db/users";
import { env } from "../env";
import { SESSION_COOKIES, SESSION_SECONDS } from "./session-cookie";

/**
 * Signs a user in on this device, as next-auth does after a password: with its token, in its cookie.
 * For forms that are sent without JavaScript, which next-auth's own sign-in needs.
 */
export async function startSession({ id, email, name }: StoredUser): Promise<void> {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = env();
  const secure = NEXTAUTH_URL
    ? NEXTAUTH_URL.startsWith("https://")
    : (await headers()).get("x-forwarded-proto")?.split(",")[0] === "https";
  const token = await encode({ token: { sub: id, email, name }, secret: NEXTAUTH_SECRET, maxAge: SESSION_SECONDS });
  const cookie = SESSION_COOKIES[secure ? 0 : 1];
  (await cookies()).set(cookie, token, { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: SESSION_SECONDS });
}
