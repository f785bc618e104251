// What two spellings must have in common to be the same word for search. The database folds what is indexed by
// functions of its own (search_text and search_word in the migrations); a test compares both over all of Unicode.

/** Invisible inside a word: soft hyphens, joiners, marks of direction, variation selectors. */
const IGNORED =
  "\\u00ad\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\u{e0000}-\\u{e0fff}";
/**
 * Marks that are often left out in writing: accents, Arabic and Hebrew vowels, and the stroke that makes an
 * Arabic word longer. The vowel signs of Indian scripts and of Thai are no such marks.
 */
const ACCENTS =
  "\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670" +
  "\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0711\\u0730-\\u074a\\u08ca-\\u08e1\\u08e3-\\u08ff\\u1ab0-\\u1aff" +
  "\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ua66f-\\ua672\\ua674-\\ua67d\\ufb1e\\ufe20-\\ufe2f";
/** Scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u19e0-\\u19ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035" +
  "\\u3038-\\u303c\\u3041-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua9e0-\\ua9ff\\uaa60-\\uaa7f" +
  "\\uf900-\\ufaff\\uff66-\\uff9f\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3ffff}";

const NO_WORD = new RegExp(`[^\\p{L}\\p{M}\\p{N}${IGNORED}]+`, "gu");
const LEFT_OUT = new RegExp(`[${ACCENTS}${IGNORED}]+`, "gu");
const INVISIBLE = new RegExp(`[${IGNORED}]+`, "gu");
const UNSPACED_RUN = new RegExp(`[${UNSPACED}]+`, "gu");
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, "u");
const LEADING_MARKS = new RegExp(`^[${ACCENTS}${IGNORED}]+`, "u");
const ASCII = /^[\0-\x7f]*$/;

/** Letters that people type as others, and that no table of Unicode takes apart. */
const LETTERS: Record<string, string> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ĸ: "k", ŋ: "n" },
  ...{
    ƀ: "b",
    ɓ: "b",
    ɗ: "d",
    ƙ: "k",
    ƴ: "y",
    ɨ: "i",
    ς: "σ",
    "\u06cc": "\u064a",
    "\u0649": "\u064a",
    "\u06a9": "\u0643",
  },
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

/** The words that full text leaves out (PostgreSQL's english.stop). */
const STOP_WORDS = new Set(
  `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
  itself they them their theirs themselves what which who whom this that these those am is are was were be been being
  have has had having do does did doing a an the and but if or because as until while of at by for with about against
  between into through during before after above below to from up down in out on off over under again further then once
  here there when where why how all any both each few more most other some such no nor not only own same so than too very
  s t can will just don should now`.split(/\s+/),
);

/** A word without what spellings of it differ in: case, accents, width, composition. May come to several words, or none. */
function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  const folded = word
    .normalize("NFKD")
    .replace(LEFT_OUT, "")
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFC");
  // "đó" is not "do", which would be left out.
  return STOP_WORDS.has(folded)
    ? word.replace(INVISIBLE, "").normalize("NFKD").replace(LEADING_MARKS, "").toLowerCase().normalize("NFC")
    : folded;
}

/**
 * The words of a text as search sees them: runs of letters, marks and digits, folded, so that "Café", "CAFÉ" and
 * "cafe" are one. A run of a script without spaces is a word to itself, even within another: "Redis缓存" is two.
 */
export function wordsOf(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return text
    .replace(NO_WORD, " ")
    .replace(UNSPACED_RUN, " $& ")
    .split(" ")
    .map(foldWord)
    .join(" ")
    .replace(NO_WORD, " ") // what folding takes apart, such as "½", may hold more than words, and more scripts
    .replace(UNSPACED_RUN, " $& ")
    .split(" ")
    .filter((word) => word !== "");
}

/** Whether a word is of a script without spaces: it may be part of a longer run. */
export const isUnspaced = (word: string): boolean => UNSPACED_START.test(word);

/**
 * What a word is found by: itself, or, in a script without spaces, each two characters that follow each other, so that
 * any part of a sentence finds it; of a single character, itself.
 */
export function piecesOf(word: string): string[] {
  const chars = isUnspaced(word) ? [...word] : [];
  return chars.length < 2 ? [word] : chars.slice(1).map((char, i) => `${chars[i]}${char}`);
}

/** A stretch of a text that is a word as it stands there, or, of a script without spaces, a run of words. */
export interface Stretch {
  from: number;
  to: number;
}

const RUN = new RegExp(`[\\p{L}\\p{M}\\p{N}${IGNORED}]+`, "gu");
const PART = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");

/** The stretches of a text that `wordsOf` makes words of, by their places. */
export function wordStretches(text: string): Stretch[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    [...run.matchAll(PART)].map((part) => ({ from: index + part.index, to: index + part.index + part[0].length })),
  );
}
