import { cardsWords } from "./change-words";

interface Counts {
  buried: number;
  suspended: number;
}

/** What is kept out of the queue, each in a sentence: "21 cards are buried until tomorrow."; null where there is none. */
export function setAsideWords({ buried, suspended }: Counts): { buried: string | null; suspended: string | null } {
  const sentence = (count: number, how: string) =>
    count === 0 ? null : `${cardsWords(count)} ${count === 1 ? "is" : "are"} ${how}.`;
  return { buried: sentence(buried, "buried until tomorrow"), suspended: sentence(suspended, "suspended") };
}

interface Waiting {
  new: number;
  reviews: number;
}

/** Why nothing is due, in a sentence: `waiting` is what today's limits hold back, `cards` all that are studied. */
export function nothingDueWords(waiting: Waiting, { buried, suspended }: Counts, cards: number): string {
  if (waiting.reviews > 0) return "You have reached today’s review limit. The rest will come tomorrow.";
  const aside = buried + suspended;
  if (aside > 0 && aside >= cards) return `All ${cardsWords(cards)} that you study are suspended or buried.`;
  if (waiting.new > 0) return "You are done for today. More new cards come tomorrow.";
  return aside > 0
    ? "You have seen every card in the decks you study, except those suspended or buried."
    : "You have seen every card in the decks you study.";
}
