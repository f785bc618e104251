/** Npm passes a Ctrl-C on to us that the terminal has sent us already: only a later one is a second. */
const SAME_MS = 1000;

/**
 * @typedef {object} StopRequests
 * @property {Promise<null>} first settles at the first
 * @property {(listener: (impatient: boolean) => void) => void} listen tells of each, and of one that came
 *   before; `impatient` is a request that repeats another
 */

/**
 * Listens for requests to stop: a signal, or the end of the npm that started us, which passes a SIGTERM
 * on to a shell that keeps it to itself.
 * @returns {StopRequests}
 */
export function stopRequests() {
  /** @type {number | undefined} */
  let firstAt;
  /** @type {(impatient: boolean) => void} */
  let tell = () => {};
  const first = new Promise((resolve) => {
    const request = () => {
      const now = performance.now();
      if (firstAt === undefined) {
        firstAt = now;
        resolve(null);
        tell(false);
      } else if (now - firstAt > SAME_MS) tell(true);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, request);
    const parent = process.ppid;
    if (!process.env.npm_lifecycle_event) return;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      request();
    }, 200).unref();
  });
  return {
    first,
    listen: (listener) => {
      tell = listener;
      if (firstAt !== undefined) listener(false);
    },
  };
}
