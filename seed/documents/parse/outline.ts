import MarkdownIt from "markdown-it";

/** What a block of Markdown is; tables have rows, lists items, items and quotations anything. */
export type BlockKind =
  | "heading"
  | "paragraph"
  | "list"
  | "item"
  | "quote"
  | "code"
  | "html"
  | "table"
  | "row"
  | "break";

/** A node of the tree of blocks, with the 0-based lines (both inclusive) that it stands on. */
export type Block = {
  kind: BlockKind;
  start: number;
  end: number;
  /** 1 to 6 for headings, else 0. */
  depth: number;
  /** Whether a list is numbered. */
  ordered: boolean;
  children: Block[];
};

// Blocks only: what is inside a line is read from the line, and the parser's inline pass costs ten times the rest.
const parser = new MarkdownIt("commonmark", { html: true }).enable("table");
// Depth is bounded before a line gets here; at its own bound of 20 it would skip the rest of the document.
Object.assign(parser.options, { maxNesting: 1000 });
parser.core.ruler.disable(["inline", "text_join"]);

const kinds: Record<string, BlockKind> = {
  heading_open: "heading",
  paragraph_open: "paragraph",
  bullet_list_open: "list",
  ordered_list_open: "list",
  list_item_open: "item",
  blockquote_open: "quote",
  fence: "code",
  code_block: "code",
  html_block: "html",
  table_open: "table",
  tr_open: "row",
  hr: "break",
};

/** Lines of Markdown with balanced fences → its tree of blocks. Any text is Markdown; none throws. */
export function outline(lines: string[]): Block[] {
  const roots: Block[] = [];
  // What is open, by the nesting level of its token.
  const open: { level: number; block: Block }[] = [];
  for (const token of parser.parse(lines.join("\n"), {})) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= token.level) open.pop();
    const kind = kinds[token.type];
    if (kind === undefined || !token.map) continue;
    const [start, past] = token.map;
    let end = Math.min(past, lines.length) - 1;
    // Lists count the blank lines behind them.
    while (end > start && lines[end]?.trim() === "") end--;
    const depth = kind === "heading" ? Number(token.tag.slice(1)) : 0;
    const block: Block = { kind, start, end, depth, ordered: token.type === "ordered_list_open", children: [] };
    (open.at(-1)?.block.children ?? roots).push(block);
    if (token.nesting === 1) open.push({ level: token.level, block });
  }
  return roots;
}
