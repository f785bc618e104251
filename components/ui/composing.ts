/** What a key event says of the word that is being written; both of React's events and the browser's have it. */
interface KeyPress {
  isComposing: boolean;
  keyCode: number;
}

/**
 * Whether a key belongs to a word that is being composed, such as the Enter that takes Japanese characters over.
 * Safari sends that Enter after the composition has ended, and says 229 instead.
 */
export function isComposing({ isComposing, keyCode }: KeyPress): boolean {
  return isComposing || keyCode === 229;
}
