import { z } from "zod";
import { actShape } from "./action";
import { LEVELS } from "./level";
import { cardWordsSchema, levelSchema } from "./own-card";
import { slugSchema, textSchema } from "./text";

const keyPoints = z.array(z.object({ id: z.uuid(), text: z.string() }));
const bankWords = z.object({
  question: z.string(),
  summary: z.string(),
  keyPoints: z.array(z.string()),
  details: z.string(),
});
const words = { question: z.string(), summary: z.string(), keyPoints, details: z.string(), tags: z.array(z.string()) };

/** What an edit changes, whole, as the ledger keeps it before and after: an own card, or the own version of a card of the bank. */
export const editedSchema = z.discriminatedUnion("of", [
  z.object({ of: z.literal("card"), ...words, level: z.enum(LEVELS), deleted: z.boolean() }),
  /** Null where there is no own version. `base`: the bank's words that it was made from or last held against. */
  z.object({ of: z.literal("version"), version: z.object({ ...words, base: bankWords }).nullable() }),
]);
export type Edited = z.infer<typeof editedSchema>;

/** An edit of a card of one's own, or of one's own version of a card of the bank. */
export const editSchema = z.object({
  id: actShape.id,
  slug: slugSchema,
  /** Which wording was on the page: another one by now is not overwritten. */
  loaded: textSchema(64),
  words: cardWordsSchema,
  level: levelSchema,
});
export type EditInput = z.infer<typeof editSchema>;

/** What becomes of an own version when the bank's card has changed; `seen` names the bank's wording on the page. */
export const settleVersionSchema = z.object({
  id: actShape.id,
  slug: slugSchema,
  take: z.enum(["bank", "mine"]),
  seen: textSchema(64),
});
export type SettleVersionInput = z.infer<typeof settleVersionSchema>;

/** A new card in a deck of one's own; its id is made by the client, so that it is made once. */
export const newCardSchema = z.object({
  id: actShape.id,
  deckSlug: slugSchema,
  words: cardWordsSchema,
  level: levelSchema,
});
export type NewCardInput = z.infer<typeof newCardSchema>;

/** Deleting a card of one's own, or bringing it back. */
export const deleteCardSchema = z.object({
  id: actShape.id,
  slug: slugSchema,
  deleted: z.boolean(),
});
export type DeleteCardInput = z.infer<typeof deleteCardSchema>;
