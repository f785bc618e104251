"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useFormAnswer } from "@/components/ui/use-form-answer";
import { cardsWords } from "@/lib/domain/change-words";
import { chosenWords, SelectionBar } from "./selection-bar";

type Answer =
  | { kind: "done"; message: string; undo: { id: string; only: string } | null }
  | { kind: "go"; href: string }
  | { kind: "failed"; message: string };
type Act = (before: Answer | null, form: FormData) => Promise<Answer>;

interface CardSelectionProps {
  /** What the form says of itself: the deck, and the filter that its cards were shown by; or the search. */
  fields: Readonly<Record<string, string>>;
  /** How many cards can be chosen: on this page, and in all that the filter shows. */
  here: number;
  all: number;
  /** Whether there are more still than `all`. */
  more?: boolean;
  changeCards: Act;
  undoCards: Act;
  /** The cards, each with a box called `card`. */
  children: ReactNode;
}

const UNREACHABLE: Answer & { kind: "failed" } = {
  kind: "failed",
  message: "Could not reach the server. Try again; nothing is done twice.",
};

/**
 * Cards that can be chosen, and what can be done with the chosen ones. It is one form, which works without
 * JavaScript too; with it, a bar comes up with the count once a card is chosen.
 */
export function CardSelection({
  fields,
  here,
  all,
  more = false,
  changeCards,
  undoCards,
  children,
}: CardSelectionProps) {
  const router = useRouter();
  const change = useFormAnswer<Answer>(changeCards, UNREACHABLE);
  const undo = useFormAnswer<Answer>(undoCards, UNREACHABLE);
  const [chosen, setChosen] = useState(0);
  const [last, setLast] = useState<"change" | "undo" | null>(null);
  /** Whether something was chosen since the last answer, which is then no longer of interest. */
  const [since, setSince] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const clicked = useRef<HTMLInputElement | null>(null);

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input[name="card"]') ?? [])];
  const allBox = () => form.current?.querySelector<HTMLInputElement>('input[name="all"]');
  const count = () => setChosen(allBox()?.checked ? all : boxes().filter((box) => box.checked).length);
  const choose = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    const whole = allBox();
    if (whole) whole.checked = checked;
    count();
  };
  useEffect(count); // the browser may have kept the boxes of a page that it comes back to

  const onClick = (event: MouseEvent<HTMLFormElement>) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
    setSince(true);
    if (box.name === "all") return choose(box.checked);
    const list = boxes();
    const [from, to] = [clicked.current, box].map((one) => (one ? list.indexOf(one) : -1)).sort((a, b) => a - b);
    if (event.shiftKey && from !== undefined && to !== undefined && from >= 0)
      for (const one of list.slice(from, to + 1)) one.checked = box.checked;
    clicked.current = box;
    const whole = allBox();
    if (whole && !box.checked) whole.checked = false;
    count();
  };
  const settle = (what: "change" | "undo", answer: Answer | null) => {
    if (!answer) return;
    if (answer.kind === "go") return router.push(answer.href);
    setLast(what);
    setSince(false);
    if (answer.kind === "done") choose(false);
    bar.current?.focus();
  };

  // Without JavaScript there is one answer: that of the form that was sent.
  const latest = last === "undo" ? undo.answer : last === "change" ? change.answer : (undo.answer ?? change.answer);
  const answer = (since && chosen > 0) || latest?.kind === "go" ? null : latest;
  const undoable = answer?.kind === "done" ? answer.undo : null;
  const isShown = chosen > 0 || answer !== null;
  return (
    <>
      <form
        ref={form}
        action={change.formAction}
        onSubmit={async (event) => settle("change", await change.send(event))}
        onClick={onClick}
        onKeyDown={(event) => {
          if (event.key === "Escape" && chosen > 0) choose(false);
          if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
          event.preventDefault();
          if (chosen > 0) bar.current?.focus();
        }}
      >
        {/* The first button is what Enter in a box would press: this one does nothing. */}
        <button type="submit" disabled hidden />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {all > 0 && (
          <label className="no-print flex min-h-11 w-fit items-center gap-3 pe-3 ps-3">
            <input type="checkbox" name="all" value="yes" className="size-5 accent-accent" />
            Choose all {more && "of more than "}
            {cardsWords(all)}
            {(all > here || more) && <span className="text-sm text-muted">on all pages</span>}
          </label>
        )}
        <div
          ref={bar}
          tabIndex={-1}
          className={
            isShown
              ? "no-print fixed inset-x-0 bottom-[calc(3rem+env(safe-area-inset-bottom))] z-20 border-t border-rule bg-raised sm:bottom-0"
              : `no-print hidden ${all > 0 ? "noscript:block" : ""}`
          }
        >
          {answer && (
            <p className="mx-auto flex max-w-wide flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
              <span className={answer.kind === "failed" ? "text-again" : undefined}>{answer.message}</span>
              {undoable && (
                <button type="submit" form="undo-cards" className="button" disabled={undo.busy}>
                  Undo
                </button>
              )}
            </p>
          )}
          <div className={chosen > 0 ? undefined : `hidden ${all > 0 ? "noscript:block" : ""}`}>
            <SelectionBar
              chosen={chosen}
              more={more && chosen === all}
              busy={change.busy}
              clear={() => choose(false)}
            />
          </div>
        </div>
        {children}
        {isShown && <div aria-hidden="true" className="no-print h-36 sm:h-12" />}
      </form>
      <form
        id="undo-cards"
        action={undo.formAction}
        onSubmit={async (event) => settle("undo", await undo.send(event))}
        hidden
      >
        <input type="hidden" name="id" value={undoable?.id ?? ""} />
        <input type="hidden" name="only" value={undoable?.only ?? ""} />
      </form>
      <p role="status" className="sr-only">
        {answer
          ? answer.message
          : chosen > 0 && `${chosenWords(chosen, more && chosen === all)}. Press Enter for what you can do with them.`}
      </p>
    </>
  );
}
