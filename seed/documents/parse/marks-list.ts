import { repairQuestionLabel } from "../repair/question-label";
import { findAnswerLabel, splitInlineAnswer } from "./answer-label";
import { lineAt, type Mark, type Page } from "./mark";
import type { Block } from "./outline";
import { isQuestionLike } from "./question-like";

const bulletOf = /^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/;
const answerWord = /^\W*(?:a|ans|answer)\b/i;
const boldQuestion = /^(\*\*|__)((?:(?!\1).)+[?？])\1\s*[:–—-]?\s*(.*)$/;

/** The line, of an item's own paragraph or of its nested list, on which its answer's label stands. */
function labelledLine(item: Block, page: Page): number | undefined {
  const paragraph = item.children[0];
  if (!paragraph) return undefined;
  for (let at = paragraph.start + 1; at <= paragraph.end; at++) {
    if (findAnswerLabel(lineAt(page, at))) return at;
  }
  const next = item.children[1];
  return next && findAnswerLabel(lineAt(page, next.start)) ? next.start : undefined;
}

function markOf(item: Block, list: Block, page: Page, group: string[]): Mark | undefined {
  const paragraph = item.children[0];
  if (paragraph?.kind !== "paragraph") return undefined;
  const start = paragraph.start;
  const first = lineAt(page, start).replace(bulletOf, "");
  if (first.length > 1000 || findAnswerLabel(first)) return undefined;
  const answerLine = labelledLine(item, page);
  const split = splitInlineAnswer(first);
  const bold = boldQuestion.exec(first);
  let end = start;
  let question = split?.[0] ?? bold?.[2] ?? first;
  if (!split && !bold) {
    const last = Math.min(paragraph.end, (answerLine ?? Number.POSITIVE_INFINITY) - 1);
    while (end < last && !/[?？]\s*$/.test(question)) {
      end++;
      question += ` ${lineAt(page, end).trim()}`;
    }
  }
  const asks = isQuestionLike(repairQuestionLabel(question));
  // "Solution" and "Explanation" also stand below points that ask nothing.
  const answered =
    split !== undefined || (answerLine !== undefined && (asks || answerWord.test(lineAt(page, answerLine))));
  if (!answered && !asks) return undefined;
  const alone = list.children.length === 1 && list.ordered;
  const hasOwnAnswer = answered || bold?.[3] || item.end > end;
  return {
    start,
    end,
    question,
    dialect: answered ? "answered-list" : "list",
    signature: answered ? "answered-list" : `list${list.ordered ? "#" : ""}${bold ? "*" : ""}`,
    depth: 7,
    rest: split?.[1] ?? bold?.[3] ?? "",
    // `1. What is …?` alone in its list is numbering: what follows the list answers it.
    ...(alone && !hasOwnAnswer ? {} : { closedAt: item.end }),
    indent: 0,
    group,
  };
}

function walk(list: Block, page: Page, group: string[]): Mark[] {
  return list.children.flatMap((item) => {
    if (item.children[0]?.kind === "heading") return [];
    const mark = markOf(item, list, page, group);
    if (mark) return [mark];
    const title = lineAt(page, item.start).replace(bulletOf, "").trim();
    return item.children.flatMap((child) => (child.kind === "list" ? walk(child, page, [...group, title]) : []));
  });
}

/** List items that ask: with a labelled answer in or below them, or questions by their words alone. */
export function listMarks(blocks: Block[], page: Page): Mark[] {
  return blocks.flatMap((block) => (block.kind === "list" ? walk(block, page, []) : []));
}
