import type { Data, Link, LinkReference, Parent, Root, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { Kind } from "./syntax";

/** The tags that mean something: all others are text. */
const TAG = /^<(\/?)(br|sub|sup|kbd)\s?\/?>$/i;

const SAFE = /^(?:https?:|mailto:|[#/?]|[^:]*$)/i;

/**
 * What Markdown would drop, as it was typed: raw HTML (but for `<br>`, `<sub>`, `<sup>`, `<kbd>`),
 * definitions that nothing refers to, links without words or to places that are not linked to, and
 * formulas that are not closed. A picture becomes a link to it: pictures from elsewhere are not loaded.
 */
export function asTyped(tree: Root, source: string, kind: Kind): Root {
  const typed = (node: RootContent) => source.slice(node.position?.start.offset, node.position?.end.offset);
  const referred = new Set<string>();
  const defined = new Set<string>();
  visit(tree, (node) => {
    if ("children" in node) pairTags(node);
    if ("identifier" in node && "referenceType" in node) referred.add(`[${node.identifier}`);
    if (node.type === "footnoteReference") referred.add(`^${node.identifier}`);
  });
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined || node.type === "root") return;
    const put = (...nodes: RootContent[]) => parent.children.splice(index, 1, ...nodes);
    const show = () => put({ type: "text", value: typed(node) });
    switch (node.type) {
      case "html":
        put(tagOf(node, "") === "br" ? { type: "break" } : { type: "text", value: node.value });
        return index + 1;
      case "definition":
      case "footnoteDefinition": {
        const name = `${node.type === "definition" ? "[" : "^"}${node.identifier}`;
        if (referred.has(name) && !defined.has(name)) {
          defined.add(name);
          return;
        }
        put({ type: "paragraph", children: [{ type: "text", value: typed(node) }] });
        return index + 1;
      }
      case "image":
        put({ ...node, type: "link", children: [{ type: "text", value: node.alt || node.url }] } as Link);
        return index + 1;
      case "imageReference":
        put({
          ...node,
          type: "linkReference",
          children: [{ type: "text", value: node.alt || node.identifier }],
        } as LinkReference);
        return index + 1;
      case "link":
        if (!hasWords(node) || (!SAFE.test(node.url) && typed(node).startsWith("<"))) show();
        return;
      case "linkReference":
        if (!hasWords(node)) show();
        return;
      case "math":
        if (node.value.trim() === "" || !typed(node).trimEnd().endsWith("$$"))
          put({ type: "paragraph", children: [{ type: "text", value: typed(node) }] });
        return;
      case "inlineMath":
        if (typed(node).startsWith("$$")) node.data = kind === "block" ? displayed(node.value) : doubled(node.value);
        return;
      default:
        return;
    }
  });
  return tree;
}

/** Makes a formula between double dollars one that stands on a line of its own. */
function displayed(value: string): Data {
  const code = { type: "element" as const, tagName: "code", properties: { className: ["language-math"] } };
  return { hName: "pre", hChildren: [{ ...code, children: [{ type: "text", value }] }] };
}

/** A formula between double dollars within a line: should it be none, both dollars are shown again. */
function doubled(value: string): Data {
  return {
    ...{ hName: "code", hProperties: { className: ["language-math", "language-double"] } },
    hChildren: [{ type: "text", value }],
  };
}

function hasWords(node: Link | LinkReference): boolean {
  let words = false;
  visit(node, (inner) => {
    if ("value" in inner && inner.value.trim() !== "") words = true;
    if (inner.type === "image" || inner.type === "imageReference") words = true;
  });
  return words;
}

/** Makes `<sub>`, `<sup>` and `<kbd>` elements of what stands between their tags, where one closes the other. */
function pairTags(parent: Parent) {
  for (let at = parent.children.length - 1; at >= 0; at--) {
    const name = tagOf(parent.children[at], "");
    if (!name || name === "br") continue;
    const end = parent.children.findIndex((node, i) => i > at && tagOf(node, "/") === name);
    if (end < 0) continue;
    const children = parent.children.slice(at + 1, end);
    const element = { type: "emphasis", children, data: { hName: name } } as RootContent;
    parent.children.splice(at, end - at + 1, element);
  }
}

function tagOf(node: RootContent | undefined, slash: string): string | null {
  const match = node?.type === "html" ? TAG.exec(node.value) : null;
  return match && match[1] === slash ? (match[2] ?? "").toLowerCase() : null;
}
