"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isComposing } from "@/components/ui/composing";
import type { OwnKeys } from "@/lib/domain/own-keys";
import { assignKey, type Choice, chooseKey, resetKeys, takenBy, takenWords } from "./choose-key";
import { bindingsOf, keyName, SLOTS, type Slot } from "./keys";

interface KeysFormProps {
  ownKeys: OwnKeys;
  save: (changes: { ownKeys: OwnKeys }) => Promise<{ kind: string; message?: string }>;
}

/** The keyboard shortcuts of a review. Each can be changed by pressing another key, which is saved at once. */
export function KeysForm({ ownKeys: first, save }: KeysFormProps) {
  const [own, setOwn] = useState(first);
  const [asked, setAsked] = useState<Slot | null>(null);
  /** The pressed key, if another act already uses it: the learner is asked whether to reassign it. */
  const [taken, setTaken] = useState<{ key: string; by: Slot } | null>(null);
  const [said, setSaid] = useState("");
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const bindings = bindingsOf(own);

  const done = (slot: Slot) => {
    setAsked(null);
    setTaken(null);
    requestAnimationFrame(() => buttons.current.get(slot.id)?.focus());
  };
  const change = async (next: OwnKeys, words: string) => {
    setOwn(next);
    setSaid("Saving …");
    const saved = await save({ ownKeys: next }).catch(() => null);
    if (saved?.kind === "done") return setSaid(words);
    setOwn(own);
    setSaid(saved?.message ?? "Could not reach the server. Nothing was changed; try again.");
  };
  const assign = (slot: Slot, key: string) => {
    done(slot);
    void change(assignKey(own, slot, key), `${slot.name}: ${keyName(key)}. Saved.`);
  };
  const press = (slot: Slot, event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.repeat) return;
    // Tab always moves on: the field must not trap the focus.
    if (event.key !== "Tab") event.preventDefault();
    if (event.key === "Escape") done(slot);
    choose(slot, chooseKey({ ...pick(event), altGraph: event.getModifierState("AltGraph") }, event.shiftKey));
  };
  const choose = (slot: Slot, choice: Choice) => {
    if (choice.kind === "waiting") return;
    if (choice.kind === "refused") return setSaid(choice.why);
    const by = takenBy(choice.key, slot, bindings);
    if (!by) return assign(slot, choice.key);
    setTaken({ key: choice.key, by });
    setSaid(takenWords(choice.key, by));
  };

  return (
    <div className="max-w-read">
      <table className="w-full border-t border-rule">
        <thead className="sr-only">
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Key</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {SLOTS.map((slot) => {
            const { id, name, fixed } = slot;
            const keys = bindings[id] ?? [];
            return (
              <tr key={id} className="border-b border-rule align-middle">
                <th scope="row" className="py-1 pe-3 text-start font-normal">
                  {name}
                </th>
                <td className="py-1 pe-3">
                  {asked?.id === id ? (
                    <KeyField
                      name={name}
                      onPress={(event) => press(slot, event)}
                      onLeave={() => setAsked(null)}
                      onType={(key) => choose(slot, chooseKey({ ...UNMODIFIED, key }, false))}
                      held={taken !== null}
                    />
                  ) : (
                    <Keys keys={keys} />
                  )}
                </td>
                <td className="py-1 text-end whitespace-nowrap">
                  {!fixed && own[id] !== undefined && (
                    <button
                      type="button"
                      className="link min-h-11 cursor-pointer px-2"
                      aria-label={`Reset the key for ${name}`}
                      onClick={() => change(resetKeys(own, slot), `${name} is reset. Saved.`)}
                    >
                      Reset
                    </button>
                  )}
                  {!fixed && asked?.id !== id && (
                    <button
                      type="button"
                      ref={(element) => {
                        if (element) buttons.current.set(id, element);
                      }}
                      className="link min-h-11 cursor-pointer px-2"
                      aria-label={`Change the key for ${name}, now ${keys.map(keyName).join(" or ") || "none"}`}
                      onClick={() => {
                        setTaken(null);
                        setSaid("");
                        setAsked(slot);
                      }}
                    >
                      Change
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="sticky bottom-12 mt-4 flex min-h-11 flex-wrap items-center gap-3 bg-paper py-1 sm:bottom-0">
        <button
          type="button"
          className="button"
          disabled={Object.keys(own).length === 0}
          onClick={() => change({}, "All keys are back to their defaults. Saved.")}
        >
          Reset all keys
        </button>
        {taken && asked && (
          <button type="button" className="button" onClick={() => assign(asked, taken.key)}>
            Reassign it from “{taken.by.name}”
          </button>
        )}
        <p role="status" className="text-muted">
          {said}
        </p>
      </div>
    </div>
  );
}

const pick = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey });

const UNMODIFIED = { ctrlKey: false, metaKey: false, altKey: false, altGraph: false };

function Keys({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0) return <span className="text-muted">no key</span>;
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {keys.map((key) => (
        <kbd key={key} className="rounded-sm border border-rule bg-raised px-2 py-0.5 font-sans">
          {keyName(key)}
        </kbd>
      ))}
    </span>
  );
}

interface KeyFieldProps {
  name: string;
  /** Whether it stays although the focus leaves it: a question about the key is open. */
  held: boolean;
  onPress: (event: KeyboardEvent) => void;
  /** A keyboard on the screen says which character it wrote, and no key. */
  onType: (character: string) => void;
  onLeave: () => void;
}

/** Where the key is pressed: a field, for screen readers leave its keys to it. */
function KeyField({ name, held, onPress, onType, onLeave }: KeyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input
      ref={field}
      aria-label={`Press the new key for ${name}, or Esc to keep the current one`}
      placeholder="Press a key"
      value=""
      onChange={(event) => onType([...event.target.value].at(-1) ?? "")}
      onKeyDown={onPress}
      onBlur={() => held || onLeave()}
      autoComplete="off"
      autoCapitalize="none"
      className="field min-h-9 w-32 py-1"
    />
  );
}
