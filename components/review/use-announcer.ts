import { useCallback, useEffect, useRef } from "react";

/** After the focus has moved, so that the words are not lost to what it reads. In ms. */
const AFTER_MS = 150;

/** Words for those who listen: `ref` belongs to an element with `aria-live`. They are written past React, and after the paint. */
export function useAnnouncer() {
  const ref = useRef<HTMLParagraphElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = useCallback((words: () => string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (ref.current) ref.current.textContent = words();
    }, AFTER_MS);
  }, []);
  return { ref, say };
}
