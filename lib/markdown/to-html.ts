import type { Element, Properties, Root } from "hast";
import type { TableCell, TableRow } from "mdast";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype, { type Options } from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { renderDiagram } from "./diagram";
import { direction } from "./direction";
import { drawingCost, MOST_COST } from "./drawing-cost";
import { formulas } from "./formulas";
import { type Kind, parse } from "./syntax";
import { textOf } from "./text-of";

type RowHandler = NonNullable<NonNullable<Options["handlers"]>["tableRow"]>;

/** Sanitizing runs first, over what an author wrote; what we add ourselves comes after it. */
const processor = unified()
  .use(remarkRehype, { handlers: { tableRow } })
  .use(rehypeSanitize, defaultSchema)
  .use(formulas)
  .use(rehypeHighlight, { plainText: ["text", "mermaid"] })
  .use(direction)
  .use(scrollingTables)
  .use(diagrams)
  .use(scrollingCode)
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/**
 * Markdown as HTML that is safe to insert: scripts and odd addresses removed, code highlighted,
 * formulas drawn as MathML and Mermaid diagrams as SVG, wide tables scrolling within themselves. What
 * is no Markdown is shown as typed. A `line` has no paragraph around it. It runs as long as it takes:
 * what others wrote goes through render.ts.
 */
export function toHtml(markdown: string, kind: Kind): string {
  try {
    const html = processor.stringify(processor.runSync(parse(markdown, kind)));
    return kind === "line" ? html.replace(/^<p[^>]*>/, "").replace(/<\/p>$/, "") : html;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return asPlain(markdown, kind); // nested a thousand deep: no one meant that, and it can still be read
  }
}

/** A text as HTML that shows it as it was typed, with its line breaks; `note`, a sentence, stands before it. */
export function asPlain(text: string, kind: Kind, note = ""): string {
  const words = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  if (kind === "line") return words;
  return `${note && `<p class="plain-note" role="note">${note}</p>`}<div class="plain-text" dir="auto">${words}</div>`;
}

/** A row with the cells that were written, be they fewer or more than the head's: padding would multiply short rows by wide heads. */
function tableRow(...[state, row, parent]: Parameters<RowHandler>): Element {
  const isHead = parent?.type === "table" && parent.children[0] === row;
  const align = parent?.type === "table" ? parent.align : null;
  const children = (row as TableRow).children.map((cell: TableCell, i): Element => {
    const side = align?.[i];
    const properties: Properties = side ? { align: side } : {};
    return { type: "element", tagName: isHead ? "th" : "td", properties, children: state.all(cell) };
  });
  return { type: "element", tagName: "tr", properties: {}, children: state.wrap(children, true) };
}

/** What scrolls can be scrolled by keyboard too, and says what it is. */
const scrolling = (label: string): Properties => ({ tabIndex: 0, role: "group", ariaLabel: label });

function scrollingTables() {
  return (tree: Root) =>
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "table" || !parent || index === undefined) return;
      const head: string[] = [];
      visit(node, "element", (cell) => {
        if (cell.tagName === "th") head.push(textOf(cell));
      });
      const properties: Properties = { className: ["table-scroll"], ...scrolling(["Table", ...head].join(", ")) };
      if (node.properties.dir) properties.dir = node.properties.dir;
      parent.children[index] = { type: "element", tagName: "div", properties, children: [node] };
      return SKIP;
    });
}

function scrollingCode() {
  return (tree: Root) =>
    visit(tree, "element", (node) => {
      if (node.tagName === "pre") Object.assign(node.properties, scrolling("Code"));
    });
}

function diagrams() {
  return (tree: Root) => {
    let cost = 0;
    visit(tree, "element", (node, index, parent) => {
      const code = mermaidSource(node);
      if (code === null || !parent || index === undefined) return;
      cost += drawingCost(code);
      if (cost > MOST_COST) return; // more than people can read
      const figure = renderDiagram(code);
      if (figure === null) return; // its source, shown as code, still says what was meant
      parent.children.splice(index, 1, { type: "raw", value: figure });
      return SKIP;
    });
  };
}

function mermaidSource(node: Element): string | null {
  const [code] = node.children;
  if (node.tagName !== "pre" || code?.type !== "element") return null;
  const classes = code.properties.className;
  if (!Array.isArray(classes) || !classes.includes("language-mermaid")) return null;
  return textOf(code);
}
