import { repairQuestionLabel } from "../repair/question-label";
import { lineAt, type Mark, type Page } from "./mark";
import { isQuestionLike } from "./question-like";

const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
    .trim();

// A summary further down belongs to no tag above it.
const reach = 20;

function closingLine(page: Page, from: number): number {
  let open = 1;
  for (let at = from; at < page.lines.length; at++) {
    if (page.code[at]) continue;
    const line = at === from ? lineAt(page, at).replace(/^.*<\/summary>/i, "") : lineAt(page, at);
    open += (line.match(/<details\b/gi) ?? []).length - (line.match(/<\/details>/gi) ?? []).length;
    if (open <= 0) return at;
  }
  return page.lines.length - 1;
}

/** `<details><summary>Question</summary> answer </details>`, on one line or on many; summaries that only say "Answer" are none. */
export function detailsMarks(page: Page): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < page.lines.length; at++) {
    if (page.code[at] || !/<details\b/i.test(lineAt(page, at))) continue;
    let text = "";
    let end = at;
    while (end < page.lines.length && end - at < reach && !/<\/summary>/i.test(text)) text += ` ${lineAt(page, end++)}`;
    const summary = /<summary\b[^>]*>([\s\S]*?)<\/summary>([\s\S]*)$/i.exec(text);
    if (!summary) continue;
    const question = plain(summary[1] ?? "");
    if (!isQuestionLike(repairQuestionLabel(question))) continue;
    marks.push({
      start: at,
      end: end - 1,
      question,
      dialect: "details",
      signature: "details",
      depth: 7,
      rest: (summary[2] ?? "").trim(),
      closedAt: closingLine(page, end - 1),
      indent: 0,
    });
  }
  return marks;
}

/** Lines of an answer → the same without the tags that fold it away. */
export function unfoldDetails(answer: string): string {
  if (!/<details\b|<\/details>/i.test(answer)) return answer;
  return answer
    .replace(
      /<summary\b[^>]*>\s*(?:(?:show|see|view|click|reveal|toggle|the)\b[^<]*|answer\s*:?|solution\s*:?)\s*<\/summary>/gi,
      "",
    )
    .replace(/^\s*<details\b[^>]*>/i, "")
    .replace(/<\/details>\s*$/i, "");
}
