/**
 * Which load of a page is shown: the one that it began with, whatever is sent later; at first the one that was sent,
 * unless it was shown and left before (`spent`): then none until another comes.
 */
export function toShow<L extends { load: string }>(begun: L | null, sent: L, spent: ReadonlySet<string>): L | null {
  return begun ?? (spent.has(sent.load) ? null : sent);
}
