/** Measures how long a question has been looked at: time while the page is hidden does not count. Times are in ms. */
export interface Stopwatch {
  /** What counted before it last stopped. */
  countedMs: number;
  /** Since when it is running; null while the page is hidden. */
  since: number | null;
}

/** A stopwatch that begins at `now`: running where the page is visible. */
export const startStopwatch = (now: number, visible: boolean): Stopwatch => ({
  countedMs: 0,
  since: visible ? now : null,
});

/** The stopwatch once the page has been hidden or shown. */
export function whenVisible(watch: Stopwatch, now: number, visible: boolean): Stopwatch {
  if (visible) return watch.since === null ? { ...watch, since: now } : watch;
  return { countedMs: countedMs(watch, now), since: null };
}

/** How long has counted by `now`. */
export function countedMs({ countedMs: before, since }: Stopwatch, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since));
}
