/**
 * Where to go after signing in: a path of this site, from an address's parameter that anyone can
 * write. Anything else, another site's address above all, becomes the start page.
 */
export function safePath(value: string | string[] | undefined): string {
  if (typeof value !== "string") return "/";
  try {
    const url = new URL(value, "http://here.invalid");
    const isOwn = url.origin === "http://here.invalid" && value.startsWith("/") && !url.pathname.startsWith("/sign-");
    return isOwn ? url.pathname + url.search : "/";
  } catch {
    return "/";
  }
}
