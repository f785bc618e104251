import { wordsOf } from "./search-fold";

/** An abbreviation in lower case, with what it stands for as `abbreviationKey` has it. */
export interface Abbreviation {
  short: string;
  long: string;
}

/** The phrase by which a long form is looked up: its words in lower case, the last without a plural's s. */
export function abbreviationKey(phrase: string): string {
  return wordsOf(phrase)
    .join(" ")
    .replace(/([^su])s$/, "$1");
}
