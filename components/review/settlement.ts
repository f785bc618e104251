import type { SessionEvent } from "@/lib/domain/session";
import type { Standing } from "@/lib/domain/standing";
import type { Settlement } from "./outbox/core";
import type { Entry } from "./outbox/entry";
import type { Note, ReviewCard } from "./review-card";

const CHANGED = "It was changed elsewhere after it was shown here, so this grade was not counted.";

/** Why a grade was refused that named a state which is not the card's any more, and what becomes of the card. */
function staleWords(standing: Standing): string {
  if (!standing.available) return "It was suspended or buried elsewhere, so this grade was not counted.";
  return `${CHANGED} ${standing.due ? "You will see it again with its new schedule." : "It is not due today."}`;
}

/** What the server's answer to something that was sent means for the session. */
export function settlementOf(
  entry: Entry,
  answer: Settlement,
  now: number,
  practice = false,
): SessionEvent<ReviewCard> {
  if (entry.kind === "note") return noteSettled(entry.input, answer, now);
  const { kind } = entry;
  if (kind === "change" || kind === "undo" || kind === "redo") {
    if (answer.kind === "undone" || answer.kind === "redone") {
      const { what, cards } = answer;
      // Practice and scheduled reviews show their own cards; after an act on many, the queue is asked anew.
      const card = cards === 1 && (what === "practice") === practice ? answer.card : null;
      return { type: answer.kind, what, card: what === "note" ? answer.card : card, now };
    }
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
        standing: kind === "practice" ? { ...answer.standing, dueAt: null, available: true } : answer.standing,
        ...event,
      };
    case "stale":
      return { type: "refused", why: staleWords(answer.standing), standing: answer.standing, ...event };
    case "not-found":
      return { type: "gone", why: `${answer.message} This grade was not counted.`, ...event };
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
