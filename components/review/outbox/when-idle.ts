/** When it is done at the latest, in milliseconds, however busy the page is. */
const LATEST_MS = 3000;

/** Does what can wait once the page has nothing better to do, and returns what calls it off before the page has begun to wait. */
export function whenIdle(work: () => void): () => void {
  const timer = setTimeout(() => {
    if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: LATEST_MS });
    else work();
  }, 0);
  return () => clearTimeout(timer);
}
