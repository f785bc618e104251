import fc from "fast-check";
import { expect, it } from "vitest";
import { safePath } from "@/lib/auth/safe-path";

it.each([
  ["/decks/caching?x=1", "/decks/caching?x=1"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/.//evil.example", "/"],
  ["/a/..//evil.example", "/"],
  ["/%2e//evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/.\\/evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in", "/"],
  ["/./sign-in", "/"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
])("safePath(%j) is %s: it never leaves this site", (value, path) => {
  expect(safePath(value)).toBe(path);
});

it("never sends a browser to another site, whatever the address after signing in says", () => {
  const piece = fc.constantFrom(
    ...["/", "\\", ".", "..", "%2e", "%2F", "%5c", "\t", "\n", "\r", "\0", " ", "@", ":", "?", "#", "evil.example"],
    ...["http:", "https://", "javascript:", "%09", "//", "a", "\u3002", "\uFF0F", "\uD800"],
  );
  const value = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string())).map((pieces) => pieces.join(""));
  const landing = (path: string) => new URL(path, "https://cards.example/sign-in");
  fc.assert(
    fc.property(value, fc.boolean(), (text, rooted) => {
      const path = safePath(rooted ? `/${text}` : text);
      expect(landing(path).origin).toBe("https://cards.example");
      // Written into a Location header, or followed a second time, it is still the same place.
      expect(path).toMatch(/^\/(?![/\\])/);
      expect(safePath(path)).toBe(path);
    }),
    { numRuns: 5000 },
  );
});
