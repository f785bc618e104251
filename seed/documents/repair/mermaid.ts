const header =
  /^(\s*)((?:graph|flowchart)(?:\s+(?:TB|TD|BT|RL|LR))?|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram)\s*;\s*$/;
// A label with round or curly brackets, quotes or slashes in it must stand in quotation marks.
const bracketLabel = /(\b[\w-]+)\[(?!["[(/\\])([^[\]"]*[(){}][^[\]"]*)\](?!\])/g;
const roundLabel = /(\b[\w-]+)\((?!["[(])([^()"]*[[\]{}][^()"]*)\)(?!\))/g;
const braceLabel = /(\b[\w-]+)\{(?!["{])([^{}"]*[()[\]][^{}"]*)\}(?!\})/g;

function repairDiagram(lines: string[]): string[] {
  const isFlow = lines.some((line) => /^\s*(?:graph|flowchart)\b/.test(line));
  return lines.map((line) => {
    const bare = line.replace(header, "$1$2");
    if (!isFlow) return bare;
    return bare
      .replace(/(\S)\s*;\s*$/, "$1")
      .replace(bracketLabel, '$1["$2"]')
      .replace(roundLabel, '$1("$2")')
      .replace(braceLabel, '$1{"$2"}');
  });
}

/** Markdown → the same with its Mermaid blocks in the syntax that renderers agree on (no semicolons, quoted labels). */
export function repairMermaid(markdown: string): string {
  if (!markdown.includes("mermaid")) return markdown;
  const out: string[] = [];
  let block: string[] | undefined;
  for (const line of markdown.split("\n")) {
    if (block && /^\s*(?:`{3,}|~{3,})\s*$/.test(line)) {
      out.push(...repairDiagram(block), line);
      block = undefined;
    } else if (block) {
      block.push(line);
    } else {
      out.push(line);
      if (/^\s*(?:`{3,}|~{3,})\s*mermaid\b/.test(line)) block = [];
    }
  }
  return [...out, ...(block ?? [])].join("\n");
}
