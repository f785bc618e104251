"use server";

import { z } from "zod";
import { action } from "@/lib/action";
import { listLikeQuestions } from "@/lib/db/like-questions";
import { LONGEST } from "@/lib/domain/card-draft";
import { plainText } from "@/lib/markdown/plain-text";

const MOST = 3;
const schema = z.object({
  question: z
    .string()
    .max(2 * LONGEST.question)
    .transform((text) => text.replaceAll("\u0000", "")),
});

/** The cards that ask nearly what a question asks which is being written. Writes nothing. */
export const findLikeQuestions = action(schema, async (userId, { question }: z.infer<typeof schema>) => ({
  kind: "found" as const,
  cards: (await listLikeQuestions(userId, question, MOST)).map((card) => ({
    ...card,
    question: plainText(card.question),
  })),
}));
