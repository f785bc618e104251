import { repairs } from "../repair/order";
import type { Contents } from "./contents";
import type { Draft } from "./draft";
import { isQuestionLike } from "./question-like";

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Whether a text is the start of one of the sorted texts. */
function startsOne(sorted: string[], text: string): boolean {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(text) === true;
}

/** Tables of contents and what the body asks or is headed by → drafts, without answers, of questions that only they name. */
export function draftsFromContents(contents: Contents[], known: string[]): Draft[] {
  const seen = known.map((text) => bare(repairs.question(text))).sort();
  // Contents shorten long questions to their first sentence.
  const isKnown = (question: string): boolean => startsOne(seen, bare(question));
  const added = new Set<string>();
  return contents.flatMap(({ entries }) => {
    const asked = entries.map((entry) => ({ line: entry.line, question: repairs.question(entry.text) }));
    const questions = asked.filter((entry) => isQuestionLike(entry.question));
    // A list that mostly points at what is not here points into other documents.
    const missing = questions.filter(({ question }) => !isKnown(question) && !added.has(bare(question)));
    if (missing.length * 2 > questions.length) return [];
    return missing.map(({ line, question }) => {
      added.add(bare(question));
      return { line, item: { kind: "question" as const, section: [], question, answer: "", tags: [] } };
    });
  });
}
