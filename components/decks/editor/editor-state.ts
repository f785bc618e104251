import type { DrawnPoint } from "@/components/review/answer";
import type { CardDraft } from "@/lib/domain/card-draft";

/** A card's words drawn to HTML that is safe to insert. */
export interface DrawnCard {
  question: string;
  summary: string;
  keyPoints: DrawnPoint[];
  /** Null when there are none. */
  details: string | null;
}

/** What the server has said to what was sent. */
export type Said =
  | { kind: "saved"; href: string; message: string }
  /** `fields`: what is wrong with each, by its name; a point's is "keyPoints.2". */
  | { kind: "refused"; message: string; fields: Record<string, string>; signIn: boolean }
  /** Someone saved other words in between: those. */
  | { kind: "stale"; message: string; present: CardDraft };

/** The editor as it stands: what a form without JavaScript is drawn from, too. */
export interface EditorState {
  /** The id of the next save: one save, however often it is sent. */
  id: string;
  /** Which wording is edited; empty for a new card. */
  loaded: string;
  draft: CardDraft;
  preview: DrawnCard;
  said: Said | null;
}
