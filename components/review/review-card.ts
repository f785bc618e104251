import type { SessionCard } from "@/lib/domain/session";

/** A card as a review shows it: its words drawn to HTML that is safe to insert. */
export interface ReviewCard extends SessionCard {
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: string[];
  /** Null when there are none. */
  details: string | null;
}
