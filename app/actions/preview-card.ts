"use server";

import { z } from "zod";
import { drawCard } from "@/app/draw-card";
import { action } from "@/lib/action";
import { LONGEST } from "@/lib/domain/card-draft";
import { textSchema } from "@/lib/domain/text";

/** More than may be saved: what is a little too long is still drawn. */
const text = (longest: number) => textSchema(2 * longest, "This is too long to preview.");
const schema = z.object({
  question: text(LONGEST.question),
  summary: text(LONGEST.summary),
  keyPoints: z.array(z.object({ id: textSchema(100).nullable(), text: text(LONGEST.point) })).max(LONGEST.points),
  details: text(LONGEST.details),
});

/** Draws a card's words as its page will show them. Writes nothing. */
export const previewCard = action(schema, async (userId, words: z.infer<typeof schema>) => ({
  kind: "drawn" as const,
  card: await drawCard(words, { reader: userId }),
}));
