/** What of a KeyboardEvent says which key was meant. */
export interface Pressed {
  key: string;
  code: string;
  shiftKey: boolean;
  /** Whether AltGr, which writes @ on many keyboards, is held. */
  altGraph: boolean;
}

/** The characters of the keys whose place decides where their own character is foreign, without and with Shift. */
const BY_CODE: Readonly<Record<string, string>> = { Minus: "-_", Slash: "/?" };

/**
 * The key that was meant, as the table of keys has it: `bound` are all its keys. A character that the table knows is
 * itself, and so are Latin letters and digits, wherever a layout has them. For any other the place on the keyboard
 * decides: "&" of AZERTY, "+" of Czech, "۱" of Persian are 1, "я" of Russian is z.
 */
export function readKey({ key, code, shiftKey, altGraph }: Pressed, bound: ReadonlySet<string>): string {
  // A Latin letter is lower case where only the caps lock says otherwise; keys with names, such as Escape, keep theirs.
  const own = key.length === 1 && !shiftKey ? key.toLowerCase() : key;
  if (bound.has(own) || altGraph || /^[a-z0-9]$/i.test(key)) return own;
  const isForeign = /^[^\p{ASCII}]+$/u.test(key);
  const digit = /^(Digit|Numpad)(\d)$/.exec(code)?.[2];
  // Shift with a digit's key is another character: "!" on most keyboards.
  if (digit && !shiftKey && (isForeign || key.length === 1)) return digit;
  if (!isForeign) return own;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return BY_CODE[code]?.[shiftKey ? 1 : 0] ?? own;
}
