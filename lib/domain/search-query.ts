import { type Filter, printFilter } from "./search-filters";
import { readTokens, type Token } from "./search-tokens";

/** A piece of the text that was typed, from its first character to the one after its last. */
export interface Span {
  from: number;
  to: number;
}

/** What is wrong with a piece of a query, in a sentence; the rest of it is still searched. */
export interface Mistake extends Span {
  message: string;
  /** What may have been meant, to stand in the piece's place. */
  instead?: string;
}

/** A word in lower case, or several that hang together such as "cache-aside"; with `prefix`, the last is a beginning. */
export interface Word extends Span {
  kind: "word";
  text: string;
  prefix: boolean;
}

/** Words that must follow each other. */
export interface Phrase extends Span {
  kind: "phrase";
  text: string;
}

export interface FilterLeaf extends Span {
  kind: "filter";
  filter: Filter;
}

export type Leaf = Word | Phrase | FilterLeaf;

/** A query as a tree. No "and" holds an "and", no "or" an "or", and each has two parts or more. */
export type SearchNode = Leaf | Joined | { kind: "not"; part: SearchNode };
type Joined = { kind: "and" | "or"; parts: SearchNode[] };

export interface ParsedSearch {
  /** Null when there is nothing to search for. */
  query: SearchNode | null;
  /** In the order of their places. */
  mistakes: Mistake[];
}

/** Parentheses and negations may be nested so deep: more is no question that anyone asks. */
const DEEPEST = 10;

/**
 * Reads a query in the habit of Anki: words, "phrases", -not, OR, parentheses, begin*, and filters such
 * as deck:caching. "or" between two parts is OR in any case; "and" and "not" are words, which say nothing. Never throws: what cannot be read is a mistake, and left out.
 */
export function parseSearch(typed: string): ParsedSearch {
  const mistakes: Mistake[] = [];
  const tokens = readTokens(typed, mistakes);
  const query = new Parser(tokens, mistakes).parse();
  return { query, mistakes: mistakes.sort((a, b) => a.from - b.from || a.to - b.to) };
}

class Parser {
  private at = 0;
  constructor(
    private readonly tokens: readonly Token[],
    private readonly mistakes: Mistake[],
  ) {}

  parse(): SearchNode | null {
    const parts: (SearchNode | null)[] = [];
    while (this.at < this.tokens.length) {
      parts.push(this.either(0));
      const left = this.tokens[this.at];
      if (!left) break;
      this.at += 1; // `either` stops at nothing but a parenthesis that closes none
      this.mistake(left, "This parenthesis closes none that is open. Take it away, or open one before it.");
    }
    return join("and", parts);
  }

  /** Parts with OR between. */
  private either(depth: number): SearchNode | null {
    const parts = [this.all(depth)];
    for (let token = this.tokens[this.at]; token?.kind === "or"; token = this.tokens[this.at]) {
      this.at += 1;
      const next = this.all(depth);
      if (!parts.at(-1) || !next) this.mistake(token, "OR stands between two things, of which one is enough.");
      parts.push(next);
    }
    return join("or", parts);
  }

  /** Parts of which all must hold. */
  private all(depth: number): SearchNode | null {
    const parts: (SearchNode | null)[] = [];
    for (let token = this.tokens[this.at]; token && token.kind !== "or"; token = this.tokens[this.at]) {
      if (token.kind === "close") break;
      parts.push(this.one(token, depth));
    }
    return join("and", parts);
  }

  private one(token: Token, depth: number): SearchNode | null {
    this.at += 1;
    if (token.kind === "leaf") return token.leaf;
    if (depth >= DEEPEST) {
      this.mistake(token, `A search nests ${DEEPEST} deep at most; this was passed over.`);
      return null;
    }
    if (token.kind === "not") {
      const next = this.tokens[this.at];
      const part = next && next.kind !== "or" && next.kind !== "close" ? this.one(next, depth + 1) : null;
      return part && { kind: "not", part };
    }
    const inside = this.either(depth + 1);
    if (this.tokens[this.at]?.kind === "close") this.at += 1;
    else this.mistake(token, "This parenthesis is not closed. Put a ) where it ends.");
    return inside;
  }

  private mistake({ from, to }: Span, message: string): void {
    this.mistakes.push({ from, to, message });
  }
}

/** Parts as one node: nothing for none, the part itself for one, and none of the same kind within another. */
export function join(kind: "and" | "or", parts: readonly (SearchNode | null)[]): SearchNode | null {
  const flat = parts.flatMap((part) => (part?.kind === kind ? part.parts : part ? [part] : []));
  return flat.length > 1 ? { kind, parts: flat } : (flat[0] ?? null);
}

/** Whether a node holds several parts; the types then know it too. */
export function isJoined(node: SearchNode): node is Joined {
  return node.kind === "and" || node.kind === "or";
}

/** All leaves of a query, in order. */
export function leavesOf(node: SearchNode | null): Leaf[] {
  if (!node) return [];
  if (node.kind === "not") return leavesOf(node.part);
  return isJoined(node) ? node.parts.flatMap(leavesOf) : [node];
}

/** The query without the leaves that `keep` refuses, or null when nothing is left. */
export function keepLeaves(node: SearchNode | null, keep: (leaf: Leaf) => boolean): SearchNode | null {
  if (!node) return null;
  if (node.kind === "not") {
    const part = keepLeaves(node.part, keep);
    return part && { kind: "not", part };
  }
  if (isJoined(node)) {
    return join(
      node.kind,
      node.parts.map((part) => keepLeaves(part, keep)),
    );
  }
  return keep(node) ? node : null;
}

/** A query as text that `parseSearch` reads as the same query. */
export function printSearch(node: SearchNode): string {
  switch (node.kind) {
    case "word":
      // By itself it would be the OR between two parts.
      return node.text === "or" && !node.prefix ? "or." : `${node.text}${node.prefix ? "*" : ""}`;
    case "phrase":
      return `"${node.text}"`;
    case "filter":
      return printFilter(node.filter);
    case "not": {
      return `-${isJoined(node.part) ? `(${printSearch(node.part)})` : printSearch(node.part)}`;
    }
    case "or":
      return node.parts.map(printSearch).join(" OR ");
    case "and":
      return node.parts.map((part) => (part.kind === "or" ? `(${printSearch(part)})` : printSearch(part))).join(" ");
  }
}
