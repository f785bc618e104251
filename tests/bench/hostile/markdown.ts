/** Markdown that is short and costs much to draw, each up to so many characters. */
export function hostileTexts(characters: number): string[] {
  const fill = (unit: string) => unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
  const half = Math.floor(characters / 2);
  return [
    wideTable(characters),
    fill("1. "),
    fill("> "),
    fill("[a]("),
    fill("*a **b "),
    fill("- a\n  "),
    fill("&amp;<i>"),
    `\`\`\`mermaid\nsequenceDiagram\n${" ".repeat(half)}participant${" ".repeat(half)}\n\`\`\``,
    `\`\`\`mermaid\nflowchart LR\n${Array.from({ length: Math.floor(half / 12) }, (_, n) => `n${n} --> n${(n * 7) % 31}`).join("\n")}\n\`\`\``,
  ];
}

/** A table of many columns with rows of one cell, which are padded: a half of the characters each. */
export function wideTable(characters: number): string {
  const columns = Math.floor(characters / 8);
  const rows = Math.floor(characters / 4);
  return `${"|a".repeat(columns)}|\n${"|-".repeat(columns)}|\n${"|\n".repeat(rows)}`;
}
