"use server";

import { action } from "@/lib/action";
import { writeNote as write } from "@/lib/db/actions";
import { hasRoom, NO_ROOM } from "@/lib/db/own-room";
import { noteSchema } from "@/lib/domain/action";
import { renderMarkdown } from "@/lib/markdown/render";

/** Keeps a learner's note on a card, and answers with it drawn; see lib/db/actions.ts for what can become of it. */
export const writeNote = action(
  noteSchema,
  async (userId, input, now) => {
    if (input.text !== "" && !(await hasRoom(userId))) return { kind: "invalid" as const, message: NO_ROOM };
    const result = await write(userId, input, now);
    if (result.kind !== "done") return result;
    return { ...result, noteHtml: await renderMarkdown(input.text.trim(), { reader: userId }) };
  },
  "words",
);
