import { isFilterName, isNearFilter, parseFilter } from "./search-filters";
import { isUnspaced, wordsOf } from "./search-fold";
import type { Leaf, Mistake, Span } from "./search-query";

/** A piece of a query with its place. */
export type Token = Span & ({ kind: "open" | "close" | "not" | "or" } | { kind: "leaf"; leaf: Leaf });

/** What bounds the cost of a search, in characters and in words and filters. */
export const LONGEST_QUERY = 300;
const MOST_LEAVES = 24;

/**
 * A query in plain characters, each in its place: quotation marks of all languages as ", full-width characters as those
 * of a keyboard, all kinds of hyphen and minus as -, control characters as blanks.
 */
function plainCharacters(typed: string): string {
  return typed
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[“”„‟«»‹›「」『』〝〞〟]/g, '"')
    .replace(/[\u2010-\u2013\u2212\ufe63]/g, "-")
    .replace(/\p{Cc}/gu, " ");
}

/** Cuts a query into its pieces. What is wrong with one is added to the mistakes, and the piece left out. */
export function readTokens(typed: string, mistakes: Mistake[]): Token[] {
  const text = plainCharacters(typed.slice(0, LONGEST_QUERY));
  const tokens: Token[] = [];
  let at = 0;
  const add = (leaf: Leaf | null) => {
    if (leaf) tokens.push({ kind: "leaf", leaf, from: leaf.from, to: leaf.to });
  };
  /** Reads what stands in quotation marks, the first of them at `at`. */
  const quoted = () => {
    const close = text.indexOf('"', at + 1);
    const value = text.slice(at + 1, close < 0 ? text.length : close);
    if (close < 0) {
      const message = 'This quotation mark is not closed. Put another " where the phrase ends.';
      mistakes.push({ from: at, to: text.length, message });
    }
    at = close < 0 ? text.length : close + 1;
    return value;
  };
  while (at < text.length) {
    const from = at;
    const char = text[at] ?? "";
    if (/\s/.test(char)) at += 1;
    else if (char === "(" || char === ")") {
      at += 1;
      tokens.push({ kind: char === "(" ? "open" : "close", from, to: at });
    } else if (char === "-") {
      at += 1;
      if (/[^\s)]/.test(text[at] ?? " ")) tokens.push({ kind: "not", from, to: at });
    } else if (char === '"') {
      const value = quoted();
      if (wordsOf(value).length > 0) add({ kind: "phrase", text: value, from, to: at });
    } else {
      while (at < text.length && /[^\s()"]/.test(text[at] ?? "")) at += 1;
      const piece = text.slice(from, at);
      if (text[at] === '"' && piece.endsWith(":") && isFilterName(piece.slice(0, -1))) {
        const value = quoted();
        add(readFilter(piece.slice(0, -1), value, { from, to: at }, mistakes));
      } else if (piece === "OR") tokens.push({ kind: "or", from, to: at });
      else if (piece !== "AND") add(readPiece(piece, { from, to: at }, mistakes));
    }
  }
  if (typed.length > LONGEST_QUERY) {
    const message = `A search has ${LONGEST_QUERY} characters at most. What comes after them was left out.`;
    mistakes.push({ from: LONGEST_QUERY, to: typed.length, message });
  }
  return firstLeaves(withOr(tokens, text), text, mistakes);
}

/** The tokens up to the last leaf that a search may have. */
function firstLeaves(tokens: Token[], text: string, mistakes: Mistake[]): Token[] {
  const leaves = tokens.filter(({ kind }) => kind === "leaf");
  const [last, next] = leaves.slice(MOST_LEAVES - 1);
  if (!last || !next) return tokens;
  const message = `A search has ${MOST_LEAVES} words and filters at most. What comes after them was left out.`;
  mistakes.push({ from: last.to, to: text.length, message });
  return tokens.filter((token) => token.kind !== "leaf" || token.from <= last.from);
}

/** An "or" between two terms is OR, in whatever case; at either end, or next to another, it is a word. */
function withOr(tokens: readonly Token[], text: string): Token[] {
  const all: Token[] = [];
  tokens.forEach((token, i) => {
    const [before, after] = [all.at(-1)?.kind, tokens[i + 1]?.kind];
    const between =
      (before === "leaf" || before === "close") && (after === "leaf" || after === "open" || after === "not");
    const isOr = token.kind === "leaf" && between && /^or$/i.test(text.slice(token.from, token.to));
    all.push(isOr ? { kind: "or", from: token.from, to: token.to } : token);
  });
  return all;
}

/** A piece without quotation marks: a filter where it looks like one, else a word; null where it holds neither. */
function readPiece(piece: string, span: Span, mistakes: Mistake[]): Leaf | null {
  // "https://…", "std::vector" and "Redis:" are words, and so is "localhost:3000": nobody meant a filter.
  const [, name, value] = /^([a-z]+):(?!\/\/|:)(.*)$/i.exec(piece) ?? [];
  if (
    name !== undefined &&
    value !== undefined &&
    (isFilterName(name) || (value !== "" && isNearFilter(name, value)))
  ) {
    return readFilter(name, value, span, mistakes);
  }
  const words = wordsOf(piece.replaceAll("*", ""));
  if (words.length === 0) return null;
  if (piece.slice(0, -1).includes("*")) {
    const message = "A star stands at the end of a word, for any ending. This word was searched without it.";
    mistakes.push({ ...span, message, instead: `${wordsOf(piece)[0] ?? ""}*` });
    return { kind: "word", text: words.join("-"), prefix: false, ...span };
  }
  const [prefix, last] = [piece.endsWith("*"), words.at(-1) ?? ""];
  if (prefix && last.length < 2 && !isUnspaced(last)) {
    mistakes.push({ ...span, message: "Give at least two letters before a star. This part was left out." });
    return null;
  }
  return { kind: "word", text: words.join("-"), prefix, ...span };
}

function readFilter(name: string, value: string, span: Span, mistakes: Mistake[]): Leaf | null {
  const parsed = parseFilter(name.toLowerCase(), value.trim());
  if ("message" in parsed) {
    mistakes.push({ ...span, ...parsed });
    return null;
  }
  return { kind: "filter", filter: parsed, ...span };
}
