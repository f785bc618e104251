import type { Element, Properties, Root } from "hast";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { renderDiagram } from "./diagram";
import { drawingCost, MOST_COST } from "./drawing-cost";
import { remembered } from "./remembered";

/** Sanitising runs first, over what an author wrote; what we add ourselves comes after it. */
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, defaultSchema)
  .use(rehypeHighlight, { plainText: ["text", "mermaid"] })
  .use(scrollingTables)
  .use(diagrams)
  .use(scrollingCode)
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/**
 * Markdown (GFM) as HTML that is safe to insert: raw HTML, scripts and odd addresses removed, code
 * highlighted, Mermaid diagrams drawn as SVG, wide tables scrolling within themselves.
 */
export const renderMarkdown = remembered(render, 40_000_000);

function render(markdown: string): string {
  try {
    return String(processor.processSync(markdown));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `<pre>${escaped(markdown)}</pre>`; // nested a thousand deep: no one meant that, and it can still be read
  }
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Markdown of one paragraph as HTML without the paragraph around it: for questions and points. */
export function renderInline(markdown: string): string {
  return renderMarkdown(markdown).replace(/^<p>([\s\S]*)<\/p>$/, "$1");
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
      const properties = { className: ["table-scroll"], ...scrolling(["Table", ...head].join(", ")) };
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
      if (cost > MOST_COST) return; // learners write diagrams too: no text may hold up the server
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

function textOf(node: Element): string {
  let text = "";
  visit(node, "text", ({ value }) => {
    text += value;
  });
  return text;
}
