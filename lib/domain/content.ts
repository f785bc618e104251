import type { Abbreviation } from "./abbreviations";

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

/** Where a card comes from: the question bank, or documents that were imported beside it. */
export type Origin = "bank" | "documents";

/** A card as its author wrote it; question, summary, points and details are Markdown. */
export interface CardContent {
  origin: Origin;
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
  /** False for a question of documents that none of them answers: it is shown, and not scheduled. */
  answered: boolean;
  /** The documents' questions that it answers, as `document:number`, sorted. */
  sources: string[];
}

/** What a document says to a question, word for word, repaired: shown on the card that the question belongs to. */
export interface Quote {
  document: string;
  /** The question's place in its document: "117", or "T13" for an overview. With the document, its key. */
  number: string;
  /** Where it begins in the document, from 1. */
  line: number;
  question: string;
  /** Markdown; empty where the document has none. */
  answer: string;
  /** The folder that the document was last imported from. */
  folder: string;
  cardSlug: string;
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
  quotes: Quote[];
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
  quotes: { put: Quote[]; remove: Pick<Quote, "document" | "number">[] };
  /** All that search should know, where the source has a say in it. */
  abbreviations?: Abbreviation[];
}

/** One source of content in an import. */
export interface ContentStep {
  source: string;
  /** A hash over all that the content is made from; null to plan it anew each time. */
  fingerprint: string | null;
  /** What leads from what is stored, the steps before this one carried out, to what the source wants. */
  planFor: (stored: StoredContent) => Plan | Promise<Plan>;
}
