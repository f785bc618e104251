import type { ElementType } from "react";

/** HTML that lib/markdown made, which is sanitised there. */
export function Html({ html, as: Tag = "div", className }: { html: string; as?: ElementType; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised in lib/markdown/render.ts
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
