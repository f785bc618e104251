import type { Finding } from "../model";

/** A file's text as far as it can be read (undefined: not at all), and what is wrong with it (1-based lines). */
export type Decoded = { text: string | undefined; findings: Finding[] };

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
/** Bytes looked at to tell text from anything else. */
const sampleBytes = 65_536;

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleBytes);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++;
  }
  return odd > sample.length / 50;
}

/** A file's bytes → its text: UTF-8, or UTF-16 by its mark. Bad sequences become U+FFFD, each line told; binaries are no text. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), findings: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), findings: [] };
  if (isBinary(bytes))
    return { text: undefined, findings: [{ line: 1, code: "binary", message: "The file is no text." }] };
  try {
    return { text: strict.decode(bytes), findings: [] };
  } catch {
    const text = lenient.decode(bytes);
    const findings = text
      .split(/\r\n?|\n/)
      .flatMap((line, at): Finding[] =>
        line.includes("\ufffd")
          ? [{ line: at + 1, code: "invalid-utf8", message: "Bytes that are no UTF-8 were replaced." }]
          : [],
      );
    return { text, findings };
  }
}

/** A file's name → its document's short name: up to the first `_` or `.`; the whole name where that leaves nothing. */
export function documentName(fileName: string): string {
  return /^[^_.]+/.exec(fileName)?.[0] ?? fileName;
}
