const words = "a|ans|answer|solution|explanation|response|reply";
const open = "(?:\\*\\*|__|\\*|_)";
// `**Answer:** `, `*Answer*: `, `Answer: `, `A. `, `Ans - `, `> A: `
const pattern = new RegExp(
  `^(\\s*(?:>\\s*)*)((?:[-*+]|\\d+[.)])\\s+)?(?:${open}(?:${words})\\s*\\d*\\s*(?:[:.)–—-]\\s*${open}|${open}\\s*[:.)–—-]?|[:.)]\\s+(?=\\S.*${open}\\s*$))|(?:${words})\\s*\\d*\\s*:|(?:a|ans)\\s*\\d*\\s*(?:[.)]|[–—-](?=\\s))(?=[ \\t]+\\S))(?:[ \\t]+|$)`,
  "i",
);
const inline = new RegExp(
  `\\s+(?:${open}(?:a|ans|answer)\\s*(?:[:.]\\s*${open}|${open}\\s*[:.])|(?<=[?.!]["”)]?\\s+)(?:a|ans|answer):)\\s*`,
  "i",
);

/** A line that starts with an answer's label: what stands before the label, its bullet, and what follows. */
export type Labelled = { prefix: string; bullet: string; rest: string };

/** A line → its parts where it starts with "Answer:", "**A:**", "A." and the like; undefined where it does not. */
export function findAnswerLabel(line: string): Labelled | undefined {
  const match = line.length < 20_000 ? pattern.exec(line) : null;
  if (!match) return undefined;
  return { prefix: match[1] ?? "", bullet: match[2] ?? "", rest: line.slice(match[0].length) };
}

/** A question's line → [question, answer] where the answer's label follows on the same line. */
export function splitInlineAnswer(line: string): [string, string] | undefined {
  const match = inline.exec(line);
  return match ? [line.slice(0, match.index), line.slice(match.index + match[0].length)] : undefined;
}
