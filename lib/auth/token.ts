import { decode } from "next-auth/jwt";
import { env } from "../env";

/** How long a token that was verified is taken at its word. Signing out takes the cookie away, and so needs no check here. */
const KEPT_MS = 60_000;
const MOST_KEPT = 10_000;

const verified = new Map<string, { userId: string; until: number }>();

/** The user whom a session token names, or null when it is forged, damaged or expired. */
export async function userOfToken(token: string): Promise<string | null> {
  const now = Date.now();
  const known = verified.get(token);
  if (known && now < known.until) return known.userId;
  const { sub, exp } = (await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)) ?? {};
  if (!sub) return null;
  if (verified.size >= MOST_KEPT) verified.clear();
  verified.set(token, { userId: sub, until: Math.min(now + KEPT_MS, Number(exp) * 1000) });
  return sub;
}
