import { findAnswerLabel, splitInlineAnswer } from "./answer-label";
import { indentOf, lineAt, type Mark, type Page } from "./mark";

const emphasis = "(?:\\*\\*|__|\\*|_)";
const pattern = new RegExp(
  `^(\\s*(?:>\\s*)*(?:(?:[-*+]|\\d+[.)])\\s+)?)(${emphasis})?(q|ques|question)\\s*(?:[#№]?\\s*(\\d+))?\\s*(?:[:.)]|[–—-](?=\\s)|(?=${emphasis}))\\s*(${emphasis})?\\s*[:.)]?(?:\\s+|$|(?<=[:.)])(?=[A-Z*_]))`,
  "i",
);

/** Whether a line is plain continuation of a question: text, no list item, no label, no heading. */
function continues(line: string): boolean {
  return (
    line.trim() !== "" && !/^\s*(?:[-*+]|\d+[.)]|#{1,6}|```|~~~|<|\|)/.test(line) && !/^\s*\*\*[^*]+:?\*\*/.test(line)
  );
}

/** Questions that say so: `**Q:** …`, `Q. …`, `Question 3: …`, `**Question**: …`; headings are not looked at. */
export function labelMarks(page: Page): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < page.lines.length; at++) {
    const line = lineAt(page, at);
    const match = page.code[at] || line.length > 2000 ? null : pattern.exec(line);
    if (!match) continue;
    let end = at;
    // `**Q: What …?**` keeps its closing marks for the question's repair to take off.
    const reopened = match[2] && !match[5] && !/^(?:\*\*|__|\*|_)/.test(line.slice(match[0].length));
    let text = (reopened ? match[2] : "") + line.slice(match[0].length);
    const split = splitInlineAnswer(text);
    text = text.replace(/\s*<br\s*\/?>\s*$/i, "");
    let rest = split?.[1] ?? "";
    if (split) text = split[0];
    while (!split && !page.code[end + 1] && continues(lineAt(page, end + 1))) {
      const next = lineAt(page, end + 1);
      if (findAnswerLabel(next) || pattern.test(next)) break;
      // A finished question is not continued by the lines below it: those answer it.
      if (/[?.]\W*$/.test(text)) break;
      end++;
      text = `${text} ${next.trim()}`;
    }
    if (text.trim() === "" && lineAt(page, at + 1).trim() === "" && continues(lineAt(page, at + 2))) {
      end = at + 2;
      text = lineAt(page, end).trim();
    }
    if (!/\p{L}/u.test(text)) continue;
    const quoted = />/.test(match[1] ?? "");
    rest = rest.trim();
    marks.push({
      start: at,
      end,
      question: text,
      dialect: "label",
      signature: "label",
      depth: 7,
      rest,
      indent: quoted ? 0 : indentOf(line),
    });
  }
  return marks;
}
