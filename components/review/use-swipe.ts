import { type PointerEvent, useRef, useState } from "react";
import type { Grade } from "@/lib/domain/grade";
import { type Drag, dragOf, mayBegin } from "./swipe";
import { useMeant } from "./use-meant";

/** What scrolls sideways, or is dragged, by itself. */
const OWN = ".table-scroll, .diagram, pre, textarea, input";

/** Dragging a card with one finger towards a grade. The browser keeps vertical moves: the page has `touch-action: pan-y`. */
export function useSwipe(enabled: boolean, onGrade: (grade: Grade) => void) {
  const start = useRef<{ id: number; x: number; y: number } | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const { isMeantAt } = useMeant();
  if (!enabled) return { drag: null, handlers: {} };

  const dragAt = ({ clientX, clientY, pointerId }: PointerEvent) => {
    const from = start.current;
    return from?.id === pointerId ? dragOf(clientX - from.x, clientY - from.y, window.innerWidth) : null;
  };
  const end = () => {
    start.current = null;
    setDrag(null);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      const { target, clientX: x, clientY: y, pointerId: id, isPrimary, pointerType } = event;
      if (!isPrimary) return end(); // a second finger: the page is zoomed
      if (pointerType === "mouse" || (target instanceof Element && target.closest(OWN))) return;
      if (isMeantAt(event.timeStamp) && mayBegin(x, window.innerWidth)) start.current = { id, x, y };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!start.current) return;
      const next = dragAt(event);
      // What is dragged is not pressed: its click goes to the card, and nowhere from there.
      if (next && !drag) event.currentTarget.setPointerCapture(event.pointerId);
      setDrag(next);
    },
    onPointerUp: (event: PointerEvent) => {
      const last = dragAt(event);
      end();
      if (last?.far) onGrade(last.grade);
    },
    onPointerCancel: end,
  };
  return { drag, handlers };
}
