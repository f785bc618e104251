import { createHash } from "node:crypto";
import { renderMermaidSVG } from "beautiful-mermaid";

/** How far a diagram may shrink to fit a phone before it scrolls instead: its labels must stay legible. */
const SMALLEST = 0.8;

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
      .replace(/(<svg[^>]*?) width="([\d.]+)"([^>]*?) style="[^"]*"/, (_, before, width, after) => {
        return `${before} width="${width}"${after} style="max-width:100%;height:auto;min-width:${Math.round(width * SMALLEST)}px"`;
      })
      .replace(/\bid="([^"]+)"/g, `id="$1-${suffix}"`)
      .replace(/url\(#([^)]+)\)/g, `url(#$1-${suffix})`);
  } catch {
    return null;
  }
}
