import type { Root } from "mdast";
import { mathFromMarkdown } from "mdast-util-math";
import { math } from "micromark-extension-math";
import type { Extension } from "micromark-util-types";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { asTyped } from "./as-typed";
import { backslash } from "./backslash";
import { mathText } from "./math-text";
import { product } from "./product";

/**
 * `block`: the Markdown of an answer or a note. `line`: of a question, a point or a title, where
 * nothing but what stands within a line is Markdown, and `# of replicas?` or `1. First?` are words.
 */
export type Kind = "block" | "line";

/** Entities stay as they are typed; raw HTML is read as one piece, which `asTyped` makes text of. */
const NEVER = ["htmlFlow", "characterReference"];

const BLOCKS = [
  ...["blockQuote", "list", "thematicBreak", "headingAtx", "setextUnderline", "definition"],
  ...["codeFenced", "codeIndented", "mathFlow", "table", "gfmFootnoteDefinition", "tasklistCheck"],
];

function extended(this: Processor, disabled: string[]) {
  const { flow } = math();
  const extensions: Extension[] = [
    { flow: flow ?? {}, text: { 36: mathText, 42: product, 92: backslash } },
    { disable: { null: disabled } },
  ];
  const data = this.data() as Record<string, unknown[] | undefined>;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...extensions];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), mathFromMarkdown()];
}

const parserOf = (disabled: string[]) =>
  unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(extended, disabled).freeze();

const PARSERS = { block: parserOf(NEVER), line: parserOf([...NEVER, ...BLOCKS]) };

/**
 * Markdown (GFM and formulas) as a tree in which everything that was typed is text, but the marks of a
 * construct that there really is. Throws a RangeError for a text nested some thousand deep.
 */
export function parse(markdown: string, kind: Kind): Root {
  const source = kind === "line" ? markdown.replace(/\s+/g, " ").trim() : markdown;
  return asTyped(PARSERS[kind].parse(source), source, kind);
}
