/** A code page as the characters of its bytes 0x80–0xFF, in order. */
const windows1252High =
  "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ" +
  "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

const macRomanHigh =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
  "¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/** Byte (0x80–0xFF) of a character, by code page; a character that the page lacks is absent. */
export type CodePage = { name: string; byteOf: ReadonlyMap<string, number> };

const page = (name: string, high: string, alsoC1: boolean): CodePage => {
  const byteOf = new Map([...high].map((character, index) => [character, 0x80 + index]));
  // Latin-1 readers leave 0x80–0x9F as control characters; no sound text holds those.
  if (alsoC1) for (let byte = 0x80; byte < 0xa0; byte++) byteOf.set(String.fromCharCode(byte), byte);
  return { name, byteOf };
};

export const windows1252 = page("Windows-1252", windows1252High, true);
export const macRoman = page("Mac Roman", macRomanHigh, false);
