import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { DrawnCard, EditorState, Said } from "@/components/decks/editor/editor-state";
import type { Refusal } from "@/lib/action";
import type { EditableCard, EditResult } from "@/lib/db/edits";
import { type CardDraft, changeList, draftOf, LONGEST, readDraft } from "@/lib/domain/card-draft";
import { previewCard } from "./actions/preview-card";
import { drawCard } from "./draw-card";

/** The editor of a card that is there, or of a new one (null). */
export async function openEditor(userId: string, card: EditableCard | null, draft: CardDraft): Promise<EditorState> {
  const preview = await drawCard(draft, { reader: userId });
  return { id: randomUUID(), loaded: card?.loaded ?? "", draft, preview, said: null };
}

/** A card's words as the editor shows them. */
export const draftOfCard = ({ words, tags, level }: EditableCard) => draftOf(words, tags, level);

/** Where to go once a card is saved, and what to say there. */
type Next = (form: FormData, slug: string) => { href: string; message: string };

/**
 * Answers the editor's form: saves, or, asked by one of its other buttons, only moves a point or draws
 * the preview, for a browser without JavaScript. What was typed is in the answer, whatever happens.
 */
export async function answerEditor(
  form: FormData,
  save: (input: object, from?: string) => Promise<EditResult | Refusal>,
  next: Next,
): Promise<EditorState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const draft = readDraft(form);
  const user = text("user") || undefined;
  const command = text("do");
  const state = { id: text("id"), loaded: text("loaded"), draft, said: null };
  if (command !== "" && command !== "save") {
    const keyPoints = changeList(draft.keyPoints, command, { id: null, text: "" }, LONGEST.points);
    return { ...state, draft: { ...draft, keyPoints }, preview: await drawDraft({ ...draft, keyPoints }, user) };
  }
  const { level, ...words } = draft;
  const input = { id: state.id, loaded: state.loaded, slug: text("slug"), deckSlug: text("slug"), words, level };
  const answer = await save(input, user);
  const preview = await drawDraft(draft, user);
  if (answer.kind === "done") {
    revalidatePath("/", "layout");
    const said: Said = { kind: "saved", ...next(form, answer.slug) };
    if (form.get("script") === null) redirect(said.href);
    return { ...state, id: randomUUID(), preview, said };
  }
  const after = { ...state, id: randomUUID(), preview };
  if (answer.kind === "stale") {
    const { present, message } = answer;
    return { ...after, loaded: present.loaded, said: { kind: "stale", message, present: draftOfCard(present) } };
  }
  const fields = "fields" in answer ? fieldsOf(answer.fields) : {};
  return { ...after, said: { kind: "refused", message: answer.message, fields, signIn: answer.kind === "signed-out" } };
}

const NOTHING: DrawnCard = { question: "", summary: "", keyPoints: [], details: null };

/** A draft drawn for whoever may have it drawn: nothing for a visitor, nor of words that are too long. */
async function drawDraft({ question, summary, keyPoints, details }: CardDraft, user?: string): Promise<DrawnCard> {
  const answer = await previewCard({ question, summary, keyPoints, details }, user);
  return answer.kind === "drawn" ? answer.card : NOTHING;
}

/** Problems by the names of the form's fields, from those by their paths in what was sent. */
function fieldsOf(problems: Record<string, string>): Record<string, string> {
  const named = Object.entries(problems).map(([path, message]) => {
    const [field = "", place] = path.replace(/^words\./, "").split(".");
    return [field === "keyPoints" && place !== undefined ? `keyPoints.${place}` : field, message] as const;
  });
  return Object.fromEntries(named);
}
