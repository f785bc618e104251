import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import type { DeckContent } from "../lib/domain/content";
import type { Mistake } from "./mistake";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be a slug such as data-modeling");

const schema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  position: z.int().min(1),
  prerequisites: z.array(slug),
});

/**
 * Reads the front matter of a bank file. The rest comes back with the front matter blanked, so that
 * its lines keep their numbers. The file's name is the deck's slug.
 */
export function readFrontMatter(
  file: string,
  text: string,
): { deck: DeckContent | null; body: string; mistakes: Mistake[] } {
  const found = /^---\n([\s\S]*?)\n---(?=\n|$)/.exec(text);
  const at = (message: string, line = 1): Mistake => ({ file, line, message });
  if (!found?.[1])
    return { deck: null, body: text, mistakes: [at("the file must begin with front matter between two lines of ---")] };
  const body = found[0].replace(/[^\n]/g, "") + text.slice(found[0].length);
  try {
    const result = schema.safeParse(parse(found[1]));
    if (result.success) return { deck: { slug: slugOf(file), ...result.data }, body, mistakes: [] };
    const mistakes = result.error.issues.map((mistake) =>
      at(`front matter: ${mistake.path.join(".") || "it"}: ${mistake.message}`),
    );
    return { deck: null, body, mistakes };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = (error.linePos?.[0].line ?? 0) + 1;
    return { deck: null, body, mistakes: [at(`front matter is not YAML: ${error.message.split("\n")[0]}`, line)] };
  }
}

function slugOf(file: string): string {
  return (file.split("/").at(-1) ?? file).replace(/\.md$/, "");
}
