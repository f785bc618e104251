import type { Element, Nodes, Root } from "hast";

const BLOCKS = /^(?:p|h[1-6]|ul|ol|li|blockquote|table|th|td|pre|dl|section)$/;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\u200f]/u;
const STRONG = /[\p{L}\u200e\u200f]/u;

type Direction = "ltr" | "rtl";

/**
 * Writes on each block the direction of its first letter, where it is not that of what is around it:
 * what `dir="auto"` does, but for lists, quotes and tables too, and past code, which is always
 * written from left to right and says nothing of the words around it.
 */
export function direction() {
  return (tree: Root) => {
    direct(tree, "ltr");
  };
}

function direct(node: Root | Element, around: Direction) {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    const own = BLOCKS.test(child.tagName) ? (child.tagName === "pre" ? "ltr" : (first(child) ?? around)) : around;
    if (own !== around) child.properties.dir = own;
    direct(child, own);
  }
}

/** The direction of the first letter in a node; null where there is none. */
function first(node: Nodes): Direction | null {
  if (node.type === "text") {
    const [letter] = STRONG.exec(node.value) ?? [];
    return letter === undefined ? null : RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
  }
  if (node.type !== "element" || node.tagName === "code") return null;
  for (const child of node.children) {
    const found = first(child);
    if (found) return found;
  }
  return null;
}
