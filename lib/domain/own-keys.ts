import { z } from "zod";

/** A key as KeyboardEvent.key names it: a character, or a name such as "Enter"; no control character, no half of one. */
const key = z
  .string()
  .max(20)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "There is no such key.");

/**
 * The keys that a learner chose for the acts of a review, by the ids of `SLOTS` in components/review/keys.ts. An
 * act that is missing has the keys that it comes with; an empty list is an act without a key.
 */
export const ownKeysSchema = z
  .record(key, z.array(key).max(3, "An action can have at most three keys."))
  .refine((keys) => Object.keys(keys).length <= 40, "There are not that many actions.");
export type OwnKeys = z.infer<typeof ownKeysSchema>;
