import type { Element, Root } from "hast";
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

/** Sanitising runs first, over what an author wrote; what we add ourselves comes after it. */
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, defaultSchema)
  .use(rehypeHighlight, { plainText: ["text", "mermaid"] })
  .use(scrollingTables)
  .use(diagrams)
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/**
 * Markdown (GFM) as HTML that is safe to insert: raw HTML, scripts and odd addresses removed, code
 * highlighted, Mermaid diagrams drawn as SVG, wide tables scrolling within themselves.
 */
export function renderMarkdown(markdown: string): string {
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

function scrollingTables() {
  return (tree: Root) =>
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "table" || !parent || index === undefined) return;
      const properties = { className: ["table-scroll"], tabIndex: 0, role: "region", ariaLabel: "Table" };
      parent.children[index] = { type: "element", tagName: "div", properties, children: [node] };
      return SKIP;
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
      const svg = renderDiagram(code);
      if (svg === null) return; // its source, shown as code, still says what was meant
      const properties = { className: ["diagram"], tabIndex: 0, role: "img", ariaLabel: diagramLabel(code) };
      parent.children[index] = { type: "element", tagName: "div", properties, children: [{ type: "raw", value: svg }] };
      return SKIP;
    });
  };
}

function mermaidSource(node: Element): string | null {
  const [code] = node.children;
  if (node.tagName !== "pre" || code?.type !== "element") return null;
  const classes = code.properties.className;
  if (!Array.isArray(classes) || !classes.includes("language-mermaid")) return null;
  return code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
}

/** What a screen reader says of a diagram: its labels, in order. */
function diagramLabel(code: string): string {
  const labels = [...code.matchAll(/[[({|]+"?([^\])}|"]+)"?[\])}|]+/g)].map((match) => match[1]?.trim() ?? "");
  return labels.length > 0 ? `Diagram: ${[...new Set(labels)].join(", ")}` : "Diagram";
}
