import type { Mark, Page } from "./mark";
import { lineAt } from "./mark";
import type { Heading } from "./marks-heading";
import { overviewMark } from "./overview";
import { announcesQuestions } from "./question-like";

/** Owner of a line that is title, section heading, rule or table of contents. */
export const structure = -2;
/** Owner of a line that nobody claims. */
export const nobody = -1;

/** What claims lines: the questions chosen, the headings that are sections, rules, and lines known as structure. */
export type Claims = {
  marks: Mark[];
  sections: Heading[];
  breaks: number[];
  structural: number[];
};

/** The rules of a document that end answers: nearly all or none, and any behind which no question comes. */
function separators(claims: Claims, page: Page): Set<number> {
  const starts = new Set([
    ...claims.marks.map((mark) => mark.start),
    ...claims.sections.map((section) => section.line),
  ]);
  const last = Math.max(-1, ...starts);
  const separating = claims.breaks.filter((at) => {
    let next = at + 1;
    while (next < page.lines.length && lineAt(page, next).trim() === "") next++;
    return starts.has(next) || next === page.lines.length;
  });
  // Behind the last question there is nothing to separate: what the rules before it do decides.
  const earlier = claims.breaks.filter((at) => at < last);
  const all = separating.filter((at) => at < last).length * 2 >= earlier.length;
  return new Set(all ? claims.breaks : separating);
}

/** A document's lines → who owns each (index into `owners`, `structure` or `nobody`), with the overviews found. */
export function claimLines(page: Page, claims: Claims): { owner: Int32Array; owners: Mark[] } {
  const total = page.lines.length;
  const owner = new Int32Array(total).fill(nobody);
  const stops = separators(claims, page);
  for (const at of [...stops, ...claims.structural]) owner[at] = structure;
  const owners = [...claims.marks];

  const ends = new Array<number>(owners.length).fill(total);
  const sectionEnds = new Map<number, number>();
  const markAt = new Map(owners.map((mark, index) => [mark.start, index]));
  const sectionAt = new Map(claims.sections.map((section) => [section.line, section]));
  // Walking up: for each depth, the first line below that ends an answer of that depth.
  const next = new Array<number>(8).fill(total);
  for (let at = total - 1; at >= 0; at--) {
    const index = markAt.get(at);
    const section = sectionAt.get(at);
    if (index !== undefined) {
      const mark = owners[index];
      const depth = mark?.depth ?? 7;
      ends[index] = next[depth] ?? total;
      // Below a heading that asks, other questions take their own lines; a heading that asks ends all before it.
      for (let below = depth === 7 ? 7 : 1; below < 8; below++) next[below] = at;
    } else if (section) {
      sectionEnds.set(at, next[section.depth] ?? total);
      for (let below = section.depth; below < 8; below++) next[below] = at;
    } else if (stops.has(at)) next.fill(at);
  }

  const claim = (index: number, from: number, to: number): void => {
    for (let at = from; at < to; at++) if (owner[at] === nobody) owner[at] = index;
  };
  // A section inside the range of a question is part of its answer.
  const order = [...owners.keys()].sort((a, b) => (owners[b]?.depth ?? 7) - (owners[a]?.depth ?? 7));
  for (const index of order) claim(index, owners[index]?.start ?? 0, (owners[index]?.end ?? -1) + 1);
  for (const index of order) {
    const mark = owners[index];
    if (mark) claim(index, mark.start, mark.closedAt === undefined ? (ends[index] ?? total) : mark.closedAt + 1);
  }

  // The deepest first: a part of the document is not the overview of all topics in it.
  for (const section of claims.sections.toSorted((a, b) => b.depth - a.depth || a.line - b.line)) {
    if (owner[section.line] !== nobody) continue;
    const end = sectionEnds.get(section.line) ?? total;
    const overview = overviewMark(section, end, page, (at) => owner[at] !== nobody);
    for (let at = section.line; at <= section.end; at++) owner[at] = structure;
    if (!overview) continue;
    announce(page, section.end + 1, end, owner, markAt);
    owners.push(overview);
    for (let at = section.line; at <= section.end; at++) owner[at] = owners.length - 1;
    claim(owners.length - 1, section.line, end);
  }
  announce(page, 0, total, owner, markAt);
  for (const at of claims.breaks) if (owner[at] === nobody) owner[at] = structure;
  return { owner, owners };
}

/** "Common interview questions:" right above questions is structure. */
function announce(page: Page, from: number, to: number, owner: Int32Array, markAt: Map<number, number>): void {
  for (let at = from; at < to; at++) {
    if (owner[at] !== nobody) continue;
    const text = lineAt(page, at).replace(/[*_`]/g, "").trim();
    if (text === "" || text.length > 120 || !(text.endsWith(":") || announcesQuestions(text))) continue;
    let next = at + 1;
    while (next < to && lineAt(page, next).trim() === "") next++;
    if (markAt.has(next)) owner[at] = structure;
  }
}
