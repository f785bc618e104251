import { createHash } from "node:crypto";
import { renderMermaidSVG } from "beautiful-mermaid";

/**
 * A Mermaid diagram as SVG; null when its source is not Mermaid. Its colours are custom properties
 * that globals.css gives it, so that it follows the theme; its own style sheet, which would reach
 * the whole page and fetch a font from elsewhere, is taken out. Its ids are made its own.
 */
export function renderDiagram(source: string): string | null {
  try {
    const svg = renderMermaidSVG(source, { transparent: true, padding: 8 });
    const suffix = createHash("sha256").update(source).digest("hex").slice(0, 8);
    return svg
      .replace(/<style>[\s\S]*?<\/style>/g, "")
      .replace(/(<svg[^>]*?) style="[^"]*"/, "$1")
      .replace(/\bid="([^"]+)"/g, `id="$1-${suffix}"`)
      .replace(/url\(#([^)]+)\)/g, `url(#$1-${suffix})`);
  } catch {
    return null;
  }
}
