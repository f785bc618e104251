"use server";

import { action } from "@/lib/action";
import { writeNote as write } from "@/lib/db/actions";
import { noteSchema } from "@/lib/domain/action";
import { renderMarkdown } from "@/lib/markdown/render";

/** Keeps a learner's note on a card, and answers with it drawn; see lib/db/actions.ts for what can become of it. */
export const writeNote = action(
  noteSchema,
  async (userId, input, now) => {
    const result = await write(userId, input, now);
    if (result.kind !== "done") return result;
    return { ...result, noteHtml: await renderMarkdown(input.text.trim(), { reader: userId }) };
  },
  "words",
);
