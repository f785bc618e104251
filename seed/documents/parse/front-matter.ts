import { parse } from "yaml";
import type { Finding } from "../model";

/** Front matter: how many lines it takes (0: none), the tags it gives to all items, and what is wrong with it. */
export type FrontMatter = { lines: number; tags: string[]; findings: Finding[] };

const none: FrontMatter = { lines: 0, tags: [], findings: [] };

const tagsOf = (value: unknown): string[] => {
  if (typeof value === "string") return value.split(/[,\s]+/).filter((tag) => tag !== "");
  return Array.isArray(value) ? value.map(String).filter((tag) => tag !== "") : [];
};

/** A document's lines → its YAML front matter; text between two rules that is no YAML mapping is none. */
export function readFrontMatter(lines: string[]): FrontMatter {
  if (lines[0]?.trim() !== "---") return none;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end <= 1 || end > 200) return none;
  const body = lines.slice(1, end);
  // The first line decides: YAML starts with a key, a document with a heading or a sentence.
  if (!body.some((line) => /^[\w-]+\s*:/.test(line)) || body.some((line) => /^#{2,6}\s/.test(line))) return none;
  try {
    const value: unknown = parse(body.join("\n"), { maxAliasCount: 20 });
    if (typeof value !== "object" || value === null) return none;
    const tags = tagsOf(Object.entries(value).find(([key]) => /^(?:tags?|keywords)$/i.test(key))?.[1]);
    return { lines: end + 1, tags, findings: [] };
  } catch {
    const message = "The front matter is no valid YAML; its tags are not read.";
    return { lines: end + 1, tags: [], findings: [{ line: 0, code: "front-matter", message }] };
  }
}
