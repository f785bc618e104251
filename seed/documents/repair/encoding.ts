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

type Run = { page: CodePage; taken: number; decoded: Decoded[]; text: string };

function readRun(text: string, start: number, page: CodePage): Run {
  const run: Run = { page, taken: 0, decoded: [], text: "" };
  for (let next = decodeAt(text, start, page); next; next = decodeAt(text, start + run.taken, page)) {
    run.decoded.push(next);
    run.taken += next.taken;
    run.text += next.character;
  }
  return run;
}

const pages = [windows1252, macRoman];
const isLong = (decoded: Decoded | undefined): boolean => (decoded?.bytes ?? 0) > 2;

/**
 * Whether a run of decoded characters is a mistake for certain enough. Three- and four-byte sequences do not happen in
 * sound text, nor do two-byte ones that decode to such; of other two-byte ones only the leads of Western accents are
 * believed alone, and whole words of one script.
 */
function isMistake({ decoded, text, page }: Run, whole: string, start: number): boolean {
  if (decoded.some(isLong)) return true;
  const [first] = decoded;
  if (!first) return false;
  if (decoded.length >= 3 && decoded.every(({ character }) => /\p{L}/u.test(character))) return true;
  for (let at = 0; at < text.length; at++) if (pages.some((again) => isLong(decodeAt(text, at, again)))) return true;
  if (!decoded.every(({ lead }) => commonLeads[page.name]?.includes(lead))) return false;
  // A capital word that ends in Ã before a quotation mark or dash is Portuguese, not a mistake.
  const [before, continuation] = [whole.charAt(start - 1), whole.charAt(start + 1)];
  return !(upperCase.test(before) && punctuation.test(continuation) && upperCase.test(first.lead));
}

function decodeOnce(text: string): string {
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
    // The page that explains more of what stands here is the one it was read by.
    const [one, other] = [readRun(text, at, windows1252), readRun(text, at, macRoman)];
    const run = other.taken > one.taken ? other : one;
    if (run.taken > 0 && isMistake(run, text, at)) {
      out += run.text;
      at += run.taken;
    } else {
      const length = Math.max(1, run.taken);
      out += text.slice(at, at + length);
      at += length;
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
    const after = decodeOnce(before);
    if (after === before) return after;
    before = after;
  }
}
