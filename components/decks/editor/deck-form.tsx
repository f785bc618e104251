"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-area";
import { type FormAction, useSaving } from "./use-saving";

/** The form of a deck as it stands. */
export interface DeckFormState {
  /** The id of the next save: one deck, however often it is sent. */
  id: string;
  title: string;
  description: string;
  said: { kind: "saved"; href: string } | { kind: "refused"; message: string; fields: Record<string, string> } | null;
}

interface DeckFormProps {
  userId: string;
  /** The deck that is edited; empty for a new one. */
  slug: string;
  initial: DeckFormState;
  save: FormAction<DeckFormState>;
  back: string;
}

/** A deck's title and description. */
export function DeckForm({ userId, slug, initial, save, back }: DeckFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { state, formAction, submit, busy, problem } = useSaving(save, initial, form);
  const refused = state.said?.kind === "refused" ? state.said : null;
  const problems = refused?.fields ?? {};

  useEffect(() => {
    if (refused) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refused]);

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await submit();
    if (answer?.said?.kind === "saved") router.push(answer.said.href);
  };
  return (
    <form
      ref={form}
      action={formAction}
      onSubmit={onSubmit}
      noValidate
      className="grid max-w-md grid-cols-[minmax(0,1fr)] gap-6"
    >
      <input type="hidden" name="user" value={userId} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={state.id} />
      <Field
        label="Title"
        name="title"
        maxLength={100}
        autoComplete="off"
        defaultValue={state.title}
        problem={problems.title}
      />
      <TextArea
        label="Description"
        hint="One line on what it is about. It may stay empty."
        name="description"
        rows={2}
        maxLength={500}
        defaultValue={state.description}
        problem={problems.description}
      />
      {problem ? (
        <Notice>{problem}</Notice>
      ) : (
        refused && Object.keys(problems).length === 0 && <Notice>{refused.message}</Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={busy}>
          {busy ? "Saving …" : slug === "" ? "Make the deck" : "Save"}
        </button>
        <Link href={back} className="button">
          Cancel
        </Link>
      </div>
    </form>
  );
}
