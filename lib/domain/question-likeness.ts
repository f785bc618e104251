/** Words that questions are made of, and that say nothing of what is asked. */
const FILLING = new Set(
  `a an the is are was were be been do does did can could should would will may might must of in on for to from with
  without by at as and or it its this that these those there what which who whom whose why how when where you your we
  our i one explain describe define mean means work works name give tell between vs versus say says  exactly
  actually briefly basically really stop prevent avoid need needs happen happens use uses used using example examples`.split(
    /\s+/,
  ),
);
/** How alike two questions are that ask nearly the same: more alike than where one has two words, and the other one more. */
const ALIKE = 0.82;
/** A longer text is no question; what comes after so many words is not compared. */
const MOST_WORDS = 60;
const LONGEST_WORD = 40;

/**
 * What a question is about: its words in lower case, without accents, plurals and what questions are made of; all of
 * its words where nothing else is left.
 */
function subjectOf(question: string): string[] {
  const plain = question
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const words = (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD));
  const telling = words.filter((word) => !FILLING.has(word));
  return (telling.length > 0 ? telling : words).map((word) => (/[^s]s$/.test(word) ? word.slice(0, -1) : word));
}

/** Whether two words are one, or one of them mistyped by a letter. */
const sameWord = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) >= 6 && Math.abs(a.length - b.length) <= 1 && oneSlip(a, b));

/** Whether a letter was put in, left out or replaced, or two were swapped: `editDistance` in one pass, for thousands of pairs. */
function oneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, other] = [endA - from, endB - from];
  return (left <= 1 && other <= 1) || (left === 2 && other === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]);
}

/**
 * How alike two questions are, from 0 to 1. Many questions go on (“What is X, and when do you use it?”): what comes
 * before the first “, and” is compared too.
 */
export function questionLikeness(one: string, other: string): number {
  const others = beginnings(other);
  const likenesses = beginnings(one).flatMap((a) => others.map((b) => shareOf(a, b)));
  return Math.max(...likenesses);
}

/** A question's subject, and that of its first part. */
function beginnings(question: string): ReadonlySet<string>[] {
  const end = question.search(/,\s+(and|or|but)\s/i);
  return [question, ...(end > 0 ? [question.slice(0, end)] : [])].map((part) => new Set(subjectOf(part)));
}

/** Dice's coefficient: twice what two sets of words share, over the words of both. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const left = new Set(b);
  let shared = 0;
  for (const word of a) {
    const match = left.has(word) ? word : [...left].find((candidate) => sameWord(word, candidate));
    if (match !== undefined && left.delete(match)) shared += 1;
  }
  return (2 * shared) / (a.size + b.size);
}

/** The questions that ask nearly what another asks, the most alike first, at most so many. */
export function likeQuestions<Q extends { question: string }>(asked: string, others: readonly Q[], limit: number): Q[] {
  return others
    .map((other) => ({ other, likeness: questionLikeness(asked, other.question) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit)
    .map(({ other }) => other);
}
