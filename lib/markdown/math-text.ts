import type { Construct, State, TokenizeContext, Tokenizer } from "micromark-util-types";

const DOLLAR = 36;

const isWordly = (code: number | null) =>
  code !== null && code >= 0 && /[\p{L}\p{N}_]/u.test(String.fromCodePoint(code));
const isBlank = (code: number | null) => code === null || code < 0 || code === 32;

/**
 * A formula within a line, as a micromark construct: `$x^2$` or `$$x^2$$`. Dollars enclose a formula
 * only where they hug it, as in Pandoc: nothing blank inside them, no letter, digit or bracket that
 * begins a shell's name outside them; and what begins with a number is a number or calculates. So prices (`$5 and $10`), shell variables (`$HOME/$PATH`,
 * `${a}${b}`, `$(pwd)`) and expressions (`^a$|^b$`) stay as typed.
 */
export const mathText: Construct = { name: "mathText", tokenize, previous };

/** Whether what stands before an opening dollar lets it open. */
function previous(this: TokenizeContext, code: number | null): boolean {
  if (code === DOLLAR) return this.events.at(-1)?.[1].type === "characterEscape";
  return !isWordly(code);
}

function tokenize(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let open = 0;
  let close = 0;
  let last: number | null = null;
  let tex = "";

  const start: State = (code) => {
    effects.enter("mathText");
    effects.enter("mathTextSequence");
    return opening(code);
  };
  const opening: State = (code) => {
    if (code === DOLLAR && open < 2) {
      effects.consume(code);
      open++;
      return opening;
    }
    // "${" and "$(" begin a shell's expansion; "$$$" nothing.
    if (isBlank(code) || code === DOLLAR || (open === 1 && (code === 123 || code === 40))) return nok(code);
    effects.exit("mathTextSequence");
    effects.enter("mathTextData");
    return inside(code);
  };
  const inside: State = (code) => {
    if (code === null) return nok(code);
    if (code === DOLLAR && last !== 92) {
      if (isBlank(last) || !(/^(?:\D|[\d.]+$)/.test(tex) || /[\\^_=+<>{]/.test(tex))) return nok(code);
      effects.exit("mathTextData");
      effects.enter("mathTextSequence");
      return closing(code);
    }
    tex += code < 0 ? " " : String.fromCodePoint(code);
    last = code === 92 && last === 92 ? 0 : code; // an escaped backslash escapes nothing
    if (code < -2) {
      effects.exit("mathTextData");
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return afterLine;
    }
    effects.consume(code);
    return inside;
  };
  const afterLine: State = (code) => {
    effects.enter("mathTextData");
    return inside(code);
  };
  const closing: State = (code) => {
    if (code === DOLLAR && close < open) {
      effects.consume(code);
      close++;
      return closing;
    }
    if (close !== open || code === DOLLAR || code === 123 || code === 40 || isWordly(code)) return nok(code);
    effects.exit("mathTextSequence");
    effects.exit("mathText");
    return ok(code);
  };
  return start;
}
