const HERE = "http://here.invalid";

/**
 * Where to go after signing in: a path of this site, from an address's parameter that anyone can
 * write. Anything else, another site's address above all, becomes the start page. What counts is where
 * a browser would land with the path that is returned: "/.//evil.example" is short for "//evil.example".
 */
export function safePath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, HERE)) return "/";
  const asked = new URL(value, HERE);
  const path = asked.pathname + asked.search;
  const landed = URL.canParse(path, HERE) ? new URL(path, HERE) : null;
  const stays = asked.origin === HERE && landed?.origin === HERE && landed.pathname + landed.search === path;
  return stays && !path.startsWith("/sign-") ? path : "/";
}
