import type { Preferences } from "@/lib/domain/preferences";
import { CardInfo, type CardInfoAction } from "./card-info";
import type { Act, Situation } from "./keys";
import { MoreDialog } from "./more-dialog";
import { NoteDialog } from "./note-dialog";
import type { ReviewCard } from "./review-card";

/** The acts that open a dialog. */
export type DialogName = Extract<Act, "note" | "info" | "help">;

/** What a learner may choose in the session itself. */
export type SessionPreferences = Pick<Preferences, "recallFirst" | "swipe">;

export interface SessionDialogsProps {
  open: DialogName;
  /** Null at the end of a session. */
  card: ReviewCard | null;
  situation: Situation;
  /** What undo and redo would do. */
  names: Partial<Record<Act, string>>;
  preferences: SessionPreferences;
  cardInfo: CardInfoAction;
  onClose: () => void;
  onAct: (act: Act) => void;
  onNote: (text: string) => void;
  onPrefer: (changes: Partial<SessionPreferences>) => void;
}

/** The dialogs of a session: code that is fetched once the first card is there. */
export function SessionDialogs({ open, card, ...props }: SessionDialogsProps) {
  const { onClose, onNote, cardInfo } = props;
  if (open === "help") return <MoreDialog {...props} />;
  if (!card) return null;
  if (open === "note") return <NoteDialog note={card.note?.text ?? ""} onClose={onClose} onSave={onNote} />;
  return <CardInfo cardId={card.cardId} cardInfo={cardInfo} onClose={onClose} />;
}
