import { useEffect, useEffectEvent } from "react";

/** Elements in which a key means something of its own. */
const TYPING =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])";
const PRESSING = "button, a, summary, input, label";

/** Whether something lies open over the page, a dialog or an enlarged diagram: until it is closed, keys are its own. */
const isCovered = () =>
  document.querySelector("dialog[open]") !== null ||
  (CSS.supports("selector(:popover-open)") && document.querySelector(":popover-open") !== null);

/**
 * Whether a key is one of the page's: nobody types or composes a character with it, no modifier is
 * held (AltGr writes @ on many keyboards), it is not held down, nothing lies open over the page, and the focus is on
 * nothing that Space and Enter press.
 */
export function isForPage(event: KeyboardEvent): boolean {
  const { key, target } = event;
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if ((modified && !event.getModifierState("AltGraph")) || event.repeat || event.isComposing) return false;
  if (!(target instanceof Element) || target.closest(TYPING) || isCovered()) return false;
  return (key !== " " && key !== "Enter") || !target.closest(PRESSING);
}

/** Calls `onKey` for the page's keys, as lower case where only the caps lock says otherwise. It returns whether the key was its own. */
export function useKeys(onKey: (key: string) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (!isForPage(event)) return;
    if (onKey(event.shiftKey ? event.key : lowered(event.key))) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}

/** Keys with names, such as Escape, keep theirs. */
function lowered(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}
