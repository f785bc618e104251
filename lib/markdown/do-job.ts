import type { Job } from "./job";
import { toPlainText } from "./plain-text";
import { toHtml } from "./to-html";

/** Does a job, in whatever thread it is called. */
export function doJob({ text, kind, want }: Job): string {
  return want === "html" ? toHtml(text, kind) : toPlainText(text, kind, want);
}
