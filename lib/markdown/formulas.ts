import type { Element, Root } from "hast";
import katex from "katex";
import { visit } from "unist-util-visit";
import { textOf } from "./text-of";

/** What a formula may cost: macros that it may expand, and the size, in em, of what it may draw. */
const BOUNDS = { maxExpand: 500, maxSize: 10, trust: false, strict: "ignore" } as const;

/**
 * Draws formulas as MathML, which browsers draw and screen readers read without a style sheet, fonts
 * or scripts. One that TeX does not understand stays as it was typed.
 */
export function formulas() {
  return (tree: Root) =>
    visit(tree, "element", (node, index, parent) => {
      const display = node.tagName === "pre";
      const code = display ? node.children[0] : node;
      if (!parent || index === undefined || !isFormula(code)) return;
      const tex = textOf(code);
      const drawn = draw(tex, display);
      const dollars = display || hasClass(code, "language-double") ? "$$" : "$";
      parent.children[index] =
        drawn === null ? { type: "text", value: `${dollars}${tex}${dollars}` } : { type: "raw", value: drawn };
    });
}

function isFormula(node: Root["children"][number] | undefined): node is Element {
  return node?.type === "element" && node.tagName === "code" && hasClass(node, "language-math");
}

function hasClass(node: Element, name: string): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}

function draw(tex: string, displayMode: boolean): string | null {
  try {
    return katex.renderToString(tex, { ...BOUNDS, displayMode, output: "mathml", throwOnError: true });
  } catch (error) {
    if (error instanceof katex.ParseError || error instanceof RangeError) return null;
    throw error;
  }
}
