"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from "react";
import { isComposing } from "@/components/ui/composing";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { type CardDraft, EMPTY_DRAFT, readDraft } from "@/lib/domain/card-draft";
import { CardFields } from "./card-fields";
import { CardPreview } from "./card-preview";
import { EditorNotices } from "./editor-notices";
import type { EditorState } from "./editor-state";
import { type FindLikeQuestions, LikeQuestions, useLikeQuestions } from "./like-questions";
import { draftPlace, useDraft } from "./use-draft";
import { type DrawPreview, usePreview } from "./use-preview";
import { type FormAction, useSaving } from "./use-saving";

interface CardEditorProps {
  /** Whose words these are: nobody else is offered the draft, and nobody else's account gets it. */
  userId: string;
  /** The slug of the card that is edited, or of the deck that gets a new one. */
  slug: string;
  /** What is edited: a card of one's own, one's own version of the bank's, or a new card. */
  kind: "own" | "version" | "new";
  initial: EditorState;
  save: FormAction<EditorState>;
  drawPreview: DrawPreview;
  /** Finds the cards that a new card would repeat. */
  findLikeQuestions?: FindLikeQuestions;
  /** Where to go without saving. */
  back: string;
}

/**
 * Writes a card: a form, with the card as it will look beside it, or under it on a phone. It works
 * as a plain form; with JavaScript nothing that was typed is lost to a failure, a crash or another tab.
 */
export function CardEditor({
  userId,
  slug,
  kind,
  initial,
  save,
  drawPreview,
  findLikeQuestions,
  back,
}: CardEditorProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const pane = useRef<HTMLElement>(null);
  const notices = useRef<HTMLDivElement>(null);
  const { state, formAction, submit, busy, problem } = useSaving(save, initial, form);
  const draft = useDraft(draftPlace(userId, `${kind}:${slug}`), initial.draft);
  const preview = usePreview(drawPreview, state.preview, pane);
  const like = useLikeQuestions(findLikeQuestions ?? NONE);
  const [view, setView] = useState<"write" | "preview">("write");
  const [announced, setAnnounced] = useState("");
  /** The fields are drawn anew from other words when this changes. */
  const [shown, setShown] = useState({ times: 0, draft: state.draft, loaded: state.loaded });
  /** The answer that is dealt with. */
  const [closed, setClosed] = useState<EditorState | null>(null);
  const said = closed === state ? null : state.said;
  const loaded = said?.kind === "stale" ? state.loaded : shown.loaded;

  // What the server said is where the eyes go: the first field that is wrong, else the notice.
  useEffect(() => {
    if (said?.kind !== "refused" && said?.kind !== "stale") return;
    (form.current?.querySelector<HTMLElement>("[aria-invalid=true]") ?? notices.current)?.focus();
  }, [said]);
  // The button that brought other words into the form may be gone with its notice.
  useEffect(() => {
    if (shown.times > 0) focusQuestion(form.current);
  }, [shown.times]);

  const changed = () => {
    if (!form.current) return;
    const typed = readDraft(new FormData(form.current));
    draft.keep(typed, loaded);
    preview.schedule(typed);
    like.look(typed.question.trim());
  };
  const show = (words: CardDraft, wording: string) => {
    setShown(({ times }) => ({ times: times + 1, draft: words, loaded: wording }));
    preview.schedule(words);
    like.look(words.question.trim());
  };
  const takeUp = () => {
    if (!draft.found) return;
    show(draft.found.draft, draft.found.loaded);
    draft.closeFound();
    setAnnounced("Your unsaved words are back in the form.");
  };
  const discard = () => {
    draft.discard();
    focusQuestion(form.current);
  };
  const takePresent = () => {
    if (said?.kind !== "stale") return;
    draft.settle(said.present);
    show(said.present, state.loaded);
    setClosed(state);
    setAnnounced("The form has the saved words.");
  };
  const send = async (another: boolean) => {
    const answer = await submit(another ? { more: "another" } : {});
    if (answer?.said?.kind === "saved") {
      draft.settle(another ? EMPTY_DRAFT : answer.draft);
      setAnnounced(answer.said.message);
      if (!another) return router.push(answer.said.href);
      show(EMPTY_DRAFT, "");
    }
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = event.nativeEvent.submitter;
    void send(button instanceof HTMLButtonElement && button.name === "more");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    void send(false);
  };
  const choose = (next: "write" | "preview") => {
    setView(next);
    requestAnimationFrame(() => void preview.drawNow());
  };

  return (
    <>
      <fieldset aria-label="Write or preview" className="mb-4 flex gap-2 lg:hidden [@media(scripting:none)]:hidden">
        {(["write", "preview"] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            className="button flex-1 capitalize aria-pressed:border-accent aria-pressed:text-accent"
            onClick={() => choose(name)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-2">
        <form
          ref={form}
          action={formAction}
          onSubmit={onSubmit}
          onInput={changed}
          onKeyDown={onKeyDown}
          noValidate
          className={`grid grid-cols-[minmax(0,1fr)] content-start gap-6 ${view === "preview" ? "max-lg:hidden" : ""}`}
        >
          {/* What Enter in a field does: it saves, rather than press the first button, which moves a point. */}
          <button type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
            Save
          </button>
          <input type="hidden" name="user" value={userId} />
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="id" value={state.id} />
          <input type="hidden" name="loaded" value={loaded} />
          <div ref={notices} tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-6 empty:hidden">
            <EditorNotices
              said={said}
              draft={state.draft}
              found={draft.found}
              onTakeUp={takeUp}
              onDiscard={discard}
              onTakePresent={takePresent}
            />
          </div>
          <CardFields
            key={shown.times}
            draft={shown.draft}
            level={kind !== "version"}
            beneathQuestion={<LikeQuestions cards={like.cards} />}
            problems={said?.kind === "refused" ? said.fields : {}}
            onChange={changed}
            say={setAnnounced}
          />
          {problem && <Notice>{problem}</Notice>}
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" name="do" value="save" className="button button-primary" disabled={busy}>
              {busy ? "Saving …" : "Save"}
            </button>
            {kind === "new" && (
              <button type="submit" name="more" value="another" className="button" disabled={busy}>
                Save and write another
              </button>
            )}
            <button
              type="submit"
              name="do"
              value="preview"
              formNoValidate
              className="button hidden [@media(scripting:none)]:inline-flex"
            >
              Draw the preview
            </button>
            <Link href={back} className="button">
              Cancel
            </Link>
          </div>
          <p role="status" className="text-muted empty:hidden">
            {said?.kind === "refused" && Object.keys(said.fields).length > 0 && "Not saved: see the fields above."}
          </p>
        </form>
        <section
          ref={pane}
          aria-label="Preview"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
          className={`min-w-0 lg:sticky lg:top-8 lg:max-h-[calc(100dvh-4rem)] lg:self-start lg:overflow-y-auto lg:border-s lg:border-rule lg:ps-10 [@media(scripting:none)]:!block ${view === "write" ? "max-lg:hidden" : ""}`}
        >
          {preview.problem && <p className="mb-4 text-sm text-again">{preview.problem}</p>}
          <CardPreview card={preview.card} />
        </section>
      </div>
      <p role="status" className="sr-only">
        {announced}
      </p>
    </>
  );
}

const NONE: FindLikeQuestions = async () => ({ kind: "found", cards: [] });

const focusQuestion = (form: HTMLFormElement | null) => form?.querySelector<HTMLElement>("[name=question]")?.focus();
