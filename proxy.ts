import { type NextRequest, NextResponse } from "next/server";
import { decode, encode } from "next-auth/jwt";
import { SESSION_COOKIES, SESSION_SECONDS } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";

/** A session is renewed by the first visit after this long: whoever comes daily stays signed in. */
const RENEW_AFTER_SECONDS = 86_400;

/** Renews the session cookie on the way to a page. */
export async function proxy(request: NextRequest) {
  const response = NextResponse.next();
  const name = SESSION_COOKIES.find((cookie) => request.cookies.has(cookie));
  if (!name || request.method !== "GET") return response;
  const secret = env().NEXTAUTH_SECRET;
  const token = await decode({ token: request.cookies.get(name)?.value, secret }).catch(() => null);
  const age = Date.now() / 1000 - Number(token?.iat ?? Number.NaN);
  if (token && age > RENEW_AFTER_SECONDS) {
    const value = await encode({ token, secret, maxAge: SESSION_SECONDS });
    const secure = name.startsWith("__Secure-");
    response.cookies.set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: SESSION_SECONDS });
  }
  return response;
}

/** Pages, but not the server actions that are sent to their addresses: they would wait for nothing. */
export const config = {
  matcher: [
    { source: "/", missing: [{ type: "header", key: "next-action" }] },
    { source: "/(statistics|settings|review|search)", missing: [{ type: "header", key: "next-action" }] },
    { source: "/(decks|cards)/:path*", missing: [{ type: "header", key: "next-action" }] },
  ],
};
