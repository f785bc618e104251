"use server";

import { answerEditor } from "@/app/answer-editor";
import type { EditorState } from "@/components/decks/editor/editor-state";
import { action, formOf } from "@/lib/action";
import { editCard as edit } from "@/lib/db/own-cards";
import { hasRoom, NO_ROOM } from "@/lib/db/own-room";
import { editSchema } from "@/lib/domain/edit";

const save = action(
  editSchema,
  async (userId, input, now) =>
    (await hasRoom(userId)) ? edit(userId, input, now) : { kind: "invalid" as const, message: NO_ROOM },
  "words",
);

/** Saves a card of one's own, or one's own version of a card of the bank, from the editor's form. */
export async function editCard(_last: unknown, sent: FormData): Promise<EditorState> {
  const form = formOf(sent);
  return answerEditor(form, save, (_, slug) => ({ href: `/cards/${slug}`, message: "Saved." }));
}
