/**
 * Any text → the same with `\n` line ends only and without byte-order marks at the starts of lines (files get glued
 * together). Keeps the number of lines.
 */
export function repairLineEndings(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/^\uFEFF+/gm, "");
}
