/** How something was pressed: `clicks` is the browser's count of clicks in quick succession, 1 for the first. */
export interface Press {
  /** When the finger, the button or the key went down, in ms on the page's own clock. */
  at: number;
  by: "touch" | "pen" | "mouse" | "key";
  clicks: number;
}

/**
 * What is pressed within this time after the page has changed was meant for what was there before, in ms: as long as
 * systems wait for the second tap of a double tap, and less than anyone needs to read an answer.
 */
const QUIET_MS = 300;

/**
 * Whether a press was meant for what is shown since `shownAt`, and not for what stood in its place before, as the
 * second tap of a double tap is. A mouse, which is quicker and points more exactly, counts its double clicks itself.
 */
export function isMeant(shownAt: number, { at, by, clicks }: Press): boolean {
  if (by === "mouse") return at >= shownAt && clicks <= 1;
  return at - shownAt >= QUIET_MS;
}
