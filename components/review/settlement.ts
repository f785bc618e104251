import type { SessionEvent } from "@/lib/domain/session";
import type { Settlement } from "./outbox/core";
import type { Entry } from "./outbox/entry";
import type { Note, ReviewCard } from "./review-card";

const STALE = "This card has changed since it was shown, so that grade was not counted. Here it is as it stands now.";

/** What the server's answer to something that was sent means for the session. */
export function settlementOf(entry: Entry, answer: Settlement, now: number): SessionEvent<ReviewCard> {
  if (entry.kind === "note") return noteSettled(entry.input, answer, now);
  const { kind } = entry;
  if (kind === "change" || kind === "undo") {
    if (answer.kind === "undone") return { type: "undone", what: answer.what, card: answer.card, now };
    // The mark is off, and the card stands as it did: under a new version, which its grade then names.
    if (answer.kind === "done" && kind === "change" && entry.input.kind === "unleech")
      return reworded(entry.input.cardId, (card) => ({ ...card, leech: false, standing: answer.standing }));
    return "message" in answer ? { type: "say", notice: answer.message } : { type: "tick", now };
  }
  const event = { reviewId: entry.id, now };
  switch (answer.kind) {
    case "graded":
      // What was practiced does not come back for a step.
      return {
        type: "written",
        standing: kind === "practice" ? { ...answer.standing, dueAt: null } : answer.standing,
        ...event,
      };
    case "stale":
      return { type: "refused", why: STALE, standing: answer.standing, ...event };
    case "not-found":
      return { type: "gone", why: `${answer.message} It was not graded.`, ...event };
    case "invalid":
      return { type: "refused", why: answer.message, standing: null, ...event };
    default:
      return { type: "tick", now };
  }
}

/** The server's drawing of a note takes the plain text's place, unless another text was written since. */
function noteSettled(
  { cardId, text }: { cardId: string; text: string },
  answer: Settlement,
  now: number,
): SessionEvent<ReviewCard> {
  if ("message" in answer) return { type: "say", notice: `${answer.message} Your note was not saved.` };
  const { noteHtml = null } = answer.kind === "done" ? answer : {};
  if (noteHtml === null) return { type: "tick", now };
  return {
    type: "reworded",
    cardId,
    reword: (card) => (card.note?.text === text ? { ...card, note: { text, html: noteHtml } } : card),
  };
}

/** The event of a note that was just written, or that waits from before. An empty text is no note. */
export function noteWritten(cardId: string, text: string): SessionEvent<ReviewCard> {
  const note: Note | null = text.trim() === "" ? null : { text: text.trim(), html: null };
  return { type: "reworded", cardId, reword: (card) => ({ ...card, note }) };
}

/** The event of a mark that was just taken off: a grade that follows at once names the version that this will make. */
export function unleeched(cardId: string): SessionEvent<ReviewCard> {
  return reworded(cardId, (card) => ({
    ...card,
    leech: false,
    standing: { ...card.standing, version: card.standing.version + 1 },
  }));
}

const reworded = (cardId: string, reword: (card: ReviewCard) => ReviewCard): SessionEvent<ReviewCard> => ({
  type: "reworded",
  cardId,
  reword,
});
