import { z } from "zod";
import { type CardState, NEW_CARD } from "./card-state";
import { addDays, type StudyDay } from "./study-day";
import { textSchema } from "./text";

/** How long after it was done an act may arrive and still be dated by its age, in ms: a device left in a drawer for a year. */
export const MAX_AGE_MS = 366 * 86_400_000;

/** What every act says: an id made by the client, so that it counts once, and how long ago it was done. */
export const actShape = {
  id: z.uuid("What was done needs an id of its own."),
  /**
   * By the client's own clock: a difference, so that its setting does not matter. A greater age than the greatest
   * comes from a clock that was set in between (a device that woke up in 1970): such an act is dated by its arrival.
   */
  ageMs: z
    .number()
    .min(0)
    .transform((ageMs) => (ageMs <= MAX_AGE_MS ? ageMs : 0)),
};

const cardId = z.uuid("There is no such card.");

/** What a learner may do to a card besides reviewing it. */
export const CARD_ACTIONS = ["suspend", "unsuspend", "bury", "unbury", "reset", "flag", "unflag", "unleech"] as const;
export type CardAction = (typeof CARD_ACTIONS)[number];

export const cardActionSchema = z.object({
  ...actShape,
  cardId,
  kind: z.enum(CARD_ACTIONS, "There is no such action."),
});
export type CardActionInput = z.input<typeof cardActionSchema>;

/** How many cards one act may change: a large deck, and what one transaction writes in a moment. */
export const MOST_CARDS = 5000;

/** Cards that were chosen for one act. */
export const chosenSchema = z
  .array(cardId)
  .min(1, "Choose the cards first: tick the box before each of them.")
  .max(MOST_CARDS, "At most 5,000 cards can be changed at once. Choose fewer.");

/** One act on many cards: its id stands for all of them. */
export const cardsActionSchema = z.object({
  ...actShape,
  kind: z.enum(CARD_ACTIONS, "There is no such action."),
  cardIds: chosenSchema,
});
export type CardsActionInput = z.input<typeof cardsActionSchema>;

const LONGEST_NOTE = 10_000;

export const noteSchema = z.object({
  ...actShape,
  cardId,
  text: textSchema(LONGEST_NOTE, "A note has 10,000 characters at most."),
});
export type NoteInput = z.input<typeof noteSchema>;

export const undoSchema = z.object({
  ...actShape,
  /**
   * The act to undo or redo, by its id or that of its batch: where another is the next, nothing is done. None for
   * the next one, whatever it is, as pages asked for before they named it.
   */
  only: z.uuid().optional(),
});
export type UndoInput = z.input<typeof undoSchema>;

/** The state that an action makes of a state, on a study day. */
export function applyCardAction(kind: CardAction, state: CardState, today: StudyDay): CardState {
  switch (kind) {
    case "suspend":
      return { ...state, suspended: true };
    case "unsuspend":
      return { ...state, suspended: false };
    case "bury":
      return { ...state, buriedUntil: addDays(today, 1) };
    case "unbury":
      return { ...state, buriedUntil: null };
    case "reset":
      return { ...NEW_CARD, flagged: state.flagged };
    case "flag":
      return { ...state, flagged: true };
    case "unflag":
      return { ...state, flagged: false };
    case "unleech":
      return { ...state, leech: false };
  }
}
