import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    if (statSync(path.join(root, file)).isDirectory()) return sources(file);
    return /\.(?:tsx|css)$/.test(name) ? [file] : [];
  });
}

/** Classes and properties of the left or right side, where text flows: it may flow either way. */
const SIDED =
  /(?<=[\s"`:!])-?(?:m[lr]|p[lr]|border-[lr]|rounded-[lr]|text-(?:left|right))(?:-(?:\d[\d.]*|px|auto|\[[^\]]*\]))?(?=[\s"`;])|(?:margin|padding|border)-(?:left|right)(?=[\s:-])/g;

describe("text that may flow either way", () => {
  it.each(["app", "components"].flatMap(sources))("%s names its sides start and end", (file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    expect(text.match(SIDED)).toBeNull();
  });

  it("would be found out", () => {
    expect('<p className="ml-2 lg:pl-10 text-right -mr-1.5">'.match(SIDED)).toEqual([
      "ml-2",
      "pl-10",
      "text-right",
      "-mr-1.5",
    ]);
    expect("  padding-left: 1em;".match(SIDED)).toEqual(["padding-left"]);
    expect('<p className="me-2 ps-4 text-start" /> // main, place'.match(SIDED)).toBeNull();
  });
});
