import type { ParsedItem } from "../model";
import type { Link } from "./cluster";
import { scoreLinks } from "./dedupe";
import { mayBeOne } from "./features";
import { prepareItems } from "./prepare";
import type { Scorer } from "./scorer";

/** Items → the probability by a scorer that two of them ask the same, for all pairs where that is not out of the question; a < b. */
export function likeness(items: ParsedItem[], scorer: Scorer): Link[] {
  return scoreLinks(prepareItems(items), scorer);
}

/** Whether two questions share enough of what they are about to be wordings of one. */
export function shareSubject(first: string, second: string): boolean {
  const items = [first, second].map((question, index) => ({
    document: String(index),
    n: 1,
    line: 1,
    kind: "question" as const,
    section: [],
    question,
    answer: "",
    tags: [],
  }));
  const [a, b] = prepareItems(items);
  return a !== undefined && b !== undefined && mayBeOne(a, b);
}
