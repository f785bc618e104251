import { repairs } from "../repair/order";
import type { Contents } from "./contents";
import type { Draft } from "./draft";
import { isQuestionLike } from "./question-like";

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Tables of contents and what the body asks or is headed by → drafts, without answers, of questions that only they name. */
export function draftsFromContents(contents: Contents[], known: string[]): Draft[] {
  const seen = known.map((text) => bare(repairs.question(text)));
  // Contents shorten long questions to their first sentence.
  const isKnown = (question: string): boolean => seen.some((text) => text.startsWith(bare(question)));
  return contents.flatMap(({ entries }) => {
    const asked = entries.map((entry) => ({ line: entry.line, question: repairs.question(entry.text) }));
    const questions = asked.filter((entry) => isQuestionLike(entry.question));
    // A list that mostly points at what is not here points into other documents.
    const missing = questions.filter((entry) => !isKnown(entry.question));
    if (missing.length * 2 > questions.length) return [];
    return missing.map(({ line, question }) => {
      seen.push(bare(question));
      return { line, item: { kind: "question" as const, section: [], question, answer: "", tags: [] } };
    });
  });
}
