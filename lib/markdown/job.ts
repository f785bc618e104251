import type { Words } from "./plain-text";
import type { Kind } from "./syntax";

/** Something to be made of a Markdown text: its HTML, or its words. */
export interface Job {
  text: string;
  kind: Kind;
  want: "html" | Words;
}
