import type { Construct, Point, State, TokenizeContext, Tokenizer } from "micromark-util-types";

/** How far from a backslash the word around it is read, in characters: which bounds what a thousand of them cost. */
const NEAR = 100;

/** What may be a mark of Markdown wherever it stands; and at the beginning of a line, alone or after a number. */
const MARK = /[*_`[\]<>~|$#]/;
const FIRST_MARK = /^\\[-+=]|^\d+\\[.)]/;
const DRIVE = /^["'(]?[A-Za-z]:\\/;

/**
 * A backslash before a sign, as a micromark construct. It is Markdown's escape, and not shown, in a word where each
 * backslash stands before a mark (`\*args`, `max\_size`, `\$5`, `1\. First`). Where one does not, the word is
 * something else, such as `\d+\.\d`, `C:\_x` or `\\server\share`: all its backslashes are shown. Nothing that follows
 * one is a mark, shown or not.
 */
export const backslash: Construct = { name: "backslash", tokenize };

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const shown = !isEscape(this);
  return (code) => {
    effects.enter("characterEscape");
    if (shown) effects.enter("characterEscapeValue");
    else effects.enter("escapeMarker");
    effects.consume(code);
    if (!shown) effects.exit("escapeMarker");
    return (sign) => {
      if (sign === null || sign < 33 || sign > 126 || /\w/.test(String.fromCodePoint(sign)) !== (sign === 95))
        return nok(sign);
      if (!shown) effects.enter("characterEscapeValue");
      effects.consume(sign);
      effects.exit("characterEscapeValue");
      effects.exit("characterEscape");
      return ok;
    };
  };
}

/** Whether the backslash that is read next is in a word whose backslashes are all Markdown's. */
function isEscape(context: TokenizeContext): boolean {
  const now = context.now();
  const slice = (start: Partial<Point>, end: Partial<Point>) =>
    context.sliceSerialize({ start: { ...now, ...start }, end: { ...now, ...end } });
  const at = Math.max(now._bufferIndex, 0);
  const before = slice({ _bufferIndex: 0 }, { _bufferIndex: at });
  const after = slice({ _bufferIndex: at }, { _index: now._index + 1, _bufferIndex: -1 });
  const begin = before.slice(-NEAR).split(/\s/).at(-1) ?? "";
  const word = begin + (after.slice(0, NEAR).split(/\s/)[0] ?? "");
  if (DRIVE.test(word)) return false;
  const isFirst = before.length === begin.length || before.slice(0, -begin.length || undefined).trim() === "";
  const others = isFirst ? word.replace(FIRST_MARK, "") : word;
  for (let i = others.indexOf("\\"); i >= 0 && i < others.length - 1; i = others.indexOf("\\", i + 2))
    if (!MARK.test(others.charAt(i + 1))) return false;
  return true;
}
