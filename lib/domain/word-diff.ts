/** A stretch of two texts: in both, only in the first (removed), or only in the second (added). */
export interface Stretch {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Above so many comparisons the middle is taken as rewritten whole: a text of that many changes is read anew anyway. */
const MOST_COMPARISONS = 4_000_000;

/**
 * What changed from one text to another, word by word, as few words as can be: the longest common
 * subsequence. The stretches that are not added are the first text, those not removed the second.
 */
export function wordDiff(before: string, after: string): Stretch[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))]);
}

/** Words, blanks and marks apart, so that a comma more does not make another word. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

const same = (words: readonly string[]): Stretch[] => words.map((text) => ({ kind: "same", text }));

function diffMiddle(a: readonly string[], b: readonly string[]): Stretch[] {
  const removed = (text: string): Stretch => ({ kind: "removed", text });
  const added = (text: string): Stretch => ({ kind: "added", text });
  if (a.length * b.length > MOST_COMPARISONS) return [...a.map(removed), ...b.map(added)];
  const width = b.length + 1;
  /** How many words the rest of `a` from a row on and the rest of `b` from a column on have in common. */
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const out: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(...same([a[i++] ?? ""]));
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) out.push(removed(a[i++] ?? ""));
    else out.push(added(b[j++] ?? ""));
  }
  return out;
}

/**
 * Neighbours of one kind as one stretch. Blanks between two changes go with them, removed and added
 * alike: a rewritten phrase is read as one, and not as every other word of it.
 */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  const change = { removed: "", added: "" };
  const push = (kind: Stretch["kind"], text: string) => {
    const last = out.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== "") out.push({ kind, text });
  };
  const settle = () => {
    push("removed", change.removed);
    push("added", change.added);
    Object.assign(change, { removed: "", added: "" });
  };
  for (const [i, { kind, text }] of stretches.entries()) {
    if (kind !== "same") change[kind] += text;
    else if (change.removed + change.added !== "" && text.trim() === "" && isChange(stretches[i + 1])) {
      change.removed += text;
      change.added += text;
    } else {
      settle();
      push("same", text);
    }
  }
  settle();
  return out;
}

const isChange = (stretch: Stretch | undefined) => stretch !== undefined && stretch.kind !== "same";
