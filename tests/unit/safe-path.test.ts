import { expect, it } from "vitest";
import { safePath } from "@/lib/auth/safe-path";

it.each([
  ["/decks/caching?x=1", "/decks/caching?x=1"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in", "/"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
])("safePath(%j) is %s: it never leaves this site", (value, path) => {
  expect(safePath(value)).toBe(path);
});
