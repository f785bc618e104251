import { z } from "zod";
import { LONGEST } from "./card-draft";
import { LEVELS } from "./level";
import { storable, textSchema } from "./text";

/** The most decks and cards of their own that a learner may have, deleted ones included: far more than one can learn. */
export const MOST_OWN_DECKS = 200;
export const MOST_OWN_CARDS = 20_000;

/** Text as it is kept: one kind of line ending, nothing that a database cannot hold, no blanks at its end. */
const clean = (text: string) => storable(text.replace(/\r\n?/g, "\n")).trimEnd();

/** Text of one paragraph: a question, a point, a title. */
const cleanLine = (text: string) => clean(text).replace(/\s+/g, " ").trim();

/** What leaves nothing to be seen: tags that are drawn, code of blanks, letters of other scripts that are blank. */
const UNSEEN = /<\/?(?:br|sub|sup|kbd)\s?\/?>|` +`|[\u115F\u1160\u2800\u3164\uFFA0]/gi;

/** Whether there is anything to be seen of a text once it is drawn: marks and blanks alone are nothing. */
const isSeen = (text: string) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(UNSEEN, ""));

/** Blanks that are taken away do not count, within reason: what is far too long is not looked through. */
const line = (longest: number, sentence: string) =>
  textSchema(4 * longest, sentence)
    .transform(cleanLine)
    .pipe(z.string().max(longest, sentence));
const text = (longest: number, sentence: string) =>
  textSchema(4 * longest, sentence)
    .transform(clean)
    .pipe(z.string().max(longest, sentence));

const tag = z
  .string()
  .max(LONGEST.tag, "A tag has 50 characters at most.")
  .regex(/^[\p{L}\p{M}\p{N}_:/.+#-]+$/u, "A tag is made of letters, digits and - _ : / . + # only.");

/** Tags in the field's habit: lower case, a hyphen for a space, sorted, each once. Takes a list, or text with commas between. */
export const tagsSchema = z
  .union([textSchema(5000).transform((typed) => typed.split(",")), z.array(textSchema(200)).max(500)])
  .transform((tags) => {
    const normal = tags.map((one) => cleanLine(one).replace(/^#/, "").trim().toLowerCase().replaceAll(" ", "-"));
    return [...new Set(normal)].filter(Boolean).sort();
  })
  .pipe(z.array(tag).max(20, "A card has 20 tags at most."));

const point = z.object({
  /** The id that the point had; null for a new one. */
  id: z.uuid().nullable(),
  text: line(LONGEST.point, "A key point has 500 characters at most."),
});

/** A card's words as a learner writes them; empty points are left out. */
export const cardWordsSchema = z
  .object({
    question: line(LONGEST.question, "A question has 500 characters at most.")
      .refine((question) => question !== "", { message: "Write a question.", abort: true })
      .refine(isSeen, "Nothing of this question can be seen. Write it in letters, digits or signs."),
    summary: text(LONGEST.summary, "A summary has 4,000 characters at most."),
    keyPoints: z
      .array(point)
      .transform((points) => points.filter((one) => isSeen(one.text)))
      .pipe(
        z
          .array(z.object({ id: z.uuid().nullable(), text: z.string() }))
          .max(LONGEST.points, "A card has 12 key points at most."),
      ),
    details: text(LONGEST.details, "Details have 20,000 characters at most."),
    tags: tagsSchema,
  })
  .refine(({ summary, details }) => isSeen(summary) || isSeen(details), {
    path: ["summary"],
    message: "Write an answer: a summary, or details. Key points alone are not enough.",
  });

export const levelSchema = z.enum(LEVELS, "Choose a level.");

/** A deck of one's own, as a form sends it. */
export const ownDeckSchema = z.object({
  title: line(100, "Use at most 100 characters for the title.").refine(isSeen, "Give the deck a title."),
  description: line(500, "A description has 500 characters at most."),
});
export type OwnDeckWords = z.infer<typeof ownDeckSchema>;

/** How much of a title or a question an address shows. */
const SLUG_LENGTH = 48;

/**
 * An address of its own for a deck or card: the beginning of its words, readable, and `random` (lower
 * case letters and digits) behind it, so that no two are the same. `otherwise` where the words have no Latin letters.
 */
export function slugOf(words: string, otherwise: string, random: string): string {
  const latin = words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  const readable = latin.length > SLUG_LENGTH ? latin.slice(0, SLUG_LENGTH).replace(/-[^-]*$/, "") : latin;
  return `${readable.replace(/^-|-$/g, "") || otherwise}-${random}`;
}
