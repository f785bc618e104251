import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";
import { isMeant, type Press } from "./meant";

/**
 * Tells the presses of what has just come from those that were meant for what stood there before. It begins to count
 * when the component that uses it comes.
 */
export function useMeant() {
  const shownAt = useRef(Number.POSITIVE_INFINITY);
  const down = useRef<Pick<Press, "at" | "by"> | null>(null);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  return {
    /** To be told where a finger or a button goes down. */
    onPointerDown: ({ timeStamp: at, pointerType }: PointerEvent) => {
      down.current = { at, by: pointerType === "mouse" || pointerType === "pen" ? pointerType : "touch" };
    },
    /** Whether a click was meant; of a screen reader's or a key's click no pointer tells. */
    isMeantBy: ({ detail, timeStamp }: MouseEvent) => {
      const press = (detail > 0 && down.current) || { at: timeStamp, by: "key" as const };
      down.current = null;
      return isMeant(shownAt.current, { ...press, clicks: detail });
    },
    /** Whether a finger that went down at `at` was. */
    isMeantAt: (at: number) => isMeant(shownAt.current, { at, by: "touch", clicks: 1 }),
  };
}
