import { repairQuestionLabel } from "../repair/question-label";
import type { Heading } from "./marks-heading";

const contents = /^(?:table of )?contents$/i;

/** Section headings in order → for a 0-based line, the headings it stands under, from the outermost, without numbers. */
export function sectionsOf(sections: Heading[]): (line: number, depth: number) => string[] {
  const paths: { line: number; path: { depth: number; text: string }[] }[] = [];
  let path: { depth: number; text: string }[] = [];
  for (const section of sections) {
    path = [
      ...path.filter((above) => above.depth < section.depth),
      { depth: section.depth, text: repairQuestionLabel(section.text) },
    ];
    paths.push({ line: section.line, path });
  }
  return (line, depth) => {
    let low = 0;
    let high = paths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((paths[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return (paths[low - 1]?.path ?? [])
      .filter((above) => above.depth < depth && above.text !== "" && !contents.test(above.text))
      .map((above) => above.text);
  };
}
