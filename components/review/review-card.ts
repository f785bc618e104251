import type { SessionCard } from "@/lib/domain/session";
import type { DrawnPoint } from "./answer";

/** A card as a review shows it: its words drawn to HTML that is safe to insert. */
export interface ReviewCard extends SessionCard {
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: DrawnPoint[];
  /** Null when there are none. */
  details: string | null;
}
