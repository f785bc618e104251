import { createHash } from "node:crypto";
import { parseMermaid, renderMermaidSVG } from "beautiful-mermaid";
import { turnBackEdges, turnDrawnEdges } from "./back-edges";
import { cropped } from "./crop";

/** The renderer's smallest text has 11 px: it is drawn so much larger that this text has 14. */
const SCALE = 14 / 11;

/**
 * A Mermaid diagram as a figure; null when its source is not Mermaid. A button around the drawing
 * enlarges it: the sheet that holds it is a native popover, which without being open stands in the
 * text, so nothing needs a script, and Esc closes it. Its size is told beforehand: nothing shifts.
 */
export function renderDiagram(source: string): string | null {
  const svg = draw(source);
  const size = svg && /^<svg[^<>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  if (!size) return null;
  const [width, height] = [Number(size[1]) * SCALE, Number(size[2]) * SCALE];
  const id = createHash("sha256").update(source).digest("hex").slice(0, 8);
  const drawing = svg
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replaceAll(">(no attributes)<", "><")
    .replace(/<[^<>]+>/g, lighter)
    .replace(/\bid="([^"]+)"/g, `id="$1-${id}"`)
    .replace(/url\(#([^()]+)\)/g, `url(#$1-${id})`)
    .replace(/^<svg([^<>]*?) width="[^"<>]*" height="[^"<>]*"[^<>]*>/, (_, before: string) => {
      return `<svg${before} width="${Math.round(width)}" height="${Math.round(height)}" role="img" aria-label="${diagramLabel(source)}">`;
    });
  return `<figure class="diagram" style="--w:${Math.round(width)};--h:${Math.round(height)}"><div class="diagram-sheet" id="diagram-${id}" popover><div class="diagram-scroll"><button type="button" class="diagram-open" popovertarget="diagram-${id}" popovertargetaction="show">${drawing}<span class="diagram-word">Enlarge</span></button></div><div class="diagram-bar"><label><input type="checkbox"> Fit the screen</label><button type="button" class="button" popovertarget="diagram-${id}" popovertargetaction="hide" autofocus>Close</button></div></div></figure>`;
}

/**
 * The drawing itself. Its colours are custom properties that globals.css gives it, so that it follows
 * the theme; its own style sheet, which would reach the whole page and fetch a font, is taken out above.
 */
function draw(source: string): string | null {
  const options = { transparent: true, padding: 8 };
  try {
    if (!/^\s*(flowchart|graph|stateDiagram)/.test(source)) {
      return cropped(renderMermaidSVG(source, options));
    }
    const { source: acyclic, turned } = turnBackEdges(source);
    return turnDrawnEdges(renderMermaidSVG(acyclic, options), turned) ?? renderMermaidSVG(source, options);
  } catch {
    return null;
  }
}

/** A tag without what only a script would read, and with no more decimals than can be seen. */
function lighter(tag: string): string {
  return tag.replace(/ data-[\w-]+="[^"]*"/g, "").replace(/(\d\.\d)\d+/g, "$1");
}

const KINDS = [
  { begins: /^\s*sequenceDiagram/, name: "Sequence diagram" },
  { begins: /^\s*stateDiagram/, name: "State diagram" },
  { begins: /^\s*erDiagram/, name: "Entity relationship diagram" },
  { begins: /^\s*classDiagram/, name: "Class diagram" },
  { begins: /^\s*xychart/, name: "Chart" },
];

/** What a screen reader says of a diagram: its kind, and what is in it, in order. */
function diagramLabel(source: string): string {
  const kind = KINDS.find(({ begins }) => begins.test(source));
  const names = [...new Set(kind && kind.name !== "State diagram" ? participants(source) : nodes(source))];
  const text = [kind?.name ?? "Diagram", names.join(", ")].filter(Boolean).join(": ");
  return text
    .replace(/<[^<>]*>/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/"/g, "&quot;")
    .replace(/</g, "&lt;");
}

function nodes(source: string): string[] {
  return [...parseMermaid(source).nodes.values()].map(({ label }) => label.trim()).filter(Boolean);
}

const DECLARES = new Set(["participant", "actor", "class"]);

/** "USER ||--o{ ORDER : places" and "A->>B: read", of a line without blanks at its ends. */
const RELATES = /^([A-Z][\w-]*)\s+[|}o][\w|{}.-]*[|{o]\s+([A-Z][\w-]*)\s*:/;
const SPEAKS = /^(\w+)\s*-{1,2}[>x)]{1,2}[+-]?\s*(\w+)\s*:/;

/** A longer line says nothing that a screen reader should read. */
const LONGEST_LINE = 300;

/** Who takes part in a sequence, or the entities and classes that are related. */
function participants(source: string): string[] {
  const declared: string[] = [];
  const met: string[] = [];
  for (const line of source.split("\n")) {
    if (line.length > LONGEST_LINE) continue;
    const trimmed = line.trim();
    const [first = "", ...rest] = trimmed.split(/\s+/);
    if (DECLARES.has(first)) {
      const name = rest[1] === "as" && rest.length > 2 ? rest.slice(2) : rest;
      declared.push(name.join(" ").replace(/ ?\{$/, ""));
    } else {
      const [, one = "", other = ""] = RELATES.exec(trimmed) ?? SPEAKS.exec(trimmed) ?? [];
      met.push(one, other);
    }
  }
  return (declared.length > 0 ? declared : met).filter(Boolean);
}
