/** The longest text that is formatted, in characters: twice the longest that a card may have. */
const LONGEST = 50_000;

/** How many quotes and lists may begin on one line: each is nested in the one before. */
const DEEPEST = 30;

/** Why a text is shown as it was typed rather than formatted, in a sentence. */
export const SENTENCES = {
  long: "This text is too long to be formatted, so it is shown as it was typed.",
  nested: "This text is nested too deeply to be formatted, so it is shown as it was typed.",
  limit: "This text would take too long to format, so it is shown as it was typed.",
  busy: "The server is busy, so this text is shown as it was typed. Reload the page to see it formatted.",
};
export type TooMuch = keyof typeof SENTENCES;

/** What a look at a text says before anything is parsed: why it is not formatted, or null. */
export function tooMuch(text: string): TooMuch | null {
  if (text.length > LONGEST) return "long";
  return text.split("\n").some((line) => depthOf(line) > DEEPEST) ? "nested" : null;
}

/** How many marks of quotes and list items a line begins with. */
function depthOf(line: string): number {
  const mark = /[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/y;
  let depth = 0;
  while (depth <= DEEPEST && mark.test(line)) depth++;
  return depth;
}
