import { headers } from "next/headers";

/** The address under which this request came in, for links that must be whole: canonical ones, and those to share. */
export async function siteOrigin(): Promise<URL> {
  const asked = await headers();
  const host = asked.get("x-forwarded-host") ?? asked.get("host") ?? "localhost";
  return new URL(`${asked.get("x-forwarded-proto")?.split(",")[0] ?? "http"}://${host}`);
}
