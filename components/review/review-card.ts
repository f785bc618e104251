import type { SessionCard } from "@/lib/domain/session";
import type { DrawnPoint } from "./answer";

/** A learner's note on a card. `html` is null while only the device knows it. */
export interface Note {
  text: string;
  html: string | null;
}

/** A key point as a review shows it. */
export interface ReviewPoint extends DrawnPoint {
  /** Whether this learner keeps missing it. */
  oftenMissed: boolean;
}

/** A card as a review shows it: its words drawn to HTML that is safe to insert. */
export interface ReviewCard extends SessionCard {
  slug: string;
  deckTitle: string;
  question: string;
  summary: string;
  keyPoints: ReviewPoint[];
  /** Null when there are none. */
  details: string | null;
  /** Null without one. */
  note: Note | null;
  /** Whether it has been forgotten so often that it is marked. */
  leech: boolean;
}
