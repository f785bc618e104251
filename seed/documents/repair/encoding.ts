import { type CodePage, macRoman, windows1252 } from "./code-pages";

/** One character read out of wrongly decoded text: how many characters it took, and which it is. */
type Decoded = { taken: number; character: string; bytes: number; lead: string };

const decoder = new TextDecoder("utf-8", { fatal: true });

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function decodeAt(text: string, at: number, page: CodePage): Decoded | undefined {
  const lead = text.charAt(at);
  const length = sequenceLength(page.byteOf.get(lead) ?? 0);
  if (length === 0) return undefined;
  const bytes = [];
  for (let offset = 0; offset < length; offset++) {
    const byte = page.byteOf.get(text.charAt(at + offset));
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return { taken: length, character: decoder.decode(Uint8Array.from(bytes)), bytes: length, lead };
  } catch {
    return undefined;
  }
}

const upperCase = /\p{Lu}/u;
const punctuation = /[“”‘’…–—•™‹›]/;
// What two-byte mistakes are made of in Western text: accents, ×, °, non-breaking space.
const commonLeads: Record<string, string> = { "Windows-1252": "ÂÃ", "Mac Roman": "¬√" };

/**
 * Whether a run of decoded characters is a mistake for certain enough. Three- and four-byte sequences do not happen in
 * sound text; of two-byte ones only the leads of Western accents are believed alone, and whole words of one script.
 */
function isMistake(run: Decoded[], before: string, text: string, start: number, page: CodePage): boolean {
  if (run.some((decoded) => decoded.bytes > 2)) return true;
  if (run.length >= 3 && run.every((decoded) => /\p{L}/u.test(decoded.character))) return true;
  const first = run[0];
  if (!first || !run.every((decoded) => commonLeads[page.name]?.includes(decoded.lead))) return false;
  // A capital word that ends in Ã before a quotation mark or dash is Portuguese, not a mistake.
  const continuation = text.charAt(start + 1);
  return !(upperCase.test(before) && punctuation.test(continuation) && upperCase.test(first.lead));
}

function decodeOnce(text: string, page: CodePage): string {
  const foreign = /[^\p{ASCII}]/gu;
  let out = "";
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) < 0x80) {
      foreign.lastIndex = at;
      const next = foreign.exec(text)?.index ?? text.length;
      out += text.slice(at, next);
      at = next;
      if (at === text.length) break;
    }
    const start = at;
    const run: Decoded[] = [];
    for (let decoded = decodeAt(text, at, page); decoded; decoded = decodeAt(text, at, page)) {
      run.push(decoded);
      at += decoded.taken;
    }
    if (run.length === 0) {
      out += text.charAt(at);
      at++;
    } else if (isMistake(run, text.charAt(start - 1), text, start, page)) {
      out += run.map((decoded) => decoded.character).join("");
    } else {
      out += text.slice(start, at);
    }
  }
  return out;
}

/**
 * Text → the same with wrong decodings undone (UTF-8 that was read as Windows-1252, Latin-1 or Mac Roman, however
 * often over); sound text in any language comes back as it was. Every step shortens the text, so it ends.
 */
export function repairEncoding(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  let before = text;
  for (;;) {
    const after = decodeOnce(decodeOnce(before, windows1252), macRoman);
    if (after === before) return after;
    before = after;
  }
}
