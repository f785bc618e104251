"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { Refused } from "@/components/ui/refused";
import type { Level } from "@/lib/domain/level";
import { decksForLevel } from "@/lib/domain/plan-pace";
import { LevelChoice, MinutesChoice, WhenChoice } from "./plan-choices";
import { DecksChoice } from "./plan-decks";
import { Outlook, type PlanDeckChoice } from "./plan-outlook";
import { type PlanAnswer, type PlanValues, readPlan } from "./plan-values";

interface PlanFormProps {
  values: PlanValues;
  decks: readonly PlanDeckChoice[];
  today: string;
  secondsPerShowing: number | null;
  /** Where to go once it is saved. */
  next: string;
  /** Whether it may be passed over: on the first visit. */
  first: boolean;
  save: (before: PlanAnswer | null, form: FormData) => Promise<PlanAnswer>;
}

/**
 * What to learn, how deep, by when and how fast, with where that leads. The fields keep what was
 * chosen themselves; what is reckoned from them follows each change. Without JavaScript it is a plain
 * form, which reckons when it is asked to.
 */
export function PlanForm({ values: initial, decks, today, secondsPerShowing, next, first, save }: PlanFormProps) {
  const [plain, send] = useActionState(save, null);
  const kept = plain?.values ?? initial;
  const [answer, setAnswer] = useState(plain);
  const [busy, startTransition] = useTransition();
  const [values, setValues] = useState(kept);
  const form = useRef<HTMLFormElement>(null);
  /** Whether the decks are the learner's own choice: then a level leaves them alone. */
  const ownChoice = useRef(!first);
  const problems = answer?.fields ?? {};

  const reckon = () => form.current && setValues(readPlan(new FormData(form.current)));
  // What was chosen before the page came to life, or kept by the browser, counts too.
  useEffect(() => {
    if (form.current) setValues(readPlan(new FormData(form.current)));
  }, []);

  const choose = (slugs: readonly string[]) => {
    const boxes = form.current?.querySelectorAll<HTMLInputElement>("input[name=deck]") ?? [];
    for (const box of boxes) box.checked = slugs.includes(box.value);
    reckon();
  };
  const bank = decks.filter((deck) => !deck.own);
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { name, value } = event.target as HTMLInputElement;
    if (name === "deck") ownChoice.current = true;
    if (name === "interviewDate") check("when", "date");
    if (name === "otherMinutes") check("minutes", "other");
    if (name === "level" && !ownChoice.current) choose(decksForLevel(value as Level, bank).map(({ slug }) => slug));
    else reckon();
  };
  const check = (name: string, value: string) => {
    const radio = form.current?.querySelector<HTMLInputElement>(`input[name=${name}][value=${value}]`);
    if (radio) radio.checked = true;
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault(); // React would empty the fields after it
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(async () => {
      try {
        const said = await save(null, data);
        startTransition(() => setAnswer(said));
      } catch (error) {
        unstable_rethrow(error); // it was saved, and leads on
        const message = "The server could not be reached. Nothing was saved; try again.";
        startTransition(() => setAnswer({ kind: "failed", message, values: readPlan(data) }));
      }
    });
  };
  // Where something is wrong, the first such field is where to go on.
  useEffect(() => {
    if (answer?.fields) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [answer]);

  return (
    <form
      ref={form}
      action={send}
      onSubmit={submit}
      onInput={onInput}
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]"
      noValidate
    >
      <input type="hidden" name="next" value={next} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <WhenChoice interviewDate={kept.interviewDate} today={today} problem={problems.interviewDate} />
        <LevelChoice level={kept.level} decks={decks} problem={problems.level} />
        <MinutesChoice minutes={kept.minutesPerDay} problem={problems.minutesPerDay} />
        <DecksChoice
          decks={decks}
          level={values.level}
          drawn={kept.decks}
          chosen={values.decks}
          problem={problems.decks}
          choose={(which) => {
            ownChoice.current = true;
            const suggested = decksForLevel(values.level, bank);
            choose({ all: decks, none: [], suggested }[which].map(({ slug }) => slug));
          }}
        />
      </div>
      <section aria-labelledby="outlook" className="rounded-lg border border-rule bg-raised p-5 lg:sticky lg:top-6">
        <h2 id="outlook" className="mb-2 text-sm text-muted">
          Where this leads
        </h2>
        <div aria-live="polite" aria-atomic="true">
          <Outlook values={values} decks={decks} today={today} secondsPerShowing={secondsPerShowing} />
        </div>
        <div className="mt-5 grid gap-3">
          {answer?.message && Object.keys(problems).length === 0 && (
            <Refused kind={answer.kind} message={answer.message} />
          )}
          {Object.keys(problems).length > 0 && (
            <p role="alert" className="text-sm text-again">
              Not saved yet: see what is marked.
            </p>
          )}
          <button type="submit" name="intent" value="save" className="button button-primary" disabled={busy}>
            {busy ? "Saving …" : first ? "Begin with this plan" : "Save this plan"}
          </button>
          <button type="submit" name="intent" value="preview" className="button hidden noscript:inline-flex">
            Work it out
          </button>
          {first && (
            <button type="submit" name="intent" value="skip" className="button" disabled={busy}>
              Skip for now
            </button>
          )}
        </div>
        <p className="mt-3 text-sm text-muted">
          {first ? "You can change all of it later, under Settings." : "Cards you have met keep their dates."}
        </p>
      </section>
    </form>
  );
}
