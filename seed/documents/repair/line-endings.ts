/** Any text → the same with `\n` line ends only and no byte-order mark at its start. Keeps the number of lines. */
export function repairLineEndings(text: string): string {
  return text.replace(/^\uFEFF+/, "").replace(/\r\n?/g, "\n");
}
