import type { CardAction } from "./action";

/** What is said of cards that an action was done to, and of those that were so before. */
const WORDS: Record<CardAction, { done: string; already: string; none?: string }> = {
  suspend: { done: "suspended", already: "suspended already" },
  unsuspend: { done: "no longer suspended", already: "not suspended", none: "suspended" },
  bury: { done: "buried until tomorrow", already: "buried already" },
  unbury: { done: "no longer buried", already: "not buried", none: "buried" },
  reset: { done: "reset and new again", already: "new already" },
  flag: { done: "flagged", already: "flagged already" },
  unflag: { done: "no longer flagged", already: "not flagged", none: "flagged" },
  unleech: { done: "no longer marked as leeches", already: "not a leech", none: "a leech" },
};

/** What became of an act on many cards: "12 cards suspended. The other 3 were suspended already." */
export function changedWords(kind: CardAction, changed: number, chosen: number): string {
  const { done, already, none } = WORDS[kind];
  if (changed > 0) {
    const others = chosen - changed;
    const rest = others === 0 ? "" : ` The other ${others === 1 ? "one was" : `${others} were`} ${already}.`;
    return `${cardsWords(changed)} ${done}.${rest}`;
  }
  if (chosen === 1) return `Nothing to change: the card is ${already}.`;
  return `Nothing to change: ${none ? `none of the ${chosen} cards is ${none}` : `all ${chosen} cards are ${already}`}.`;
}

/** "1 card", "1,200 cards". */
export function cardsWords(count: number): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? "card" : "cards"}`;
}
