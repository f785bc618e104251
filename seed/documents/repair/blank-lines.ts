/** Markdown → the same without blank lines at its ends, doubled blank lines, and trailing blanks; code is left as is. */
export function repairBlankLines(markdown: string): string {
  const out: string[] = [];
  let fence = "";
  for (const line of markdown.split("\n")) {
    const mark = /^\s*(?:>\s?)*(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    const wasInFence = fence !== "";
    if (!wasInFence) fence = mark;
    else if (mark.startsWith(fence) && line.trim().replace(/^[>\s]*/, "") === mark) fence = "";
    const kept =
      wasInFence && fence !== "" ? line : line.replace(/[ \t]+$/, (blanks) => (blanks === "  " ? blanks : ""));
    const blank = kept.trim() === "";
    if (blank && !(wasInFence && fence !== "") && (out.length === 0 || out.at(-1)?.trim() === "")) continue;
    out.push(blank && fence === "" ? "" : kept);
  }
  while (out.length > 0 && out.at(-1)?.trim() === "") out.pop();
  return out.join("\n");
}
