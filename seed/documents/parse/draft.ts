import type { ItemKind } from "../model";
import { repairs } from "../repair/order";
import { buildAnswer, tagsIn } from "./answer";
import { lineAt, type Mark, type Page } from "./mark";
import type { Heading } from "./marks-heading";
import { sectionsOf } from "./sections";

/** An item before it is numbered; `line` is 0-based. */
export type Draft = {
  line: number;
  item: { kind: ItemKind; section: string[]; question: string; answer: string; tags: string[] };
};

/** Owners of lines → a draft for each owner, in the order of `owners`. */
export function draftsOf(page: Page, owner: Int32Array, owners: Mark[], sections: Heading[]): Draft[] {
  const bodies: string[][] = owners.map(() => []);
  const last = owners.map((mark) => mark.end);
  for (let at = 0; at < page.lines.length; at++) {
    const who = owner[at] ?? -1;
    const body = bodies[who];
    const mark = owners[who];
    if (!body || !mark || at <= mark.end) continue;
    // Blank lines are nobody's behind another item's lines; a gap stays a gap.
    if (body.length > 0 && at - (last[who] ?? at) > 1) body.push("");
    body.push(lineAt(page, at));
    last[who] = at;
  }
  const firstLines = bodies.map((body) => body.find((line) => line.trim() !== "") ?? "");
  const oneIsEnough = firstLines.filter((line) => tagsIn(line, true).length > 0).length >= 3;
  const sectionAt = sectionsOf(sections);
  return owners.map((mark, index) => {
    const isOverview = mark.signature === "overview";
    const { answer, tags } = buildAnswer(mark, bodies[index] ?? [], oneIsEnough);
    const question = repairs.question(mark.question);
    return {
      line: mark.start,
      item: {
        kind: isOverview ? "overview" : "question",
        section: [...sectionAt(mark.start, isOverview ? mark.depth : 8), ...(mark.group ?? []).map(repairs.question)],
        question: question === "" ? mark.question.trim() : question,
        answer: repairs.answer(answer),
        tags,
      },
    };
  });
}
