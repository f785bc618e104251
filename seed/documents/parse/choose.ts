import { repairQuestionLabel } from "../repair/question-label";
import type { Mark } from "./mark";
import type { Heading } from "./marks-heading";
import { announcesQuestions, hasQuestionMark, isQuestionLike, startsAsQuestion } from "./question-like";

/** All marks of a document by dialect, with its headings, number of lines, and which lines are blank. */
export type Marks = {
  label: Mark[];
  details: Mark[];
  list: Mark[];
  table: Mark[];
  heading: Mark[];
  bold: Mark[];
  line: Mark[];
  headings: Heading[];
  blank: boolean[];
};

const explicitLabel = /^\W*(?:q|ques|question)\s*#?\s*\d*\s*[:.)]/i;

/** Of marks of one dialect: those that ask by themselves, and numbered ones whose fellows nearly all do. */
function asking(marks: Mark[]): Mark[] {
  const like = new Map(marks.map((mark) => [mark, isQuestionLike(repairQuestionLabel(mark.question))]));
  const bySignature = new Map<string, { all: number; like: number }>();
  for (const mark of marks) {
    const count = bySignature.get(mark.signature) ?? { all: 0, like: 0 };
    count.all++;
    if (like.get(mark)) count.like++;
    bySignature.set(mark.signature, count);
  }
  return marks.filter((mark) => {
    if (like.get(mark)) return true;
    const text = repairQuestionLabel(mark.question);
    if (!/\p{L}{2}/u.test(text) || announcesQuestions(text)) return false;
    if (explicitLabel.test(mark.question)) return true;
    if (mark.signature.endsWith("#") && startsAsQuestion(text)) return true;
    const fellows = bySignature.get(mark.signature);
    return (
      mark.signature.endsWith("#") && fellows !== undefined && fellows.all >= 5 && fellows.like >= 0.8 * fellows.all
    );
  });
}

/** Headings that ask but hold nothing of their own before the next question below them are sections. */
function withoutGroups(headings: Mark[], others: Mark[], blank: boolean[]): Mark[] {
  const below = new Map([...headings, ...others].map((mark) => [mark.start, mark]));
  return headings.filter((mark) => {
    let next = mark.end + 1;
    while (blank[next]) next++;
    const child = below.get(next);
    return !child || (child.dialect === "heading" && child.depth <= mark.depth) || child.dialect === "table";
  });
}

const pronoun = /\b(?:it|its|this|these|they|them|their)\b/i;

/**
 * Headings without those that only part another question's answer: deeper than it, and either said of "it" or the same
 * below many questions ("When to use it?").
 */
function withoutParts(marks: Mark[]): Mark[] {
  const times = new Map<string, number>();
  for (const mark of marks)
    times.set(`${mark.depth} ${mark.question}`, (times.get(`${mark.depth} ${mark.question}`) ?? 0) + 1);
  let above: Mark | undefined;
  return marks.filter((mark) => {
    const isPart = pronoun.test(mark.question) || (times.get(`${mark.depth} ${mark.question}`) ?? 0) > 1;
    if (above && mark.depth > above.depth && isPart) return false;
    above = mark;
    return true;
  });
}

const cover = (covered: boolean[], from: number, to: number): void => {
  for (let at = from; at < to; at++) covered[at] = true;
};

/** First line behind `from` at which a heading of `depth` or less, or a mark of `stops`, stands. */
function rangeEnds(marks: Mark[], headings: Heading[], lines: number): number[] {
  const starts = new Set(marks.map((mark) => mark.start));
  const next: number[] = new Array(8).fill(lines);
  const ends = new Map<number, number>();
  const events = [
    ...headings.map((heading) => ({ at: heading.line, depth: heading.depth })),
    ...marks.filter((mark) => mark.dialect !== "heading").map((mark) => ({ at: mark.start, depth: 7 })),
  ].sort((a, b) => b.at - a.at);
  for (const event of events) {
    if (starts.has(event.at)) ends.set(event.at, next[event.depth] ?? lines);
    // A mark ends the ranges of everything at or below its depth; a question heading, of every question heading.
    for (let depth = event.depth; depth < 8; depth++) next[depth] = event.at;
    if (event.depth < 7 && starts.has(event.at)) next.fill(event.at, 1);
  }
  return marks.map((mark) => ends.get(mark.start) ?? lines);
}

/** The marks of a document → those that are questions, in order of lines, at most one a line. */
export function chooseQuestions(all: Marks): Mark[] {
  const lines = all.blank.length;
  const taken = new Set<number>();
  const fresh = (marks: Mark[]): Mark[] => marks.filter((mark) => !taken.has(mark.start));
  const chosen: Mark[] = [];
  const accept = (marks: Mark[]): void => {
    for (const mark of marks) taken.add(mark.start);
    chosen.push(...marks);
  };
  accept(all.label);
  accept(fresh(all.details));
  accept(fresh(all.list.filter((mark) => mark.dialect === "answered-list")));
  accept(
    withoutParts(
      withoutGroups(
        asking(fresh(all.heading)),
        [...chosen, ...asking(all.bold.filter((mark) => mark.signature === "bold#"))],
        all.blank,
      ),
    ),
  );

  const covered: boolean[] = new Array(lines).fill(false);
  const coverRanges = (marks: Mark[]): void => {
    const ends = rangeEnds(marks, all.headings, lines);
    marks.forEach((mark, index) => {
      cover(covered, mark.start, mark.closedAt === undefined ? (ends[index] ?? lines) : mark.closedAt + 1);
    });
  };
  coverRanges(chosen);
  for (const signature of ["bold#", "bold"]) {
    const marks = asking(fresh(all.bold)).filter((mark) => mark.signature === signature && !covered[mark.start]);
    accept(marks);
    coverRanges(marks);
  }
  accept(fresh(all.table).filter((mark) => !covered[mark.start]));
  const listed = fresh(all.list).filter((mark) => !covered[mark.start]);
  // One question-like point among many is a point; a single one below its own number is a question.
  accept(listed.filter((mark) => mark.closedAt === undefined || listed.length > 1 || hasQuestionMark(mark.question)));
  if (chosen.length === 0) accept(all.line);
  return chosen.sort((a, b) => a.start - b.start);
}
