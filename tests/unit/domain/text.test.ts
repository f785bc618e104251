import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { storable, textSchema } from "@/lib/domain/text";

const root = path.resolve(import.meta.dirname, "../../..");

it("holds what no database does: neither NUL nor half of a surrogate pair is left of any text", () => {
  const unit = fc.constantFrom("\0", "\uD800", "\uDC00", "\uD83D\uDE00", "a", "\uFFFF");
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const kept = storable(units.join(""));
      expect(kept).not.toContain("\0");
      expect(Buffer.from(kept, "utf8").toString("utf8")).toBe(kept);
      expect(storable(kept)).toBe(kept);
    }),
  );
  expect(textSchema(3).parse("a\0b")).toBe("ab");
  expect(textSchema(3).safeParse("abcd").error?.issues[0]?.message).toBe("Enter 3 characters at most.");
});

/** Files that read what was stored, or the environment, make texts of `textSchema`, or refuse more than it does. */
const OTHERS = [
  "lib/domain/text.ts",
  "lib/domain/own-keys.ts",
  "lib/domain/edit.ts",
  "lib/domain/own-card.ts",
  "lib/env.ts",
  "lib/password.ts",
];
const files = ["app/actions", "lib/domain", "lib"].flatMap((folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`),
);

it.each(files.filter((file) => !OTHERS.includes(file)))("%s takes no text from outside but as textSchema", (file) => {
  expect(readFileSync(path.join(root, file), "utf8")).not.toMatch(/\bz\s*\.string\(/);
});
