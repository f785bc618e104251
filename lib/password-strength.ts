import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english, translations } from "@zxcvbn-ts/language-en";

// For the server alone: the dictionaries are a megabyte. They are read at the first sign-up.
let zxcvbn: ZxcvbnFactory | undefined;

/** Of zxcvbn's scores from 0 to 4, the least that holds against guesses at a stolen hash: 100 million of them. */
const LEAST_SCORE = 3;

/** What is looked at, in characters: the cost grows with the square. Either end being strong makes the whole strong. */
const LOOKED_AT = 24;

/**
 * Why a password is too easy to guess, in a sentence that helps; null where it is not. `own` are words that
 * others know of its owner, such as the e-mail.
 */
export function weakness(password: string, own: readonly string[]): string | null {
  zxcvbn ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    translations,
  });
  const typed = password.normalize("NFKC");
  // What others know of the owner makes nothing stronger, however long it is.
  const unknown = own.reduce((left, word) => left.replaceAll(word.toLowerCase(), ""), typed.toLowerCase());
  const text = unknown.length < typed.length ? unknown : typed;
  const words = own.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2);
  const ends = text.length > LOOKED_AT ? [text.slice(0, LOOKED_AT), text.slice(-LOOKED_AT)] : [text];
  const results = ends.map((end) => (zxcvbn as ZxcvbnFactory).check(end, words));
  if (results.some(({ score }) => score >= LEAST_SCORE)) return null;
  const why = results[0]?.feedback.warning;
  return `${why ? `${why} ` : "This password is easy to guess. "}Choose another one: three or four unrelated words work well.`;
}
