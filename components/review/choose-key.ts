import type { OwnKeys } from "@/lib/domain/own-keys";
import { type Bindings, bindingsOf, isPossible, keyName, type Situation, SLOTS, type Slot } from "./keys";

/** A key as it was pressed to be an act's own. */
interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  altGraph: boolean;
}

/** Modifiers and locks: pressed on the way to another key, they say nothing yet. */
const ON_THE_WAY = /^(Shift|Control|Alt|AltGraph|Meta|OS|Fn|FnLock|CapsLock|NumLock|ScrollLock|Hyper|Super)$/;
/** Keys with names that may be an act's; all others belong to the page, the browser or the system. */
const NAMED = ["Enter", "Backspace", "Delete", "Insert", "ArrowLeft", "ArrowRight"];

const REFUSED: Readonly<Record<string, string>> = {
  Tab: "Tab moves the focus on every page. Choose another key.",
  Escape: "Esc always leaves the review or closes a dialog. Choose another key.",
  ArrowUp: "The up and down arrows scroll a long answer. Choose another key.",
  ArrowDown: "The up and down arrows scroll a long answer. Choose another key.",
  PageUp: "This key scrolls a long answer. Choose another key.",
  PageDown: "This key scrolls a long answer. Choose another key.",
  Home: "This key scrolls a long answer. Choose another key.",
  End: "This key scrolls a long answer. Choose another key.",
};

/** The result of pressing a key to choose it: nothing yet, the key, or why it is refused. */
export type Choice = { kind: "waiting" } | { kind: "key"; key: string } | { kind: "refused"; why: string };

/** Whether a key can be an act's. Letters count in lower case; with Shift they are other keys. */
export function chooseKey({ key, ctrlKey, metaKey, altKey, altGraph }: Pressed, shiftKey: boolean): Choice {
  if (key === "" || ON_THE_WAY.test(key)) return { kind: "waiting" };
  if ((ctrlKey || metaKey || altKey) && !altGraph)
    return { kind: "refused", why: "Keys with Ctrl, Alt or Cmd belong to the browser. Choose a single key." };
  const refused = REFUSED[key];
  if (refused) return { kind: "refused", why: refused };
  const isCharacter = [...key].length === 1 || /^[^\p{ASCII}]{1,3}$/u.test(key);
  if (!isCharacter && !NAMED.includes(key))
    return { kind: "refused", why: "That key belongs to the browser or the system. Choose a letter, digit or symbol." };
  return { kind: "key", key: [...key].length === 1 && !shiftKey ? key.toLowerCase() : key };
}

const CARD: Omit<Situation, "shows"> = { points: 6, practice: false, leech: true, redo: true };

/** Whether both can be available at the same moment of a review, so that they cannot share a key. */
const meet = (one: Slot, other: Slot) =>
  (["question", "answer"] as const).some(
    (shows) => isPossible(one.act, { ...CARD, shows }) && isPossible(other.act, { ...CARD, shows }),
  );

/** The act that has a key already, where it can be done when this one can; null for a free key. */
export function takenBy(key: string, slot: Slot, bindings: Bindings): Slot | null {
  return SLOTS.find((other) => other.id !== slot.id && bindings[other.id]?.includes(key) && meet(slot, other)) ?? null;
}

/** "z is already used for “Undo”. Choose another key, or reassign this one." */
export function takenWords(key: string, by: Slot): string {
  return `${keyName(key)} is already used for “${by.name}”. Choose another key, or reassign this one.`;
}

/** A learner's keys after assigning a key to an act, taken from acts available at the same moment. */
export function assignKey(own: OwnKeys, slot: Slot, key: string): OwnKeys {
  const bindings = bindingsOf(own);
  const robbed = SLOTS.filter(
    (other) => other.id !== slot.id && bindings[other.id]?.includes(key) && meet(slot, other),
  );
  const without = robbed.map(({ id }) => [id, (bindings[id] ?? []).filter((one) => one !== key)]);
  return { ...own, ...Object.fromEntries(without), [slot.id]: [key] };
}

/** A learner's keys once an act has those again that it comes with; what other acts have by now, they keep. */
export function resetKeys(own: OwnKeys, slot: Slot): OwnKeys {
  const { [slot.id]: _reset, ...rest } = own;
  const bindings = bindingsOf(rest);
  const free = slot.keys.filter((key) => {
    const by = takenBy(key, slot, bindings);
    return by === null || rest[by.id] === undefined;
  });
  return free.length === slot.keys.length ? rest : { ...rest, [slot.id]: free };
}
