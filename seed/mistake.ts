/** Something in a document that could not be used, and where it stands. */
export interface Mistake {
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

/** `file:line: message`, which editors and terminals make a link of. */
export function formatMistake({ file, line, message }: Mistake): string {
  return `${file}:${line}: ${message}`;
}
