/** A deck as its author wrote it. */
export interface DeckContent {
  slug: string;
  title: string;
  description: string;
  /** The place in the learning order, from 1. */
  position: number;
  /** Slugs of the decks to know first. */
  prerequisites: string[];
}

/** A card as its author wrote it; question, summary, points and details are Markdown. */
export interface CardContent {
  /** The stable name: a card keeps it through every rewording, and with it everyone's schedule. */
  slug: string;
  deckSlug: string;
  /** The place in its deck, from 1. */
  position: number;
  question: string;
  summary: string;
  keyPoints: string[];
  /** Empty when there are none. */
  details: string;
  level: "core" | "advanced" | "specialist";
  /** The documents' questions that it answers, as `document:number`, sorted. */
  sources: string[];
}

/** What is to be learnt: the decks and their cards. */
export interface Content {
  decks: DeckContent[];
  cards: CardContent[];
}

/** What the database holds, what was retired included. */
export interface StoredContent {
  decks: (DeckContent & { retired: boolean })[];
  cards: (CardContent & { retired: boolean })[];
}

/** The changes that lead from what is stored to what is wanted. Nothing is ever deleted. */
export interface Changes<T> {
  add: T[];
  /** Changed in any way, or wanted again after it was retired. */
  update: T[];
  /** Slugs of what is no longer wanted. */
  retire: string[];
}

export interface Plan {
  decks: Changes<DeckContent>;
  cards: Changes<CardContent>;
}
