import type { ElementType } from "react";

/** HTML that lib/markdown made, which is sanitized there. Its blocks have their directions; a line finds its own. */
export function Html({ html, as: Tag = "div", className }: { html: string; as?: ElementType; className?: string }) {
  const dir = Tag === "span" ? "auto" : undefined;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized in lib/markdown/to-html.ts
  return <Tag dir={dir} className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
