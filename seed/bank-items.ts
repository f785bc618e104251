import type { CardContent } from "../lib/domain/content";
import type { ParsedItem } from "./documents/model";

/** Cards as items of a document, so that the pipeline can compare them with each other and with questions. */
export function asItems(cards: readonly Pick<CardContent, "question" | "summary" | "keyPoints">[]): ParsedItem[] {
  return cards.map(({ question, summary, keyPoints }, index) => ({
    document: "bank",
    n: index + 1,
    line: 1,
    kind: "question",
    section: [],
    question,
    answer: [summary, ...keyPoints].join("\n"),
    tags: [],
  }));
}
