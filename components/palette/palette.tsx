"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Pieces } from "@/components/search/pieces";
import { isComposing } from "@/components/ui/composing";
import { type Command, commandsFor } from "./commands";
import { useFound } from "./use-found";

export interface PaletteProps {
  signedIn: boolean;
  onClose: () => void;
}

const UNREACHED = "The server cannot be reached: cards are not searched until the connection is back.";

/**
 * A field to type where one wants to go, and what fits: decks, reviews, cards, pages. A combobox with a
 * list: the focus stays in the field, and the arrows move through the list.
 */
export function Palette({ signedIn, onClose }: PaletteProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  /** The command that Enter chooses; none named, the first. */
  const [chosen, setChosen] = useState<string>();
  /** Whether Enter was pressed before the decks were known. */
  const [entered, setEntered] = useState(false);
  const { decks, cards, opening, asking, reached } = useFound(typed);
  const id = useId();
  const commands = commandsFor(typed, decks, cards, signedIn);
  const at = Math.max(
    0,
    commands.findIndex((command) => command.id === chosen),
  );
  const active = commands[at];

  // The browser keeps the focus within, and gives it back where it was.
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (active)
      list.current?.querySelector(`[data-command="${CSS.escape(active.id)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const go = (command: Command) => {
    onClose();
    router.push(command.href);
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return; // the key belongs to the word being written
    const last = commands.length - 1;
    const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to !== undefined) {
      event.preventDefault();
      setChosen(commands[to]?.id);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      if (opening) setEntered(true);
      else go(active);
    }
  };
  const goAsEntered = useEffectEvent(() => active && go(active));
  useEffect(() => {
    if (entered && !opening) goAsEntered();
  }, [entered, opening]);
  const groups = [...new Set(commands.map(({ group }) => group))];
  const said = asking ? "" : commands.length === 1 ? "1 way to go" : `${commands.length} ways to go`;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it, as Escape does
    <dialog
      ref={dialog}
      aria-label="Go to"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="mx-auto mt-[8dvh] mb-auto max-h-[80dvh] w-[min(40rem,calc(100vw-1.5rem))] overflow-hidden rounded-lg border border-rule bg-raised p-0 text-ink backdrop:bg-black/40 open:flex open:flex-col"
    >
      <div className="flex items-center gap-2 border-b border-rule p-2">
        <input
          autoFocus
          type="text"
          dir="auto"
          role="combobox"
          aria-label="Go to a deck, card or page, or start a review"
          aria-expanded={commands.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          placeholder="Deck, card, page or review"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={300}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(undefined);
            setEntered(false);
          }}
          onKeyDown={onKey}
          className="field min-w-0 flex-1 text-base"
        />
        <button type="button" className="button px-3" onClick={onClose}>
          Close
        </button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {!reached && (
        <p role="alert" className="border-b border-rule px-4 py-3 text-muted">
          {UNREACHED}
        </p>
      )}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Where to go"
        className="h-[min(26rem,60dvh)] overflow-y-auto p-2"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a list's group of options, not of fields
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <p id={`${id}-${group}`} role="presentation" className="px-3 pt-3 pb-1 text-sm text-muted">
              {group}
            </p>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the field, which has the keys
                <div
                  key={command.id}
                  id={`${id}-${command.id}`}
                  data-command={command.id}
                  role="option"
                  aria-selected={command === active}
                  onClick={() => go(command)}
                  onPointerMove={() => setChosen(command.id)}
                  className="flex min-h-11 cursor-pointer flex-col justify-center gap-x-4 rounded-md px-3 py-2 sm:flex-row sm:items-center sm:justify-between aria-selected:bg-sunk aria-selected:outline aria-selected:outline-rule"
                >
                  <span dir="auto" className="min-w-0">
                    <Pieces pieces={command.label} />
                  </span>
                  {command.hint && <span className="shrink-0 text-sm text-muted">{command.hint}</span>}
                </div>
              ))}
          </div>
        ))}
        {commands.length === 0 && !asking && <p className="px-3 py-4 text-muted">Nothing fits. Try fewer letters.</p>}
      </div>
    </dialog>
  );
}
