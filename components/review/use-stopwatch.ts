import { useCallback, useEffect, useRef } from "react";
import { countedMs, startStopwatch, whenVisible } from "./stopwatch";

const isVisible = () => document.visibilityState === "visible";

/**
 * How long the question that is shown has been looked at, in ms: it begins anew with each `shown`, stops while the
 * page is hidden, and counts no more than `longestMs`.
 */
export function useStopwatch(shown: string, longestMs: number): () => number {
  const watch = useRef(startStopwatch(0, false));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins anew
  useEffect(() => {
    watch.current = startStopwatch(performance.now(), isVisible());
    const change = () => {
      watch.current = whenVisible(watch.current, performance.now(), isVisible());
    };
    document.addEventListener("visibilitychange", change);
    return () => document.removeEventListener("visibilitychange", change);
  }, [shown]);
  return useCallback(() => Math.min(countedMs(watch.current, performance.now()), longestMs), [longestMs]);
}
