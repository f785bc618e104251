import type { Construct, State, TokenizeContext, Tokenizer } from "micromark-util-types";

const STAR = 42;

const isDigit = (code: number | null) => code !== null && code >= 48 && code <= 57;
const isLetter = (code: number | null) => code !== null && (code | 32) >= 97 && (code | 32) <= 122;
/** What ends a factor, and what begins one. */
const ends = (code: number | null) => isDigit(code) || isLetter(code) || code === 41 || code === 93;
const begins = (code: number | null) => isDigit(code) || isLetter(code) || code === 40 || code === 91;

/**
 * A star that multiplies, as a micromark construct, stays as it is typed: `60*60*24`, `users*posts`, `(a+b)*(c+d)`; two
 * of them, with a number, are a power: `2**10`. CommonMark would make `60<em>60</em>24` of the first.
 */
export const product: Construct = { name: "product", tokenize, previous: ends };

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const before = this.previous;
  let stars = 0;
  const star: State = (code) => {
    if (code === STAR) {
      effects.consume(code);
      stars++;
      return star;
    }
    // Only the loop over plain text asks `previous`: what follows another construct comes here without it.
    const isBetween = ends(before) && begins(code);
    const isProduct = stars === 1 && isBetween;
    const isPower = stars === 2 && isBetween && (isDigit(before) || isDigit(code));
    if (!isProduct && !isPower) return nok(code);
    effects.exit("data");
    return ok(code);
  };
  return (code) => {
    effects.enter("data");
    return star(code);
  };
}
