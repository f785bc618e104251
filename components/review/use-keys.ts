import { useEffect, useEffectEvent } from "react";

/** Elements in which a key means something of its own. */
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const PRESSING = "button, a, summary, input, label";

/** Whether something lies open over the page, such as an enlarged diagram: until it is closed, keys are its own. */
const isCovered = () => CSS.supports("selector(:popover-open)") && document.querySelector(":popover-open") !== null;

/**
 * Calls `onKey` for keys pressed on the page, never while someone types, holds a modifier, or has
 * the focus on something that Space and Enter press. It returns whether the key was its own.
 */
export function useKeys(onKey: (key: string) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !(event.target instanceof Element)) return;
    if (event.target.closest(TYPING) || isCovered()) return;
    const presses = event.key === " " || event.key === "Enter";
    if (presses && event.target.closest(PRESSING)) return;
    if (onKey(event.key)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}
