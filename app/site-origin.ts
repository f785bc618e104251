import { headers } from "next/headers";
import { env } from "@/lib/env";

/**
 * The app's public address, for links that must be whole: canonical ones, and those to share. Where none is
 * set, that under which this request came in; scripts/serve.mjs lets only names of the app through.
 */
export async function siteOrigin(): Promise<URL> {
  const { NEXTAUTH_URL } = env();
  if (NEXTAUTH_URL) return new URL(new URL(NEXTAUTH_URL).origin);
  const asked = await headers();
  const host = asked.get("x-forwarded-host") ?? asked.get("host") ?? "localhost";
  return new URL(`${asked.get("x-forwarded-proto")?.split(",")[0] ?? "http"}://${host}`);
}
