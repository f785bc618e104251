import { createHash } from "node:crypto";
import { type Item, itemId } from "./documents/model";
import { textKey } from "./text-key";

/** Which questions of documents the bank was written from: for the hash of a question's words, its `document:n`s. */
export type Asked = ReadonlyMap<string, readonly string[]>;

/** A hash of a question's words and kind, whatever its case and punctuation, wherever it stands. */
export function askedHash({ question, kind }: Pick<Item, "question" | "kind">): string {
  return createHash("sha256")
    .update(`${kind} ${textKey(question)}`)
    .digest("hex")
    .slice(0, 16);
}

/** The lines of `seed/bank/asked.tsv` → what they say. */
export function readAsked(text: string): Asked {
  const asked = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const [id, hash] = line.split("\t");
    if (!id || !hash) continue;
    asked.set(hash, [...(asked.get(hash) ?? []), id]);
  }
  return asked;
}

/** The text of `seed/bank/asked.tsv` for the items of the documents. */
export function writeAsked(items: readonly Item[]): string {
  return items.map((item) => `${itemId(item)}\t${askedHash(item)}\n`).join("");
}
