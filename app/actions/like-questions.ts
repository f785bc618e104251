"use server";

import { z } from "zod";
import { action } from "@/lib/action";
import { listLikeQuestions } from "@/lib/db/like-questions";
import { LONGEST } from "@/lib/domain/card-draft";
import { textSchema } from "@/lib/domain/text";
import { inOrder } from "@/lib/markdown/in-order";
import { plainText } from "@/lib/markdown/render";

const MOST = 3;
const schema = z.object({ question: textSchema(2 * LONGEST.question) });

/** The cards that ask nearly what a question asks which is being written. Writes nothing. */
export const findLikeQuestions = action(schema, async (userId, { question }) => {
  const found = await listLikeQuestions(userId, question, MOST);
  const cards = await inOrder(found, async (card) => ({
    ...card,
    question: await plainText(card.question, "line", { reader: userId }),
  }));
  return { kind: "found" as const, cards };
});
