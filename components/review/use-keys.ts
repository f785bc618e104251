import { useEffect, useEffectEvent } from "react";
import { isComposing } from "@/components/ui/composing";
import type { Bindings } from "./keys";
import { readKey } from "./read-key";

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
 * nothing that Space and Enter press. Shift with Space scrolls back.
 */
export function isForPage(event: KeyboardEvent): boolean {
  const { key, target } = event;
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if ((modified && !event.getModifierState("AltGraph")) || event.repeat || isComposing(event)) return false;
  if (!(target instanceof Element) || target.closest(TYPING) || isCovered()) return false;
  return (key !== " " && key !== "Enter") || (!event.shiftKey && !target.closest(PRESSING));
}

/**
 * Calls `onKey` for the page's keys, as the table of keys has them, with the instant at which each went down. It returns
 * whether the key was its own.
 */
export function useKeys(bindings: Bindings, onKey: (key: string, at: number) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (!isForPage(event)) return;
    const { key, code, shiftKey, timeStamp } = event;
    const bound = new Set(Object.values(bindings).flat());
    const meant = readKey({ key, code, shiftKey, altGraph: event.getModifierState("AltGraph") }, bound);
    if (onKey(meant, timeStamp)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}
