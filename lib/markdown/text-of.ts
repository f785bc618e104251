import type { Nodes } from "hast";
import { visit } from "unist-util-visit";

/** The text of a node of HTML and of all in it. */
export function textOf(node: Nodes): string {
  let text = "";
  visit(node, "text", ({ value }) => {
    text += value;
  });
  return text;
}
