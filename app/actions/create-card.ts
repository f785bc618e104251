"use server";

import { answerEditor } from "@/app/answer-editor";
import type { EditorState } from "@/components/decks/editor/editor-state";
import { action, formOf } from "@/lib/action";
import { createCard as create } from "@/lib/db/own-cards";
import { hasRoom, NO_ROOM } from "@/lib/db/own-room";
import { newCardSchema } from "@/lib/domain/edit";

const save = action(
  newCardSchema,
  async (userId, input, now) =>
    (await hasRoom(userId)) ? create(userId, input, now) : { kind: "invalid" as const, message: NO_ROOM },
  "words",
);

/** Makes a card in a deck of one's own, from the editor's form; then shows it, or the form for one more. */
export async function createCard(_last: unknown, sent: FormData): Promise<EditorState> {
  const form = formOf(sent);
  return answerEditor(form, save, (sent, slug) =>
    sent.get("more") === "another"
      ? { href: `/decks/${sent.get("slug")}/cards/new`, message: "The card is saved. Write the next one." }
      : { href: `/cards/${slug}`, message: "Saved." },
  );
}
